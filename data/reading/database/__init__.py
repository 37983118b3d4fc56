"""A package in tables of PostgreSQL: laid out, loaded, and copied out as files."""
