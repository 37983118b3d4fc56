"""Streamlit's runtime of this process: its sessions, and the files they were sent."""

from typing import Any

from components.live import inner

_SESSIONS = "active_sessions"


def here() -> Any:
    """Find the runtime; None without a server."""
    try:
        return inner.attempt("runtime", lambda instance: instance())
    except RuntimeError:
        return None


def sessions() -> int | None:
    """Count the open pages; None where nobody knows."""
    runtime = here()
    if runtime is None:
        return 0 if inner.part("runtime") else None
    count: int | None = inner.attempt("runtime", lambda _: _count(runtime))
    return count


def drop_files(session: str) -> None:
    """Let go of what a session was sent."""
    runtime = here()
    if runtime is not None:
        inner.attempt(
            "runtime", lambda _: runtime.uploaded_file_mgr.remove_session_files(session)
        )


def _count(runtime: Any) -> int:
    stats = runtime.stats_mgr.get_stats([_SESSIONS]).get(_SESSIONS, ())
    return int(sum(stat.value for stat in stats if hasattr(stat, "value")))
