"""A package in one file: a workbook (XLSX, ODS) or a zip, read apart and with limits."""
