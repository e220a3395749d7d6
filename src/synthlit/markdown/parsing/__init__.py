"""Read Markdown as GitHub does.

The parser is our own, though pulldown-cmark has a binding. With that, the places of labels, titles,
definitions and stray delimiters, bare addresses and strikethrough within words took nearly as much
code again, reading took twice the time, as each token becomes objects of Python, and tables below a
paragraph, tables of one column and HTML behind lazy lines were read otherwise than by cmark-gfm.
"""
