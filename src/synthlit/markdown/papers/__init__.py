"""Read Markdown: lists of works in whatever form people keep them, and lines typed by hand."""

from synthlit.markdown.papers.page import read as read
