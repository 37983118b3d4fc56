"""A package in one file: a workbook (XLSX, ODS) or a zip, read with limits."""
