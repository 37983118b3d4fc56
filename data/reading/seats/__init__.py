"""Seats, one a row of Parquet files, summed into claims and participation."""
