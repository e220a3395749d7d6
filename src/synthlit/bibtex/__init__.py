"""Read, edit, format and write BibTeX.

`parser` reads any text as a `BibDocument` of `nodes`, with the offset of every part;
`lost_entries` finds text that it did not read as an entry. `reader` converts a document to
entries, and reads entry files; `second_opinion` compares an import with bibtexparser.
`canonical` is the one form of an entry file, its values and its fast path;
`formatter` brings a whole document into form, `edits` changes fields in place. `writing` makes
values that BibTeX or biblatex prints.
"""
