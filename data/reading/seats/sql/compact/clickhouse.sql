SELECT
  "t1"."event" AS "event",
  "t1"."country" AS "country",
  "t1"."city" AS "city",
  "t1"."role" AS "role",
  "t1"."mode" AS "mode",
  "t1"."day" AS "day",
  CASE
    WHEN COUNT(*) = COUNT("t1"."whole")
    THEN CAST(SUM("t1"."whole") AS Nullable(Int64))
    ELSE NULL
  END AS "weight"
FROM (
  SELECT
    "t0"."event" AS "event",
    "t0"."country" AS "country",
    "t0"."city" AS "city",
    "t0"."role" AS "role",
    "t0"."mode" AS "mode",
    "t0"."day" AS "day",
    "t0"."weight" AS "weight",
    CASE
      WHEN "t0"."weight" BETWEEN 0 AND 999999999
      AND (
        (
          "t0"."weight" - FLOOR("t0"."weight")
        ) = 0
      )
      THEN CAST("t0"."weight" AS Nullable(Int64))
      ELSE NULL
    END AS "whole"
  FROM "attendances" AS "t0"
) AS "t1"
GROUP BY
  "t1"."event",
  "t1"."country",
  "t1"."city",
  "t1"."role",
  "t1"."mode",
  "t1"."day"
