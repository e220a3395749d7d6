"""Rules about the text of Markdown files."""
