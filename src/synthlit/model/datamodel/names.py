"""Types and fields that BibTeX and biblatex name differently, and older names of types.

Source: biblatex manual, sections 2.1.2 and 2.2.5.
"""

from collections.abc import Mapping
from typing import Final

# Names that mean the same as another type.
OLD_TYPES: Final[Mapping[str, str]] = {
    "conference": "inproceedings", "electronic": "online", "www": "online",
}  # fmt: skip

# Field of BibTeX, or of its customs -> field of biblatex.
TO_BIBLATEX: Final[Mapping[str, str]] = {
    "address": "location", "annote": "annotation", "archiveprefix": "eprinttype",
    "journal": "journaltitle", "key": "sortkey", "pdf": "file", "primaryclass": "eprintclass",
    "school": "institution",
}  # fmt: skip

# Type of BibTeX -> type of biblatex and, where several become one, a word for each.
TYPES_TO_BIBLATEX: Final[Mapping[str, tuple[str, str]]] = {
    "mastersthesis": ("thesis", "mathesis"),
    "phdthesis": ("thesis", "phdthesis"),
    "techreport": ("report", "techreport"),
}

# Type of biblatex -> the nearest that BibTeX has; a thesis says by a word which one it is.
TYPES_TO_BIBTEX: Final[Mapping[str, str]] = {
    "bookinbook": "inbook", "collection": "book", "dataset": "misc", "electronic": "misc",
    "inreference": "incollection", "mvbook": "book", "mvcollection": "book",
    "mvproceedings": "proceedings", "mvreference": "book", "online": "misc", "patent": "misc",
    "reference": "book", "report": "techreport", "software": "misc", "suppbook": "inbook",
    "suppcollection": "incollection", "suppperiodical": "article", "www": "misc",
}  # fmt: skip
