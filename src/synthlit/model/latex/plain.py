"""Convert values to the text that people read, and such text to values."""

import re
from collections.abc import Iterator

from synthlit.model.latex import accents
from synthlit.model.latex.safe import ESCAPES, safe_math
from synthlit.model.latex.scan import dollars, needs_work, outside_math, parts_of_text
from synthlit.model.latex.tables import CHARACTER_COMMANDS, SORTING_COMMANDS, SPACES, TEXT_COMMANDS
from synthlit.model.text import clean

_TOKEN = re.compile(r"\\(?P<name>[A-Za-z]+)(?:\{\}|\s*)|\\(?P<character>.)|[{}~]|``|''", re.DOTALL)
# Most values have no TeX but braces.
_TEX = re.compile(r"[\\$~`]|''")
_NO_BRACES = {ord("{"): None, ord("}"): None}
# People read the text of a link, not its address.
_LINK = re.compile(r"\\href\s*\{[^{}]*\}\s*(?=\{)")
_SORTING = re.compile(rf"\\(?:{'|'.join(sorted(SORTING_COMMANDS))})\s*\{{[^{{}}]*\}}")


def plain(value: str) -> str:
    """Return the value as people read it: no escapes, no protecting braces; math stays TeX."""
    if not needs_work(value):
        return value
    if not _TEX.search(value):
        return clean(value.translate(_NO_BRACES))
    return clean(outside_math(accents.decode(dollars(clean(value))), _plain))


def _plain(text: str) -> str:
    if "\\href" in text:
        text = _LINK.sub("", text)
    if "oop" in text:
        text = _SORTING.sub("", text)
    return "".join(_read(text))


def _read(text: str) -> list[str]:
    pieces: list[str] = []
    opened: int | None = None
    end = 0
    for match in _TOKEN.finditer(text):
        pieces.append(text[end : match.start()])
        end = match.end()
        token = match[0]
        if token == "``":
            opened = opened if opened is not None else len(pieces)
            pieces.append(token)
        elif token == "''":
            # Quotes are TeX's only in pairs.
            if opened is not None:
                pieces[opened] = "“"
            pieces.append(token if opened is None else "”")
            opened = None
        else:
            pieces.append(_shown(match))
    return [*pieces, text[end:]]


def _shown(match: re.Match[str]) -> str:
    """Return the text that a command, a brace or a tie prints."""
    name, character = match["name"], match["character"]
    if name:
        if name in TEXT_COMMANDS:
            return ""
        return CHARACTER_COMMANDS.get(name, match[0].removesuffix("{}"))
    if character:
        return SPACES.get(character, character if character in "{}&%_#$" else match[0])
    return " " if match[0] == "~" else ""


def from_text(text: str) -> str:
    """Return the value that prints exactly this text of a source or a person.

    Accent commands become letters. Math is kept where it uses only commands that draw something;
    any other backslash, brace or dollar is escaped, so TeX runs nothing in the text.
    """
    text = clean(text)
    if not needs_work(text):
        return text
    return "".join(_escaped(accents.decode(text)))


def _escaped(text: str) -> Iterator[str]:
    for math, part in parts_of_text(text):
        yield part if math and safe_math(part) else part.translate(ESCAPES)
