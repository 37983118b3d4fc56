"""Reads a package from its files into a frozen `Dataset`."""
