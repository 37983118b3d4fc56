"""How seats are grouped, in SQL that DuckDB and PostgreSQL understand alike.

Rows lie in `attendances`; rows that are alike become one of `groups`, of which there
are few.
"""

TABLE = "attendances"
# Where the groups of a database lie in a package's folder: seats of packages are
# Parquet, so it is the path of none.
FILE = f"{TABLE}.groups.csv"
MOST_KINDS = 2_000_000
COLUMNS = ("event", "country", "city", "role", "mode", "day", "weight")
# What groups have, as DuckDB reads them. A city that is no whole number is no city.
GROUPS = {
    "event": "VARCHAR",
    "country": "VARCHAR",
    "city": "DOUBLE",
    "role": "VARCHAR",
    "mode": "VARCHAR",
    "rows": "BIGINT",
    "seats": "HUGEINT",
    "first_day": "DATE",
    "last_day": "DATE",
    "dayless": "BIGINT",
    "odd": "BIGINT",  # rows of a weight that none may have, of which one is
    "odd_weight": "VARCHAR",
}
GROUPED = f"""
SELECT event, country, city, role, mode,
    count(*) AS rows,
    sum(whole) AS seats,
    min(day) AS first_day, max(day) AS last_day,
    count(*) - count(day) AS dayless,
    count(*) - count(whole) AS odd,
    min(CASE WHEN whole IS NULL THEN CAST(weight AS VARCHAR) END) AS odd_weight
FROM (
    SELECT *, CASE WHEN weight BETWEEN 0 AND 999999999 AND weight = floor(weight)
        THEN CAST(weight AS BIGINT) END AS whole
    FROM {TABLE}
) AS seats
GROUP BY event, country, city, role, mode
"""  # noqa: S608 (names of ours)
