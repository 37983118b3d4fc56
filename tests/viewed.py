"""What a viewer sees: the page that the messages of a session build up."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

_TAG = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)
_WIDGETS = {
    "button": "trigger_value",
    "button_group": "string_array_value",
    "checkbox": "bool_value",
    "multiselect": "string_array_value",
    "selectbox": "string_value",
    "text_input": "string_value",
}
_WRITTEN = ("html", "markdown", "heading", "text", "alert")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One element in its place: which run put it there, and which fragment."""

    element: Element | None  # none for a block
    run: str
    fragment: str

    @property
    def kind(self) -> str:
        return str(self.element.WhichOneof("type")) if self.element else "block"

    @property
    def proto(self) -> Any:
        return getattr(self.element, self.kind)


@dataclass(kw_only=True)
class Page:
    """The page as it stands, element by element."""

    title: str = ""
    query: str = ""
    page_hash: str = ""
    paths: dict[str, str] = field(default_factory=dict)  # page hash to its address
    not_found: list[str] = field(default_factory=list)
    run: str = ""  # the latest
    repeated: str = ""  # the fragment that a browser runs again by the clock
    _seen: dict[tuple[int, ...], Seen] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Give the address of the page shown, "" for the first."""
        return self.paths.get(self.page_hash, "")

    @property
    def texts(self) -> list[str]:
        """Give what is written on the page, in its order, tags and styles left out."""
        bodies = (one.proto.body for one in self._in_order(*_WRITTEN))
        texts = (html.unescape(_TAG.sub(" ", body)) for body in bodies)
        return [" ".join(text.split()) for text in texts if text.strip()]

    @property
    def text(self) -> str:
        """Give all that is written on the page."""
        return "\n".join(self.texts)

    @property
    def alerts(self) -> list[str]:
        """Give the notices on the page."""
        return [one.proto.body for one in self._in_order("alert")]

    @property
    def errors(self) -> list[str]:
        """Give what failed: exceptions, error notices, pages that are not there."""
        raised = (one.proto for one in self._in_order("exception"))
        alerts = (one.proto for one in self._in_order("alert"))
        return [
            *(f"{one.type}: {one.message}" for one in raised),
            *(one.body for one in alerts if one.format == Alert.ERROR),
            *(f"page not found: {name}" for name in self.not_found),
        ]

    @property
    def components(self) -> dict[str, Any]:
        """Give what each component on the page was sent, by its key."""
        return {
            user_key(one.proto.id): _payload(one.proto)
            for one in self._in_order("bidi_component")
        }

    def component_id(self, key: str) -> str:
        """Give the id of a component by its key."""
        return self._by_key(key, "bidi_component").proto.id  # type: ignore[no-any-return]

    @property
    def widgets(self) -> dict[str, Any]:
        """Give the protocol's message of each widget on the page, by its key."""
        return {user_key(one.proto.id): one.proto for one in self._in_order(*_WIDGETS)}

    def fragment(self, key: str) -> str:
        """Give the fragment that a widget or component belongs to, "" for none."""
        return self._by_key(key, *_WIDGETS, "bidi_component").fragment

    def held(self) -> Iterator[WidgetState]:
        """Give what the widgets hold as the server put them there."""
        for one in self._in_order(*_WIDGETS):
            if one.kind != "button":
                yield state(one.proto.id, one.kind, _held(one))

    def set_by_server(self) -> set[str]:
        """Give the ids of the widgets whose value the server has just set."""
        return {
            one.proto.id
            for one in self._in_order(*_WIDGETS)
            if one.kind != "button" and one.proto.set_value
        }

    def state_of(self, key: str, value: Any) -> WidgetState:
        """Say that the reader has given a widget a value; options as they read."""
        one = self._by_key(key, *_WIDGETS)
        return state(one.proto.id, one.kind, value)

    def take(self, message: ForwardMsg) -> None:
        """Take one message of the server into the page."""
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._put(message)
        elif kind == "new_session":
            self.page_hash = message.new_session.page_script_hash
            self.run = message.metadata.run.script_run_id
            self.not_found.clear()
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
            pages = message.navigation.app_pages
            self.paths = {
                page.page_script_hash: "" if page.is_default else page.url_pathname
                for page in pages
            }
        elif kind == "page_config_changed":
            self.title = message.page_config_changed.title or self.title
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "auto_rerun":
            self.repeated = message.auto_rerun.fragment_id
        elif kind == "page_not_found":
            self.not_found.append(message.page_not_found.page_name)

    def forget_stale(self, fragments: set[str]) -> None:
        """Drop what the run that has ended did not put there again.

        A run of fragments leaves alone what is none of theirs.
        """
        self._seen = {
            path: one
            for path, one in self._seen.items()
            if one.run == self.run or (fragments and one.fragment not in fragments)
        }

    def _put(self, message: ForwardMsg) -> None:
        delta = message.delta
        made = delta.WhichOneof("type")
        if made == "new_transient":
            return
        self._seen[tuple(message.metadata.delta_path)] = Seen(
            element=delta.new_element if made == "new_element" else None,
            run=self.run,
            fragment=delta.fragment_id,
        )

    def _in_order(self, *kinds: str) -> Iterator[Seen]:
        for path in sorted(self._seen):
            if self._seen[path].kind in kinds:
                yield self._seen[path]

    def _by_key(self, key: str, *kinds: str) -> Seen:
        found = {user_key(one.proto.id): one for one in self._in_order(*kinds)}
        if key not in found:
            raise KeyError(f"no {key!r} on the page, but {', '.join(sorted(found))}")
        return found[key]


def user_key(element_id: str) -> str:
    """Give the key in an element's id: "$$ID-<hash>-<key>"."""
    return element_id.split("-", maxsplit=2)[-1]


def state(widget_id: str, kind: str, value: Any) -> WidgetState:
    """Say what a widget of a kind holds, as a browser says it."""
    made = WidgetState(id=widget_id)
    name = _WIDGETS[kind]
    if name == "string_array_value":
        made.string_array_value.data.extend(value)
    elif value is not None:
        setattr(made, name, value)
    return made


def _held(one: Seen) -> Any:
    """Read what a widget starts with, or what the server has set it to."""
    proto = one.proto
    if one.kind == "checkbox":
        return proto.value if proto.set_value else proto.default
    if one.kind == "text_input":
        return proto.value if proto.set_value else proto.default
    if one.kind == "selectbox":
        if proto.set_value:
            return proto.raw_value if proto.HasField("raw_value") else None
        return proto.options[proto.default] if proto.HasField("default") else None
    if proto.set_value:
        return list(proto.raw_values)
    options = proto.options
    texts = [str(o) if isinstance(o, str) else o.content for o in options]
    return [texts[at] for at in proto.default]


def _payload(proto: Any) -> Any:
    kind = proto.WhichOneof("data")
    if kind == "mixed":
        return json.loads(proto.mixed.json)
    return json.loads(proto.json) if kind == "json" else getattr(proto, kind or "bytes")
