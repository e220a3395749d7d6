"""Rules about the syntax of `.bib` files."""
