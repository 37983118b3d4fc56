"""A plain Streamlit page: two filters and the map, as its documentation has it."""

from typing import Any

import pandas as pd
import streamlit as st

from tests.benchmarks.peers import table

st.set_page_config(page_title="Radiology outreach", layout="wide")


@st.cache_data
def load() -> tuple[pd.DataFrame, dict[str, Any]]:
    """Read what is shown, once."""
    return table.participation(), table.shapes()


rows, geojson = load()
first, last = int(rows["year"].min()), int(rows["year"].max())

st.title("Radiology outreach")
countries = st.multiselect("Countries", sorted(rows["country"].unique()))
years = st.slider("Years", first, last, (first, last))
st.plotly_chart(table.world_map(rows, geojson, countries, years), key="map")
