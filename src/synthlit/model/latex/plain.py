"""Between values and the text that people read."""

import re

from synthlit.model.latex import accents
from synthlit.model.latex.safe import safe_math
from synthlit.model.latex.scan import needs_work, outside_math, parts
from synthlit.model.latex.tables import CHARACTER_COMMANDS, TEXT_COMMANDS
from synthlit.model.text import clean

ESCAPES = str.maketrans(
    {"&": r"\&", "%": r"\%", "_": r"\_", "#": r"\#", "$": r"\$"}
    | {char: f"\\{name}{{}}" for name, char in CHARACTER_COMMANDS.items()}
)
_CHARACTER = re.compile(rf"\\({'|'.join(CHARACTER_COMMANDS)})(?:\{{\}}|(?![A-Za-z])\s?)")
_STYLE = re.compile(
    rf"\\(?:{'|'.join(sorted(TEXT_COMMANDS, key=len, reverse=True))})(?:\s*(?=\{{)|\s+)"
)
# Characters that the braces' removal must not take stand as private ones meanwhile.
_KEEP = {"{": "\ue000", "}": "\ue001", "\\": "\ue002"}
_RESTORE = {ord(private): char for char, private in _KEEP.items()}


def plain(value: str) -> str:
    """Return the value as people read it: no escapes, no protecting braces; math stays TeX."""
    if not needs_work(value):
        return value
    return clean(outside_math(accents.decode(value), _plain))


def _plain(text: str) -> str:
    text = _STYLE.sub("", text).replace("``", "“").replace("''", "”")
    text = re.sub(r"(?<!\\)~", " ", text)
    text = _CHARACTER.sub(lambda m: _keep(CHARACTER_COMMANDS[m[1]]), text)
    text = re.sub(r"\\([{}])", lambda m: _KEEP[m[1]], text)
    text = re.sub(r"\\([&%_#$ ,])", r"\1", text)
    return text.replace("{", "").replace("}", "").translate(_RESTORE)


def _keep(character: str) -> str:
    return _KEEP.get(character, character)


def from_text(text: str) -> str:
    """Return the value that shows exactly this text, as a service or a person gave it.

    Math is kept where it uses only commands that draw something; any other backslash, brace or
    dollar is escaped, so nothing in the text is ever run by TeX.
    """
    text = clean(text)
    if not needs_work(text):
        return text
    return "".join(
        part if math and safe_math(part) else part.translate(ESCAPES)
        for math, part in parts(accents.decode(text))
    )
