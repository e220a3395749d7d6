"""Rules about HTML, Markdown and truncation in the values of fields."""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.placeholders import is_placeholder
from synthlit.lint.rule import NON_ASCII, Finding, Fixes, entry_rule
from synthlit.lint.text_cleaning import (
    ENTITY,
    first_entity,
    first_tag,
    has_stray_tag,
    meant,
    without_tags,
)
from synthlit.lint.texts import quoted, texts, values
from synthlit.markdown.link_patterns import LINK
from synthlit.model.fields import ADDRESSES, NAMES, TEXT
from synthlit.model.latex.plain import from_text
from synthlit.model.latex.scan import dollars, outside_math


@entry_rule("TXT003", "html-tag", fix=Fixes.SAFE, characters="<")
def html_tag(work: Work) -> Iterator[Finding]:
    """Yield each text with an HTML tag, which `a < b` is not."""
    for field, value in texts(work):
        if "<" in value and (found := first_tag(value)):
            tag, offset = found
            fixed = outside_math(dollars(value), without_tags)
            edit = Revise({field: fixed})
            # What a tag that ends nothing is the rest of, nobody knows. MathML cannot be converted.
            fix = Fix("write it in LaTeX", edit, safe=not has_stray_tag(dollars(value)))
            message = f"{field} has the tag {tag}"
            yield Finding(work, message, field, offset, None if "<mml:" in value else fix)


_ENTITY_ADDRESSES = frozenset({*ADDRESSES, "doi"})


@entry_rule("TXT004", "html-entity", fix=Fixes.SAFE, characters="&")
def html_entity(work: Work) -> Iterator[Finding]:
    """Yield each text or address with an HTML entity."""
    for field, value in work.entry.fields.items():
        if "&" not in value or not (field in TEXT or field in _ENTITY_ADDRESSES):
            continue
        if match := first_entity(value):
            literal = _character if field in TEXT else lambda match: meant(match) or match[0]
            fixed = re.sub(ENTITY, literal, value)
            while first_entity(fixed) and (again := re.sub(ENTITY, _character, fixed)) != fixed:
                fixed = again
            fix = Fix("replace it by its character", Revise({field: fixed}))
            message = f"{field} has the HTML entity {match[0]}"
            yield Finding(work, message, field, match.start(), fix)


def _character(match: re.Match[str]) -> str:
    character = meant(match)
    if character.isspace():
        return " "
    return from_text(character) if character else match[0]


_WRAPPED = re.compile(rf"\\url\s*\{{\s*{LINK.pattern}\s*\}}")
_BOLD = re.compile(r"\*\*(?P<words>[^\s*](?:[^*]*[^\s*])?)\*\*")


@entry_rule("TXT006", "markdown-markup", fix=Fixes.SAFE, characters="[*")
def markdown_markup(work: Work) -> Iterator[Finding]:
    """Yield each value with a Markdown link or bold words."""
    for field, value in work.entry.fields.items():
        if field in TEXT or field in ADDRESSES:
            found = LINK.search(value) if "](" in value else None
            found = found or (_BOLD.search(value) if "**" in value and field in TEXT else None)
            if found:
                message = f"{field} contains Markdown: {quoted(found[0])}"
                yield Finding(
                    work, message, field, found.start(), _without_markdown(work, field, value)
                )


def _without_markdown(work: Work, field: str, value: str) -> Fix | None:
    if field in ADDRESSES:
        address = LINK.sub(r"\g<address>", value)
        return Fix("keep the address", Revise({field: address}))
    if field in NAMES and LINK.search(value):
        return None
    changes: dict[str, str | None] = {}
    if field == "title" and (link := LINK.search(value)):
        # The address of a linked title goes into its own field.
        if work.entry.get("url") not in ("", link["address"]) or LINK.search(value, link.end()):
            return None
        changes["url"] = link["address"]
        value = LINK.sub(r"\g<words>", value)
    value = _WRAPPED.sub(r"\\url{\g<address>}", value)
    changes[field] = _BOLD.sub(r"\g<words>", LINK.sub(_link_in_latex, value))
    return Fix("remove the Markdown", Revise(changes))


def _link_in_latex(match: re.Match[str]) -> str:
    words, address = match["words"].strip(), match["address"]
    if not words or words.rstrip("/") == address.rstrip("/"):
        return rf"\url{{{address}}}"
    return rf"{words}, \url{{{address}}}"


_NAME_FIELDS = (
    "journal", "journaltitle", "booktitle", "publisher", "series", "organization", "institution",
    "school",
)  # fmt: skip
_DOTS = re.compile(r"(?:\.{3}|…|\\(?:ldots|dots|textellipsis)(?:\{\})?)[\s}]*\Z")
_TAIL = 32


@entry_rule("TXT021", "cut-value", fields=_NAME_FIELDS, characters=".\\" + NON_ASCII)
def cut_value(work: Work) -> Iterator[Finding]:
    """Yield each name of a venue or a publisher that ends in dots."""
    for field, value in values(work, _NAME_FIELDS):
        tail = value[-_TAIL:]
        if "..." not in tail and "…" not in tail and "\\" not in tail:
            continue
        if _DOTS.search(tail) and not is_placeholder(field, value):
            yield Finding(work, f"{field} is cut off: {quoted(value)}", field)
