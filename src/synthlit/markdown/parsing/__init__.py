"""Read Markdown as GitHub does."""
