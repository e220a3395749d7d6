"""Read Markdown: lists of works in whatever form people keep them, and lines typed by hand."""

from synthlit.readers.markdown.sheet import read as read
