"""The entry types and fields that BibTeX's standard styles print, and those of biblatex."""
