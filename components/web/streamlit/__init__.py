"""The only room that may touch the insides of Streamlit and uvicorn."""
