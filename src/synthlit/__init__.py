"""A bibliography manager for curated literature lists that cannot rot.

Each floor imports only from those below it (docs/architecture.md; import-linter checks it):

    cli                        reads arguments, prints results
    server                     serves an editor
    workflows                  one module for each task
    lint · sources · formats   checks files · queries services · reads and writes other forms
    markdown                   reads and writes Markdown
    library                    entries as works, and the files on disk
    settings                   synthlit.toml
    bibtex                     reads and writes BibTeX
    model                      the words of the field
    text · errors · plugins    texts with positions · errors · the tables of plug-ins
"""

__version__ = "0.1.0"
