"""The entry types of biblatex's standard data model, and the fields that each takes.

Source: blx-dm.def of biblatex 3.17; biblatex manual, sections 2.1 and 2.2.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from synthlit.model.datamodel import names
from synthlit.model.dates import DATES
from synthlit.model.fields import CONTAINERS

_UNITS = ("day", "month", "year", "hour", "minute", "second", "timezone", "yeardivision")
# The parts into which a date and its end can be split, such as `urlday` and `origendyear`.
DATE_PARTS: Final = frozenset(
    f"{of}{end}{unit}"
    for of in ("", "event", "orig", "url")
    for end in ("", "end")
    for unit in _UNITS
)
INTEGERS: Final = frozenset({"sortyear", "volume", "volumes"})
GENDERS: Final = frozenset({"pf", "pm", "pn", "pp", "sf", "sm", "sn"})

_LETTERS = tuple("abcdef")
# Fields that an entry of any type may have.
EVERYWHERE: Final = frozenset([
    "abstract", "annotation", "authortype", "bookpagination", "crossref", "doi", "entryset",
    "entrysubtype", "eprint", "eprintclass", "eprinttype", "execute", "file", "gender", "ids",
    "indexsorttitle", "indextitle", "isan", "ismn", "iswc", "keywords", "label", "langid",
    "langidopts", "library", "nameaddon", "options", "origlocation", "origpublisher", "origtitle",
    "pagination", "presort", "related", "relatedoptions", "relatedstring", "relatedtype",
    "shortauthor", "shorteditor", "shorthand", "shorthandintro", "shortjournal", "shortseries",
    "shorttitle", "sortkey", "sortname", "sortshorthand", "sorttitle", "sortyear", "url", "xdata",
    "xref",
    *DATES,
    *(part for part in DATE_PARTS if not part.startswith("event")),
    *(f"list{letter}" for letter in _LETTERS),
    *(f"user{letter}" for letter in _LETTERS),
    *(f"name{letter}" for letter in "abc"),
    *(f"name{letter}type" for letter in "abc"),
    *(f"verb{letter}" for letter in "abc"),
]) - {"eventdate"}  # fmt: skip

# Sets that several types share.
_COMMON = frozenset(["addendum", "language", "note", "pubstate", "subtitle", "title", "titleaddon"])
_EDITOR = frozenset(["editor", "editortype"])
_EDITORS = _EDITOR | {f"editor{letter}" for letter in "abc"} | {
    f"editor{letter}type" for letter in "abc"
}  # fmt: skip
_NOTES = frozenset(["annotator", "commentator"])
_ROLES = _EDITORS | _NOTES | {"afterword", "foreword", "introduction", "origlanguage", "translator"}
_PRESS = frozenset(["isbn", "location", "publisher"])
_PART = frozenset(["chapter", "eid", "pages"])
_MAIN = frozenset(["mainsubtitle", "maintitle", "maintitleaddon", "part"])
_IN_BOOK = frozenset(["booksubtitle", "booktitle", "booktitleaddon"])
_EVENT = frozenset(["eventdate", "eventtitle", "eventtitleaddon", "venue"]) | {
    part for part in DATE_PARTS if part.startswith("event")
}  # fmt: skip
_ISSUE = frozenset(["issue", "issuesubtitle", "issuetitle", "issuetitleaddon"])

_BOOKS = _COMMON | _ROLES | _PRESS | {"edition", "number", "series", "volume", "volumes"}
_BOOK = _BOOKS | _PART | _MAIN | {"author", "pagetotal"}
_INBOOK = _BOOKS | _PART | _MAIN | _IN_BOOK | {"author"}
_MISC = _COMMON | _EDITOR | {
    "author", "howpublished", "location", "organization", "type", "version",
}  # fmt: skip
_MEETINGS = _COMMON | _EDITOR | _EVENT | _PRESS | {"number", "organization", "series", "volumes"}
_ARTICLE = _COMMON | _EDITORS | _NOTES | _ISSUE | {
    "author", "eid", "issn", "journalsubtitle", "journaltitle", "journaltitleaddon", "number",
    "origlanguage", "pages", "series", "translator", "version", "volume",
}  # fmt: skip
_PAPERS = _COMMON | _PART | {"author", "institution", "location", "type"}

_FIELDS_OF: Mapping[str, frozenset[str]] = {
    "article": _ARTICLE,
    "bibnote": frozenset({"note"}),
    "book": _BOOK,
    "bookinbook": _INBOOK | {"bookauthor"},
    "booklet": _PART | (_MISC - {"organization", "version"}) | {"pagetotal"},
    "collection": _BOOK - {"author"},
    "dataset": _COMMON | _EDITOR | {
        "author", "edition", "location", "number", "organization", "publisher", "series", "type",
        "version",
    },
    "inbook": _INBOOK | {"bookauthor"},
    "incollection": _INBOOK,
    "inproceedings": _MEETINGS | _PART | _MAIN | _IN_BOOK | {"author", "volume"},
    "inreference": _INBOOK,
    "manual": _COMMON | _EDITOR | _PRESS | _PART | {
        "author", "edition", "number", "organization", "pagetotal", "series", "type", "version",
    },
    "misc": _MISC,
    "mvbook": _BOOKS | {"author", "pagetotal"},
    "mvcollection": (_BOOKS - {"series"}) | {"author"},
    "mvproceedings": _MEETINGS | {"pagetotal"},
    "mvreference": (_BOOKS - {"series"}) | {"author"},
    "online": _MISC - {"howpublished", "location", "type"},
    "patent": (_COMMON - {"language"}) | {
        "author", "holder", "location", "number", "type", "version",
    },
    "periodical": _COMMON | _EDITORS | _ISSUE | {
        "issn", "number", "series", "volume", "yeardivision",
    },
    "proceedings": _MEETINGS | _PART | _MAIN | {"pagetotal", "volume"},
    "reference": _BOOK - {"author"},
    "report": _PAPERS | {"isrn", "number", "pagetotal", "version"},
    "software": _MISC,
    "suppbook": _INBOOK | {"bookauthor"},
    "suppcollection": _INBOOK,
    "suppperiodical": _ARTICLE,
    "thesis": _PAPERS | {"pagetotal"},
    "unpublished": (_COMMON | _EVENT | {"author", "howpublished", "location", "type"}),
}  # fmt: skip

# Types that the standard styles print as @misc. Their fields are not in the model: biber would call
# even a title wrong there.
_LIKE_MISC = frozenset([
    "artwork", "audio", "commentary", "image", "jurisdiction", "legal", "legislation", "letter",
    "movie", "music", "performance", "review", "standard", "video",
    *(f"custom{letter}" for letter in _LETTERS),
])  # fmt: skip
OWN_TYPES: Final = _FIELDS_OF.keys()
TYPES: Final = OWN_TYPES | _LIKE_MISC | CONTAINERS

# Types that packages on CTAN add: biblatex-apa, -archaeologie, -arthistory-bonn, -bookinother,
# -fiwi, -gb7714-2015, -manuscripts-philology, -mla, -oxref, -sbl and -software (their .dbx files).
PACKAGE_TYPES: Final = frozenset([
    "ancienttext", "archival", "bookinarticle", "bookincollection", "bookininarticle",
    "bookininbook", "bookinincollection", "bookininproceedings", "bookininreference",
    "bookinjournal", "bookinmathesis", "bookinphdthesis", "bookinproceedings", "bookinreference",
    "bookinthesis", "catalog", "classictext", "codefragment", "conferencepaper", "constitution",
    "exhibcatalog", "inarticle", "inaudio", "incatalog", "incommentary", "inexhibcatalog",
    "ininarticle", "ininbook", "inincollection", "ininproceedings", "ininreference", "inlexicon",
    "inmathesis", "inmovie", "inmusic", "inphdthesis", "inthesis", "invideo", "legadminmaterial",
    "legmaterial", "lexicon", "manuscript", "mlasource", "mvcommentary", "mvlexicon", "nameonly",
    "newsarticle", "newspaper", "presentation", "seminarpaper", "softwaremodule",
    "softwareversion", "talk",
])  # fmt: skip

# Every field that some type takes.
FIELDS: Final = EVERYWHERE.union(*_FIELDS_OF.values())


@cache
def fields_of(type_: str) -> frozenset[str]:
    """Return the fields that a type takes, under biblatex's names.

    A type of BibTeX is read as biblatex's type for it, an unknown type as @misc.
    """
    type_ = names.OLD_TYPES.get(type_, type_)
    type_ = names.TYPES_TO_BIBLATEX.get(type_, (type_, ""))[0]
    if type_ in CONTAINERS:
        return FIELDS
    return EVERYWHERE | _FIELDS_OF.get(type_, _MISC)
