-- What a package has besides its tables: its descriptor, and the count of its changes.
CREATE TABLE IF NOT EXISTS datapackage (
  "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),  -- one row at most
  descriptor text NOT NULL,
  readme text
);
COMMENT ON TABLE datapackage IS 'The descriptor of the package, datapackage.json.';
CREATE TABLE IF NOT EXISTS datapackage_version (
  "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
  number bigint NOT NULL,
  changed timestamptz NOT NULL,
  counted xid8  -- the transaction that has counted itself
);
COMMENT ON TABLE datapackage_version IS 'How often the package was changed.';
INSERT INTO datapackage_version (number, changed) VALUES (0, now())
  ON CONFLICT DO NOTHING;
-- Counts once a transaction: a row that it updates often would get slow.
CREATE OR REPLACE FUNCTION datapackage_changed() RETURNS trigger
LANGUAGE plpgsql AS $count$
BEGIN
  EXECUTE format(
    'UPDATE %I.datapackage_version'
    ' SET number = number + 1, changed = now(), counted = pg_current_xact_id()'
    ' WHERE (counted, changed) IS DISTINCT FROM (pg_current_xact_id(), now())',
    TG_TABLE_SCHEMA);
  RETURN NULL;
END
$count$;
