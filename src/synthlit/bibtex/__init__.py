"""Everything about BibTeX: read it, keep it, edit it, lay it out, and write it."""
