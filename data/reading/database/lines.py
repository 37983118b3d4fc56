"""The lines about a database that holds a package: what is wrong, and what to do."""

_LOAD = "load one with `outreach schema --dialect postgresql PATH | psql URL`"
NO_ADDRESS = (
    "this is no address of a database; write postgresql://USER@HOST:PORT/NAME, with "
    "the password in PGPASSFILE or percent-encoded (%40 for @, %2F for /)"
)
NO_DRIVER = (
    "is read with psycopg, which is not installed; install this package with its extra "
    "`database`, as `make run` does"
)
EMPTY = f"holds no package yet; {_LOAD}"
_OTHER = f"its tables are of another version: drop them, and {_LOAD}"
# What to do about what PostgreSQL says, by its codes.
REMEDIES = {
    "42P01": f"{_LOAD} (without PATH it makes what is missing), or name the schema: "
    "ALTER ROLE … SET search_path TO …",
    "42703": _OTHER,
    "42883": _OTHER,  # columns of other types
    "42501": "let its role read: GRANT SELECT ON ALL TABLES IN SCHEMA … TO …",
}
OTHERWISE = "ask whoever runs it"


def away(reason: str) -> str:
    """Say why a database cannot be read now."""
    return (
        f"cannot be read now ({reason}); start the server there, or mend the address, "
        "the role or its password"
    )


def unreadable(reason: str, remedy: str) -> str:
    """Say why what a database holds cannot be read, and what to do."""
    return f"cannot be read ({reason}); {remedy}"


def no_answer(seconds: float) -> str:
    """Say that nobody answered in time."""
    return f"no answer within {seconds:g} seconds"


def no_schema(name: str) -> str:
    """Refuse the name of a schema."""
    return f"'{name}' is no name of a schema; write one of 1 to 63 bytes"
