"""The Streamlit script: page set-up, controls, navigation; one line a step."""

from functools import partial

import streamlit as st

from components.live import current, logs, visits
from components.pages import alone, catalogue, unlooked
from components.pages.context import Context
from components.widgets import awake, cards, controls, faults, own, shell, visiting
from components.words import crediting, labels

run = logs.Run()
st.set_page_config(layout="wide")
look = shell.look()
guest = visiting.take()
if guest is not None and not guest.can_look:
    unlooked.show(guest, look)
    run.end("data", visits.OWN)
    st.stop()
dataset = current.dataset()
version = dataset.version if guest is None else visits.OWN  # for the log

not_understood = controls.take_address(dataset)
view = controls.current_view(dataset)
context = Context(dataset, view, look=look, not_understood=tuple(not_understood))
cards.style(look, context.selection.hues)

pages = shell.pages(
    {name: partial(page.draw, context) for name, page in catalogue.PAGES.items()}
)
page = st.navigation([*pages.values()], position="hidden")
product = crediting.product(dataset)
name = catalogue.name_of(page.url_path)
shown = catalogue.PAGES[name]
title = shown.title(context)
st.set_page_config(page_title=labels.browser_title(title, product))
if guest is not None:
    own.bar(guest, is_on_check=name == "data")
if shell.is_alone():
    shell.notice(not_understood, controls.other_data(view), dataset.version)
    with faults.contained(page.url_path):
        alone.show(context, page.url_path)
    awake.stay_in_touch(dataset.digest)
    run.end(page.url_path, version)
    st.stop()
listed = {name: page for name, page in pages.items() if catalogue.PAGES[name].is_listed}
shell.header(context, listed, page)
if shown.has_bar:
    controls.filter_bar(dataset)
shell.notice(not_understood, controls.other_data(view), dataset.version)
with faults.contained(page.url_path):
    page.run()
controls.write_address(view)
shell.footer(dataset, current.problems())
awake.stay_in_touch(dataset.digest)
run.end(page.url_path, version)
