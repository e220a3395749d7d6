"""Write the Markdown lists."""
