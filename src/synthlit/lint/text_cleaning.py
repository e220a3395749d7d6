"""Markup and special characters in values that several families of rules look for."""

import html
import re
from html.entities import html5

from synthlit.model.latex.scan import outside_math, parts

MARKER = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)


def has_marker(text: str) -> bool:
    """Return whether the text has conflict markers of git."""
    return ("<<<<<<<" in text or ">>>>>>>" in text) and bool(MARKER.search(text))


# Formulas, addresses as arguments and escaped characters are kept; the others are bare.
_BARE = re.compile(
    r"\\\((?:[^\\]|\\[^)]){0,300}\\\)|\\(?:url|nolinkurl|href|path)\s*\{[^{}]*\}|\\.|[&%#_$]",
    re.DOTALL,
)
_SPECIAL = re.compile(r"[&%#_$]")


def escaped(value: str) -> str:
    """Return the value with a backslash before each bare character, but in math and addresses."""
    if not _SPECIAL.search(value):
        return value
    return outside_math(value, lambda text: _BARE.sub(_escaped, text))


def _escaped(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("\\") else f"\\{match[0]}"


_COMMANDS = {
    "i": r"\emph{%s}", "em": r"\emph{%s}", "italic": r"\emph{%s}",
    "b": r"\textbf{%s}", "strong": r"\textbf{%s}", "bold": r"\textbf{%s}",
    "sc": r"\textsc{%s}", "scp": r"\textsc{%s}", "tt": r"\texttt{%s}", "code": r"\texttt{%s}",
    "sub": r"$_{%s}$", "inf": r"$_{%s}$", "sup": r"$^{%s}$",
}  # fmt: skip
_GROUPING = ("span", "font", "u", "small", "big", "underline", "roman", "title", "p", "div")
_NAMES = "|".join(sorted({*_COMMANDS, *_GROUPING}, key=len, reverse=True))
_PAIR = re.compile(
    rf"<(?:jats:)?(?P<name>{_NAMES})(?:\s[^<>]*)?>(?P<inside>[^<>]*)</(?:jats:)?(?P=name)\s*>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"</?(?:jats:)?(?:br|p)\s*/?>", re.IGNORECASE)
_STRAY = re.compile(rf"</(?:jats:)?(?:{_NAMES})\s*>|</?(?:jats|mml):[\w-]+[^<>]*>", re.IGNORECASE)


def first_tag(value: str) -> tuple[str, int] | None:
    """Return the first tag outside mathematics, and its offset."""
    offset = 0
    for math, part in parts(value):
        found = [m for p in (_PAIR, _BREAK, _STRAY) if (m := p.search(part))] if not math else []
        if found:
            first = min(found, key=lambda match: match.start())
            return first[0].partition(">")[0] + ">", offset + first.start()
        offset += len(part)
    return None


def without_tags(text: str) -> str:
    """Return the text with its tags as LaTeX commands, or without them."""
    return _STRAY.sub("", _without_pairs(text))


def has_stray_tag(value: str) -> bool:
    """Return whether a value has a tag that ends nothing, or one of XML."""
    return any(not math and _STRAY.search(_without_pairs(part)) for math, part in parts(value))


def _without_pairs(text: str) -> str:
    while (fixed := _PAIR.sub(_tag_in_latex, text)) != text:
        text = fixed
    return _BREAK.sub(" ", text)


def _tag_in_latex(match: re.Match[str]) -> str:
    inside = match["inside"]
    command = _COMMANDS.get(match["name"].lower(), "%s")
    return command.replace("%s", inside) if inside.strip() else inside


ENTITY = re.compile(
    r"(?:\{\\&\}|\\?&)(?P<name>[A-Za-z][A-Za-z0-9]{1,30}|(?:\{\\#\}|\\?#)(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6}));"
)


def first_entity(value: str) -> re.Match[str] | None:
    """Return the first entity of a value."""
    if ";" not in value:
        return None
    return next((match for match in ENTITY.finditer(value) if meant(match)), None)


def meant(match: re.Match[str]) -> str:
    """Return the character that the entity means, or nothing if HTML has no such entity."""
    name = re.sub(r"[\\{}]", "", match["name"]) + ";"
    # unescape would read `&notes;` as `&not` and a text.
    return html.unescape(f"&{name}") if name.startswith("#") else html5.get(name, "")
