SELECT
  "t1"."event",
  "t1"."country",
  "t1"."city",
  "t1"."role",
  "t1"."mode",
  "t1"."day",
  CASE
    WHEN COUNT(*) = COUNT("t1"."whole")
    THEN CAST(SUM("t1"."whole") AS BIGINT)
    ELSE NULL
  END AS "weight"
FROM (
  SELECT
    "t0"."EVENT" AS "event",
    "t0"."COUNTRY" AS "country",
    "t0"."CITY" AS "city",
    "t0"."ROLE" AS "role",
    "t0"."MODE" AS "mode",
    "t0"."DAY" AS "day",
    "t0"."WEIGHT" AS "weight",
    CASE
      WHEN "t0"."WEIGHT" BETWEEN 0 AND 999999999
      AND (
        (
          "t0"."WEIGHT" - FLOOR("t0"."WEIGHT")
        ) = 0
      )
      THEN CAST("t0"."WEIGHT" AS BIGINT)
      ELSE NULL
    END AS "whole"
  FROM "ATTENDANCES" AS "t0"
) AS "t1"
GROUP BY
  1,
  2,
  3,
  4,
  5,
  6
