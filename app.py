"""The server: mounts the dashboard script on one ASGI app with its routes."""

import streamlit as st

from components.web import server
from components.web.streamlit import lifetime
from components.widgets import faults

server.require_settings()
server.require_dataset()
# Streamlit finds the app by reading this file: the call must stand here as it is.
app = st.App(
    server.SCRIPT,
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=lifetime.lifespan,
    on_script_error=faults.on_script_error,
    secrets=server.secrets(),
)
