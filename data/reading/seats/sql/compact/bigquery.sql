SELECT
  `t1`.`event`,
  `t1`.`country`,
  `t1`.`city`,
  `t1`.`role`,
  `t1`.`mode`,
  `t1`.`day`,
  CASE
    WHEN COUNT(*) = COUNT(`t1`.`whole`)
    THEN CAST(SUM(`t1`.`whole`) AS INT64)
    ELSE NULL
  END AS `weight`
FROM (
  SELECT
    `t0`.`event`,
    `t0`.`country`,
    `t0`.`city`,
    `t0`.`role`,
    `t0`.`mode`,
    `t0`.`day`,
    `t0`.`weight`,
    CASE
      WHEN `t0`.`weight` BETWEEN 0 AND 999999999
      AND (
        (
          `t0`.`weight` - FLOOR(`t0`.`weight`)
        ) = 0
      )
      THEN CAST(`t0`.`weight` AS INT64)
      ELSE NULL
    END AS `whole`
  FROM `attendances` AS `t0`
) AS `t1`
GROUP BY
  1,
  2,
  3,
  4,
  5,
  6
