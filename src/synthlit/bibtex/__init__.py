"""Everything about BibTeX: read it, keep it, edit it, lay it out, and write it.

`parser` reads any text as a `BibDocument` of `nodes`, with the place of every part. `reader` makes
entries of it, and reads entry files; `second_opinion` compares an import with bibtexparser.
`canonical` is the one form of an entry file, its values and its fast path; `formatter` brings a
whole document into form, `edits` changes fields where they stand. `writing` makes values that
BibTeX or biblatex prints.
"""
