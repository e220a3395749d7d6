"""Escape text for Markdown, so that GitHub's renderer shows it as it is."""

import re

from synthlit.model.latex import symbols
from synthlit.model.latex.plain import plain
from synthlit.model.latex.scan import parts
from synthlit.model.text import clean

# One private character replaces each formula while the rest of a value becomes plain text.
_FIRST, _LAST = 0xF000, 0xF8FF
_PRIVATE = re.compile("[\uf000-\uf8ff]")

# Characters that open emphasis, code, links, HTML, tables or strikethrough anywhere; addresses,
# e-mails and mentions that become links by themselves; and the names of emoji.
_ACTIVE = re.compile(
    r"(?P<character>[\\`*_\[\]<>|~#])"
    r"|(?P<parenthesis>[()])"
    r"|(?P<entity>&(?=\#?[A-Za-z0-9]+;))"
    r"|(?P<scheme>(?:https?|ftp|mailto|xmpp)(?=:))"
    r"|(?P<host>www(?=\.))"
    r"|(?P<emoji>:(?=[a-z0-9_+-]+:))"
    r"|(?P<mention>(?<!\w)@(?=\w)|@(?=[\w.-]*\.\w))"
    r"|(?P<dollar>\$)",
    re.IGNORECASE,
)
# Characters that open a block at the beginning of a line, and are not escaped in any case.
_BLOCK = re.compile(r"[-+=](?=[-+=]|\s|$)|\d{1,9}\.")


def readable(value: str) -> str:
    r"""Return a BibTeX value as text that reads well: no TeX, and math in characters."""
    if "$" not in value:
        return clean(plain(value))
    math: list[str] = []
    hidden: list[str] = []
    for is_math, part in parts(_PRIVATE.sub("", value)):
        if is_math and len(math) <= _LAST - _FIRST:
            hidden.append(chr(_FIRST + len(math)))
            math.append(symbols.readable(part))
        else:
            hidden.append(part)
    return clean(_PRIVATE.sub(lambda match: math[ord(match[0]) - _FIRST], plain("".join(hidden))))


def escape(text: str, *, parentheses: bool = True) -> str:
    """Return one line of text so that it shows as itself inside a line of GitHub's Markdown."""
    single = text.count("$") == 1

    def inert(match: re.Match[str]) -> str:
        kind, found = match.lastgroup, match[0]
        if kind in ("scheme", "host"):
            return f"{found}\\"
        if kind in ("emoji", "mention"):
            # GitHub looks for them after Markdown was read, in stretches of text without tags.
            return f"{found}<span></span>"
        if kind == "dollar" and not single:
            return "<span>$</span>"
        return found if kind == "parenthesis" and not parentheses else f"\\{found}"

    return _ACTIVE.sub(inert, text)


def escape_line(text: str) -> str:
    """Return a text so that it shows as itself at the beginning of a line."""
    escaped = escape(text)
    match = _BLOCK.match(escaped)
    return f"{escaped[: match.end() - 1]}\\{escaped[match.end() - 1 :]}" if match else escaped


def owner_text(markdown: str) -> str:
    """Return Markdown from synthlit.toml on one line, without comments that could be markers."""
    return " ".join(markdown.split()).replace("<!--", "\\<!--")
