"""A package as a workbook: a sheet a table, and what explains them."""
