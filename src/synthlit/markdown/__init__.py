"""Everything about Markdown: read it, find the papers in it, and write the lists."""
