"""Rules about one work in two files."""
