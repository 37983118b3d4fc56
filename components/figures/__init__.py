"""Plots: form without a page; `catalogue` names them all."""
