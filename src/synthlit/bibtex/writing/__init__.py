"""Write an entry's fields for BibTeX or biblatex."""
