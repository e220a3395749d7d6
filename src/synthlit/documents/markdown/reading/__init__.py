"""How a Markdown file is read, from lines to the parts that a page has."""
