"""The entries of a list, in memory and on disk."""
