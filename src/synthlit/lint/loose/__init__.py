"""Judge and mend files that are no library's: any `.bib`, any Markdown list."""
