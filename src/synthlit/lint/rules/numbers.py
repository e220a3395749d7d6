"""Rules about pages, editions, and numbers in braces."""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import quoted
from synthlit.model.dates import month_macro
from synthlit.model.latex.scan import unbraced

_DASH = r"\s*(?:-{1,3}|[‐‑‒–—―−]|\\textendash(?:\{\})?|\\textemdash(?:\{\})?)\s*"
# Plain, lettered (S12, e45), Roman, or an article's number with a colon before the page (12:1).
_PAGE = r"(?:[A-Za-z]{0,3}\d+(?::\d+)?[a-z]?|[ivxlcdm]+)"
_RANGE = re.compile(rf"(?P<first>{_PAGE}){_DASH}(?P<last>{_PAGE})")
# A single letter right before the digits is part of the number: P03019, p12.
_PAGES_LABEL = re.compile(r"^(?:p(?:\.\s*|\s+)|P\.\s*|pp\.?\s*|PP\.\s*|Pp\.\s*|[Pp]ages?\s*)(?=\d)")


@entry_rule("NUM003", "bad-pages", fix=Fixes.SAFE, fields=("pages",))
def bad_pages(work: Work) -> Iterator[Finding]:
    """Yield the `pages` that run backward, or are not in the form 12--34."""
    value = unbraced(work.entry.get("pages"))
    if not value or value.isdecimal():
        return
    parts = [part.strip() for part in value.split(",")]
    fixed = ", ".join(map(_page_in_form, parts))
    if backward := next((part for part in parts if _is_backward(_PAGES_LABEL.sub("", part))), None):
        yield Finding(work, f"the pages {quoted(backward)} run backward", "pages")
    elif fixed != ", ".join(parts):
        fix = Fix(f"write {fixed}", Revise({"pages": fixed}))
        message = f"the pages {quoted(value)} are not in the form 12--34"
        yield Finding(work, message, "pages", fix=fix)


def _page_in_form(part: str) -> str:
    part = _PAGES_LABEL.sub("", part)
    match = _RANGE.fullmatch(part)
    return f"{match['first']}--{match['last']}" if match else part


def _is_backward(part: str) -> bool:
    """Return whether the last page comes before the first; its first digits may be omitted."""
    match = _RANGE.fullmatch(part)
    if not match:
        return False
    article, _, first = match["first"].rpartition(":")
    last_article, _, last = match["last"].rpartition(":")
    if article != last_article or not first.isdecimal() or not last.isdecimal():
        return False
    omitted = 0 if article else max(len(first) - len(last), 0)
    return int(first[:omitted] + last) < int(first)


_ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth",
    "Eighteenth", "Nineteenth", "Twentieth",
)  # fmt: skip
_NUMERAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.ASCII | re.IGNORECASE)
_EDITION_LABEL = re.compile(r"(?<=\S)\s+(?:edition|edn|ed)\.?$", re.IGNORECASE)


@entry_rule(
    "NUM004", "nonstandard-edition", fix=Fixes.SAFE, preset=Preset.STRICT, fields=("edition",)
)
def nonstandard_edition(work: Work) -> Iterator[Finding]:
    """Yield the `edition` that is not an ordinal as a word with a capital, or a number."""
    value = work.entry.get("edition")
    text = value.strip()
    fixed = _edition_in_form(_EDITION_LABEL.sub("", text))
    if text and fixed != text:
        fix = Fix(f"write {fixed}", Revise({"edition": fixed}))
        message = f"the edition {quoted(value)} should be {fixed}"
        yield Finding(work, message, "edition", fix=fix)


def _edition_in_form(text: str) -> str:
    """Return an ordinal as a word with a capital, and anything else as it is."""
    if match := _NUMERAL.fullmatch(text):
        number = int(match[1])
        return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else text
    return text.capitalize() if text.capitalize() in _ORDINALS else text


_NUMBERS = ("year", "month", "volume", "number", "issue", "chapter", "pages")
_IDENTIFIERS = ("doi", "isbn", "issn")
_NUMBER = re.compile(r"[A-Za-z]{0,3}\d[\w.:,/\s–—-]*")


@entry_rule(
    "NUM009",
    "braced-number",
    fix=Fixes.SAFE,
    fields=(*_NUMBERS, *_IDENTIFIERS),
    characters="{",
)
def braced_number(work: Work) -> Iterator[Finding]:
    """Yield the first number or identifier with braces of its own, and fix all of the entry."""
    bare: dict[str, str | None] = {}
    for name in (*_NUMBERS, *_IDENTIFIERS):
        value = work.entry.get(name).strip()
        inner = unbraced(value)
        is_known = name in _IDENTIFIERS or (name == "month" and month_macro(inner))
        if inner and inner != value and (is_known or _NUMBER.fullmatch(inner)):
            bare[name] = inner
    for name in bare:
        fix = Fix("remove the braces", Revise(bare))
        message = f"the braces in {quoted(work.entry.get(name))} make {name} a text"
        yield Finding(work, message, name, fix=fix)
        return
