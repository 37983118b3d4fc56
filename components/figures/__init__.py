"""Pure figures: tables in, pictures out, one module a figure family."""
