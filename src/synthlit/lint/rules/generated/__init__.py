"""Rules about the files that are generated from the entries."""
