"""One event as a person enters it: fields by name, and the rows that they become."""
