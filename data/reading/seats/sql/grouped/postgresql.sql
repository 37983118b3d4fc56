SELECT
  "t1"."event",
  "t1"."country",
  "t1"."city",
  "t1"."role",
  "t1"."mode",
  COUNT(*) AS "rows",
  SUM("t1"."whole") AS "seats",
  MIN("t1"."day") AS "first_day",
  MAX("t1"."day") AS "last_day",
  COUNT(*) - COUNT("t1"."day") AS "dayless",
  COUNT(*) - COUNT("t1"."whole") AS "odd",
  MIN(CASE WHEN "t1"."whole" IS NULL THEN CAST("t1"."weight" AS VARCHAR) ELSE NULL END) AS "odd_weight"
FROM (
  SELECT
    "t0"."event",
    "t0"."country",
    "t0"."city",
    "t0"."role",
    "t0"."mode",
    "t0"."day",
    "t0"."weight",
    CASE
      WHEN "t0"."weight" BETWEEN 0 AND 999999999
      AND (
        (
          "t0"."weight" - FLOOR("t0"."weight")
        ) = 0
      )
      THEN CAST("t0"."weight" AS BIGINT)
      ELSE NULL
    END AS "whole"
  FROM "attendances" AS "t0"
) AS "t1"
GROUP BY
  1,
  2,
  3,
  4,
  5
