"""The Streamlit script: page set-up, controls, navigation; one line a step."""

import streamlit as st

from components import cache, cards, controls, labels, shell
from components.screens import (
    events,
    overview,
    participants,
    report,
    sources,
    timeline,
    worldmap,
)
from components.screens.context import Context

st.set_page_config(page_title=labels.PRODUCT, layout="wide")
look = shell.look()
cards.style(look)

dataset = cache.dataset()
not_understood = controls.take_address(dataset)
view = controls.current_view(dataset)
context = Context(dataset=dataset, view=view, look=look)

pages = shell.pages(
    {
        "overview": lambda: overview.show(context),
        "map": lambda: worldmap.show(context),
        "participants": lambda: participants.show(context),
        "timeline": lambda: timeline.show(context),
        "events": lambda: events.show(context),
        "report": lambda: report.show(context),
        "sources": lambda: sources.show(context),
    }
)
page = st.navigation([*pages.values()], position="hidden")
shell.header(pages, page, view)
controls.filter_bar(dataset)
shell.notice(not_understood)
page.run()
controls.write_address(view)
shell.footer(dataset)
