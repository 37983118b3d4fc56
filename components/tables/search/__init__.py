"""One index over countries, cities, people, events, series and sources."""
