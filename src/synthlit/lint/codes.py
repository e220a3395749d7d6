"""Codes that rules had, and have no more; a code is never given to another rule."""

from collections.abc import Mapping
from typing import Final

# The code of a rule that another one took in, and the code of that.
REDIRECTS: Final[Mapping[str, str]] = {
    "LNK004": "IDN012",
    "LNK005": "IDN010",
    "LNK006": "IDN003",
    "LNK009": "IDN002",
    "LNK010": "IDN001",
    "MDN004": "TXT002",
    "MDN006": "TXT001",
    "MDN016": "FIL006",
    "MDN019": "TXT009",
    "MDN021": "SYN003",
    "MDN022": "SYN004",
}
# Rules that are gone, by code, with their last names.
REMOVED: Final[Mapping[str, str]] = {
    "FLD020": "loose-annotation",
    "HDG011": "heading-punctuation",
    "LST021": "repeated-title-in-description",
    "MDN015": "repeated-punctuation",
    "NAM013": "long-author-list",
    "SEC005": "many-sections",
    "TTL007": "small-note",
    "TXT017": "white-space-run",
    "TXT018": "line-break-in-value",
}
