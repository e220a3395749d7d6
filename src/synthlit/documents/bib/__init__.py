"""A `.bib` file as it was written."""
