"""A real Streamlit session without a browser, over the websocket as browsers use it.

    with Viewer.open(site, "map", "country=RUS") as viewer:
        viewer.set_widget("related", True)
        assert not viewer.page.errors

One viewer is one reader's tab. It is not safe for threads: give each its own.
"""

import json
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.viewed import Page

_PATIENCE_S = 60
_EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN
# What Streamlit's own page sends where there is no token and no earlier session.
_NO_TOKEN = "PLACEHOLDER_AUTH_TOKEN"  # noqa: S105


@dataclass(kw_only=True)
class Viewer:
    """One reader's session; `page` is what stands there after the last run."""

    site: str
    page: Page
    socket: ClientConnection
    patience_s: float = _PATIENCE_S
    session_id: str = ""
    bytes_received: int = 0
    runs: int = 0
    _opened: ExitStack = field(default_factory=ExitStack)
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _cached: dict[str, ForwardMsg] = field(default_factory=dict)

    @classmethod
    def open(  # noqa: PLR0913
        cls,
        site: str,
        path: str = "",
        query: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        resume: str = "",
        patience_s: float = _PATIENCE_S,
    ) -> Self:
        """Open a page of a site and wait until it stands there.

        `headers` may hold cookies, for a proxy that looks at them; `resume` is the
        session id of a viewer whose connection was lost.
        """
        parts = urlsplit(site)
        protocols = ["streamlit", _NO_TOKEN, *([resume] if resume else [])]
        connection = connect(
            f"{site.replace('http', 'ws', 1)}/_stcore/stream",
            origin=Origin(f"{parts.scheme}://{parts.netloc}"),
            subprotocols=[Subprotocol(name) for name in protocols],
            additional_headers=dict(headers or {}),
            compression=None,
            max_size=None,
            proxy=None,
            open_timeout=patience_s,
        )
        with ExitStack() as opened:
            viewer = cls(
                site=site,
                page=Page(query=query),
                socket=opened.enter_context(connection),
                patience_s=patience_s,
            )
            viewer.send(path=path)
            viewer.finish()
            viewer._opened = opened.pop_all()
        return viewer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave, as a reader who closes the tab."""
        self._opened.close()

    @property
    def answered(self) -> Mapping[str, str]:
        """Give the headers of the answer that opened the session."""
        return self.socket.response.headers if self.socket.response else {}

    def rerun(self, query: str | None = None) -> Page:
        """Run the page again, at another address if one is given."""
        if query is not None:
            self.page.query = query
        self.send(went=query is not None)
        return self.finish()

    def go(self, path: str, query: str | None = None) -> Page:
        """Go to another page as by its link in the navigation."""
        hashes = {address: page_hash for page_hash, address in self.page.paths.items()}
        self.page.page_hash = hashes[path]
        return self.rerun(query)

    def set_widget(self, key: str, value: Any) -> Page:
        """Give a widget a value and wait for the page; options as they read.

        A list for pills and multiselects, a text or None for a selectbox, True for
        a button or toggle.
        """
        state = self.page.state_of(key, value)
        kind = state.WhichOneof("value")
        if kind != "trigger_value":
            self._states[state.id] = state
        self.send(
            *([state] if kind == "trigger_value" else []),
            fragment=self.page.fragment(key),
        )
        return self.finish()

    def click(self, key: str, event: str, value: Any) -> Page:
        """Let a component say what happened, such as a mark that was clicked."""
        said = [{"event": event, "value": value}]
        base = self.page.component_id(key)
        state = WidgetState(
            id=f"$$STREAMLIT_INTERNAL_KEY_{base}__events",
            json_trigger_value=json.dumps(said),
        )
        self.send(state, fragment=self.page.fragment(key))
        return self.finish()

    def send(
        self,
        *states: WidgetState,
        path: str = "",
        fragment: str = "",
        went: bool = False,
    ) -> None:
        """Ask for a run without waiting for it; `went` as after a link or Back."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.page.query
        asked.page_script_hash = self.page.page_hash
        asked.page_name = path
        asked.fragment_id = fragment
        asked.is_history_navigation = went
        asked.widget_states.widgets.extend([*self._states.values(), *states])
        asked.cached_message_hashes.extend(self._cached)
        asked.context_info.timezone = "UTC"
        asked.context_info.locale = "en-GB"
        asked.context_info.url = "/".join(filter(None, (self.site, path)))
        asked.context_info.color_scheme = "light"
        self.socket.send(message.SerializeToString())

    def finish(self) -> Page:
        """Wait until the page has run to its end, and give it."""
        deadline = time.monotonic() + self.patience_s
        while True:
            data = self.socket.recv(timeout=max(0, deadline - time.monotonic()))
            assert isinstance(data, bytes)
            self.bytes_received += len(data)
            message = self._known(ForwardMsg.FromString(data))
            self.page.take(message)
            if message.HasField("new_session"):
                self.session_id = message.new_session.initialize.session_id
            if message.HasField("script_finished"):
                if message.script_finished == _EARLY:
                    continue
                break
        self.runs += 1
        self.page.forget_stale(set(message.metadata.run.fragment_ids))
        self._take_states()
        return self.page

    def _known(self, message: ForwardMsg) -> ForwardMsg:
        """Put what was sent before in the place of a reference to it."""
        if message.HasField("ref_hash"):
            whole = ForwardMsg()
            whole.CopyFrom(self._cached[message.ref_hash])
            whole.metadata.CopyFrom(message.metadata)
            return whole
        if message.metadata.cacheable:
            self._cached[message.hash] = message
        return message

    def _take_states(self) -> None:
        """Hold the widgets' values as the browser does, for those on the page."""
        fresh = self.page.set_by_server()
        self._states = {
            held.id: held
            if held.id in fresh or held.id not in self._states
            else self._states[held.id]
            for held in self.page.held()
        }
