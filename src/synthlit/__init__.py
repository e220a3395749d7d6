"""A bibliography manager for curated literature lists that cannot rot.

The package has six floors, and each looks only down (import-linter holds it to that):

    cli                        talks to a person
    workflows                  does what was asked
    lint · sources · formats   judges entries · asks services · writes what people read
    library                    all entries, and the disk
    model · settings           the words of the field · the list's own settings
    errors                     what can go wrong
"""

__version__ = "0.1.0"
