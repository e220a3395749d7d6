"""Change the sections of a list: its settings, entries, pages and links, in one step."""
