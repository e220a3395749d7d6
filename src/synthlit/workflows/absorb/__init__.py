"""Make entries of the lines that people write into the lists by hand."""
