"""Parse Markdown as GitHub does.

The parser is our own. pyromark, the Python binding of pulldown-cmark, was tried: it gives no
positions for labels, titles, definitions and unpaired delimiters, does not link bare addresses and
does not read strikethrough within words, so that nearly as much code was needed again. Reading took
twice the time, as each token becomes a Python object. And it differs from cmark-gfm, the parser of
GitHub, on tables below a paragraph, tables of one column, and HTML after lazy continuation lines.
"""
