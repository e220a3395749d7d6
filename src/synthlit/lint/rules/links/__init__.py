"""Rules about links in Markdown."""
