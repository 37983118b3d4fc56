"""The running process: the data shown now, settings, log, faults, threads."""
