"""A Markdown list as it was written."""
