"""What sources say of one country or one city, for the page that is about it."""
