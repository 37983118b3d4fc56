"""The server: mounts the dashboard script on one ASGI app with its routes."""

from components.live import memory

# Before any import starts a thread: threads keep the arenas that they have.
memory.share_one_arena()

import streamlit as st  # noqa: E402

from components.web import server  # noqa: E402
from components.web.streamlit import lifetime  # noqa: E402
from components.widgets import faults  # noqa: E402

server.require_settings()
server.require_dataset()
# Streamlit finds the app by reading this file: the call must stand here as it is.
app = st.App(
    server.SCRIPT,
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=lifetime.lifespan,
    on_script_error=faults.on_script_error,
)
