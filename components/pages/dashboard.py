"""The Streamlit script: page set-up, controls, navigation; one line a step."""

from functools import partial

import streamlit as st

from components.live import current, logs
from components.pages import alone, catalogue
from components.pages.context import Context
from components.widgets import awake, cards, controls, faults, shell
from components.words import crediting, labels

run = logs.Run()
st.set_page_config(layout="wide")
look = shell.look()
dataset = current.dataset()

not_understood = controls.take_address(dataset)
view = controls.current_view(dataset)
context = Context(dataset, view, look=look)
cards.style(look, context.selection.hues)

pages = shell.pages(
    {name: partial(page.draw, context) for name, page in catalogue.PAGES.items()}
)
page = st.navigation([*pages.values()], position="hidden")
product = crediting.product(dataset)
st.set_page_config(page_title=labels.browser_title(page.title, product))
if shell.is_alone():
    shell.notice(not_understood)
    with faults.contained(page.url_path):
        alone.show(context, page.url_path)
    awake.stay_in_touch(dataset.digest)
    run.end(page.url_path, dataset.version)
    st.stop()
shell.header(context, pages, page)
controls.filter_bar(dataset)
shell.notice(not_understood)
with faults.contained(page.url_path):
    page.run()
controls.write_address(view)
shell.footer(dataset, current.problems())
awake.stay_in_touch(dataset.digest)
run.end(page.url_path, dataset.version)
