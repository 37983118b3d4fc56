"""What stands on a page: controls, cards, and our components for Streamlit."""
