"""What bibtex and biber print of a `.bib` file before and after synthlit changed it.

`engines` runs the programs, `printed` brings what they write into one form, `changes` are the ways
of synthlit, `wanted` the differences that are meant, `comparison` puts them together.
"""
