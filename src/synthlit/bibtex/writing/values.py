"""Write a field's value as each kind of field needs it, so that TeX only ever prints it."""

import re
from urllib.parse import quote

from synthlit.bibtex.canonical import canonical_value, written
from synthlit.bibtex.writing import names
from synthlit.bibtex.writing.characters import accented, ascii_value, printable
from synthlit.bibtex.writing.style import Style
from synthlit.bibtex.writing.tex_escape import tex_safe
from synthlit.errors import InvalidIdentifier
from synthlit.model.dates import DATES, is_date
from synthlit.model.fields import ADDRESSES, NAMES, ORDER
from synthlit.model.identifiers import Doi
from synthlit.model.latex.canonical import canonical
from synthlit.model.latex.scan import is_plain, keeping_ties
from synthlit.model.title import protect
from synthlit.model.web_address import web_address

_TITLES = frozenset({"title", "subtitle"})
# Compared by engines and people, hardly ever printed.
_COMPARED = frozenset({"keywords", "key"})
_VERBATIM = "-._~:/?#@!$&'*+,;=%[]()<>|"
# Fields that steer an engine and print nothing: biblatex runs what `execute` holds.
_STEERING = frozenset([
    "execute", "options", "xdata", "xref", "crossref", "entryset", "entrysubtype", "related",
    "relatedtype", "relatedoptions",
])  # fmt: skip
# The name of a language, which biblatex reads for itself.
_LANGUAGE = re.compile(r"[\w .,()?/-]+", re.ASCII)
_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)|\s*(?:--+|[‐‑‒–—―−])\s*")
_PAGES = re.compile(r"[\w.:+, ‐‑‒–—―−-]+")


def value(name: str, text: str, style: Style) -> str:
    """Return the text after the field's `=`; empty if the value cannot be printed."""
    if name in NAMES:
        # BibTeX cuts initials and labels, and sorts, by bytes: only commands stay whole.
        accents = style.dialect == "bibtex"
        return _braced(names.write(text, ascii=style.ascii, accents=accents))
    text = canonical_value(name, text)
    if name in _STEERING or (name == "langid" and not _LANGUAGE.fullmatch(text)):
        return ""
    if name == "month":
        return written(name, _dated(text, style)) if text else ""
    return _braced(_written(name, text, style))


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


def _written(name: str, text: str, style: Style) -> str:
    if name in ADDRESSES:
        return web_address(text)
    if name == "doi":
        return _verbatim(_bare_doi(text))
    if name in ("eprint", "ids"):
        return _verbatim(text, " ")
    if name == "year" or (name in DATES and not is_date(text)):
        return _dated(text, style)
    if name in DATES:
        return text
    if name == "pages" and _PAGES.fullmatch(text):
        text = _RANGE.sub("--", text)
    if is_plain(text):
        return protect(text) if name in _TITLES else text
    text = tex_safe(text if name in ORDER else canonical(text))
    text = printable(protect(text) if name in _TITLES else text)
    if style.ascii:
        return ascii_value(text)
    return accented(text) if style.dialect == "bibtex" and name not in _COMPARED else text


def _dated(text: str, style: Style) -> str:
    """Return the text of a date, in which a tie is often meant."""
    text = keeping_ties(text, lambda text: printable(tex_safe(text)))
    return ascii_value(text) if style.ascii else text


def _bare_doi(text: str) -> str:
    try:
        return Doi.parse(text).value
    except InvalidIdentifier:
        return text


def _verbatim(text: str, safe: str = "") -> str:
    """Return a value that engines do not read as TeX, with characters encoded that would end it."""
    return quote(text.strip(), safe=_VERBATIM + safe)
