"""Write a field's value as each kind of field needs it, so that TeX only ever prints it."""

import re
from urllib.parse import quote

from synthlit.bibtex.canonical import canonical_value, written
from synthlit.bibtex.writing import names
from synthlit.bibtex.writing.characters import accented, ascii_value, printable
from synthlit.bibtex.writing.style import Style
from synthlit.bibtex.writing.tex_escape import tex_safe
from synthlit.errors import InvalidIdentifier
from synthlit.model import references
from synthlit.model.dates import DATES, is_date
from synthlit.model.fields import ADDRESSES, NAMES, ORDER
from synthlit.model.identifiers import Doi
from synthlit.model.latex.canonical import canonical
from synthlit.model.latex.plain import from_text, plain
from synthlit.model.latex.safe import ESCAPES
from synthlit.model.latex.scan import fits_braces, is_deep, is_plain
from synthlit.model.text import NOT_PRINTED
from synthlit.model.title import protect
from synthlit.model.web_address import printed_address

_TITLES = frozenset({"title", "subtitle"})
# Compared by engines and people, hardly ever printed.
_COMPARED = frozenset({"key"})
_VERBATIM = "-._~:/?#@!$&'*+,;=%[]()<>|"
# biblatex runs what `execute` holds.
_RUN = frozenset({"execute"})
# Fields that steer an engine and print nothing: options, and keys or words.
_OPTIONS = frozenset({"options", "relatedoptions", "langidopts"})
_OPTION = r"[\w.:+-]+(?: *= *[\w.:+-]+)?"
_OPTION_LIST = re.compile(rf" *{_OPTION}(?: *, *{_OPTION})* *,? *", re.ASCII)
_KEYS = frozenset([
    *references.FIELDS, "entrysubtype", "relatedtype", "presort", "gender", "ids",
])  # fmt: skip
_KEY_LIST = re.compile(rf"(?!.*\^\^)[^{{}}#%~\\\"{NOT_PRINTED}]*")
# The name of a language, which biblatex reads for itself.
_LANGUAGE = re.compile(r"[\w .,()?/-]+", re.ASCII)
_READ_BY_TEX = re.compile(r"[%#]|\^(?=\^)|(?<=\^)\^")
_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)|\s*(?:--+|[‐‑‒–—―−])\s*")
_PAGES = re.compile(r"[\w.:+, ‐‑‒–—―−-]+")


def value(name: str, text: str, style: Style) -> str:
    """Return the text after the field's `=`; empty if the value cannot be printed."""
    if is_deep(text) and is_deep(text := from_text(plain(text))):
        return ""
    if name in NAMES:
        # BibTeX cuts initials and labels, and sorts, by bytes: only commands stay whole.
        accents = style.dialect == "bibtex"
        return _braced(names.write(text, ascii=style.ascii, accents=accents))
    text = canonical_value(name, text)
    if name in _RUN or (name == "langid" and not _LANGUAGE.fullmatch(text)):
        return ""
    if name in _OPTIONS:
        return _braced(text) if _OPTION_LIST.fullmatch(text) else ""
    if name in _KEYS:
        if name == "ids" and style.ascii:
            text = ", ".join(key for key in text.split(", ") if key.isascii())
        return _braced(text) if _KEY_LIST.fullmatch(text) else ""
    if name == "keywords":
        text = _compared(text)
        return _braced(ascii_value(text) if style.ascii else text)
    if name == "month":
        return written(name, _dated(text, style)) if text else ""
    return _braced(_written(name, text, style))


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


def _written(name: str, text: str, style: Style) -> str:
    if name in ADDRESSES:
        return printed_address(text)
    if name == "doi":
        return _verbatim(_bare_doi(text))
    if name == "eprint":
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
    text = printable(tex_safe(text))
    return ascii_value(text) if style.ascii else text


def _compared(text: str) -> str:
    r"""Return keywords, which no style prints, as biblatex compares them: `a_b`, not `a\_b`.

    Only characters are escaped with which TeX would read another text.
    """
    read = plain(text) if "\\" in text else text
    if "\\" in read or not fits_braces(read):
        return from_text(text)
    return _READ_BY_TEX.sub(lambda match: match[0].translate(ESCAPES), read)


def _bare_doi(text: str) -> str:
    try:
        return Doi.parse(text).value
    except InvalidIdentifier:
        return text


def _verbatim(text: str, safe: str = "") -> str:
    """Return a value that engines do not read as TeX, with characters encoded that would end it."""
    return quote(text.strip(), safe=_VERBATIM + safe)
