"""Every inner part of Kaleido and choreographer that pictures are drawn with.

Made for kaleido 1.5.0 and choreographer 1.4.0. Where another release has moved a part,
`lost` names it, and the product says that it cannot draw.

Kaleido reloads a tab after each picture and before it gives the picture away: that
costs 0.1 to 0.2 seconds, and our page keeps nothing of a picture (plotly.js draws each
in an element of its own and removes it). The renderer starts a fresh browser now and
then instead. Kaleido also loads its tabs one after the other before the first picture;
here the first tab draws while the others load.
"""

import asyncio
import os
import signal
from collections.abc import Iterable, MutableMapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import kaleido
from choreographer.browsers.chromium import Chromium
from kaleido.errors import KaleidoError

# What Kaleido's own page draws with.
SCOPES = Path(kaleido.__file__).parent / "vendor/kaleido_scopes.js"
INDEX, FONTS_CONF = "index.html", "fonts.conf"  # in the folder of a browser
# What is used, called or replaced below, by the class that has it.
PARTS = (
    (Chromium, "find_browser"),
    (Chromium, "get_cli"),
    (Chromium, "get_env"),
    (Chromium, "pre_open"),
    (Chromium, "tmp_dir"),
    (kaleido.Kaleido, "_conform_tabs"),
    (kaleido.Kaleido, "_create_kaleido_tab"),
    (kaleido.Kaleido, "_return_kaleido_tab"),
    (kaleido.Kaleido, "calc_fig"),
    (kaleido.Kaleido, "close"),
    (kaleido.Kaleido, "open"),
    (kaleido.Kaleido, "subprocess"),
    (kaleido.Kaleido, "tabs"),
    (kaleido.Kaleido, "tabs_ready"),
)
_LOOK_S = 0.02
Refused = KaleidoError  # plotly.js could not draw a figure
# Chromium asks its makers for updates, accounts, the time and devices nearby. Most of
# that can be turned off; what is left finds no address for any host.
QUIET = (
    "--disable-background-networking",
    "--disable-client-side-phishing-detection",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=DialMediaRouteProvider,MediaRouter,OptimizationHints,Translate",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def lost() -> str:
    """Name what is missing of all this; "" where nothing is."""
    names = [f"{o.__name__}.{name}" for o, name in PARTS if not _has(o, name)]
    return ", ".join([*names, *([] if SCOPES.is_file() else [SCOPES.name])])


def installed() -> str:
    """Find a browser where Chrome lives on other systems, and Kaleido's own; or ""."""
    with suppress(TypeError):  # another release may ask for other things
        return str(Chromium.find_browser(skip_local=False) or "")
    return ""


def _has(owner: type, name: str) -> bool:
    """Tell whether a class has an attribute, or says that its instances have it."""
    parts = [vars(one) for one in owner.__mro__]
    return any(name in one or name in one.get("__annotations__", ()) for one in parts)


class _Profile:
    """A folder that Chromium makes and somebody else deletes.

    Choreographer's own is deleted by whoever comes first, at the latest at Python's
    end, which says so in a traceback where a dying Chromium still writes into it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def clean(self) -> None:
        """Leave it to the owner of the folder around it."""


class QuietChromium(Chromium):
    """Chromium that speaks to nobody and finds our fonts."""

    def __init__(
        self,
        channel: Any,
        path: Path | str | None = None,
        *,
        folder: Path,
        flags: Sequence[str],
        **options: Any,
    ) -> None:
        """Take choreographer's options, the page's folder, and more flags."""
        self._folder = folder
        self._flags = flags
        super().__init__(channel, path, **options)

    def pre_open(self) -> None:
        """Keep the profile in our folder, which is deleted with all that is in it."""
        profile = _Profile(self._folder / "profile")
        self.tmp_dir = profile  # type: ignore[assignment] # in its place

    def get_cli(self) -> Sequence[str]:
        """Start it quiet; where a flag stands twice, the last one holds."""
        # Its own first page would look for the search engine that it advertises.
        return [*super().get_cli(), *QUIET, *self._flags, "about:blank"]

    def get_env(self) -> MutableMapping[str, str]:
        """Name our fonts and folder to this process only.

        What Chromium leaves behind when it is killed then goes with the folder.
        """
        ours = {
            "FONTCONFIG_FILE": str(self._folder / FONTS_CONF),
            "TMPDIR": str(self._folder),
        }
        return {**super().get_env(), **ours}


class Tabs(kaleido.Kaleido):  # type: ignore[misc] # kaleido comes without types
    """A browser whose tabs are ready again as soon as their picture is."""

    def __init__(self, path: str, *, folder: Path, flags: Sequence[str]) -> None:
        """Prepare a browser with one tab on a page; nothing runs before `open`."""
        self.gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        super().__init__(
            n=1,
            timeout=None,  # `Browser.draw` looks at the clock
            page_generator=folder / INDEX,
            path=path,
            browser_cls=QuietChromium,
            enable_extensions=False,
            folder=folder,
            flags=flags,
        )

    @property
    def is_starting(self) -> bool:
        """Whether there may be a process of which nobody knows yet."""
        return not hasattr(self, "subprocess")

    async def add_tab(self) -> None:
        """Load one more tab."""
        await self._create_kaleido_tab()

    async def close(self) -> None:
        """Say that the browser is gone, whoever noticed it first, and clear up."""
        if not self.gone.done():
            self.gone.set_result(None)
        await super().close()

    def kill(self) -> None:
        """End the browser and its children without asking."""
        with suppress(AttributeError, ProcessLookupError):
            os.killpg(self.subprocess.pid, signal.SIGKILL)
        # Whoever reads from it would wait for a last word that nobody says.
        with suppress(AttributeError):
            self._channel.close()

    async def _conform_tabs(self, tabs: Iterable[Any] | None = None) -> None:
        """Load our page in tabs, in all by rule.

        Kaleido asks for news of a tab only after it has sent it to the page, and waits
        for ever where the page was quicker. A tab that tells already, and has told of
        its empty page, tells of ours.
        """
        tabs = [*(tabs or self.tabs.values())]
        for tab in tabs:
            await tab.send_command("Page.enable")
            while await _state(tab) != "complete":  # noqa: ASYNC110 (no event of ours)
                await asyncio.sleep(_LOOK_S)
        await super()._conform_tabs(tabs)

    async def _return_kaleido_tab(self, tab: Any) -> None:
        await self.tabs_ready.put(tab)


async def _state(tab: Any) -> str:
    asked = {"expression": "document.readyState"}
    answer = await tab.send_command("Runtime.evaluate", params=asked)
    return str(answer.get("result", {}).get("result", {}).get("value", ""))
