"""The encoding of a `.bib` file: UTF-8, or the one that the file itself declares.

JabRef, BibDesk, Emacs and TeX editors write it into a comment. Without such a comment, bytes that
are not UTF-8 are never guessed: a wrong guess would put another letter into a name.
"""

import codecs
import re
from dataclasses import dataclass

from synthlit.errors import SynthlitError
from synthlit.text import Text

_LOST = "\ufffd"
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# Programs write it at the top; Emacs also looks at the end.
_NEAR = 4096
_DECLARED = re.compile(
    r"^[% \t]*(?:This file was created with JabRef.*\s+)?"
    r"(?:Encoding:|!TEX encoding *=|Saved with string encoding) *([^\r\n]+?) *\r?$"
    r"|-\*-.*?\bcoding: *([\w.-]+).*-\*-"
    r"|^%+ *coding: *([\w.-]+) *\r?$",
    re.MULTILINE | re.IGNORECASE,
)
# As BibDesk, TeX editors and Java name them.
_NAMES = {
    "isolatin": "latin-1", "isolatin9": "iso8859-15", "iso latin 1": "latin-1",
    "iso latin 2": "iso8859-2", "iso latin 9": "iso8859-15", "mac os roman": "mac-roman",
    "macosroman": "mac-roman", "x-macroman": "mac-roman", "windows latin 1": "cp1252",
    "windows latin 2": "cp1250", "windowslatin1": "cp1252", "x-windows-949": "cp949",
}  # fmt: skip
# Codecs of texts; Python has others, such as that of escapes.
_KNOWN = re.compile(
    r"utf-8|iso8859|cp\d|mac|koi8|big5|gb|euc|shift_jis|johab|hz|iso2022|tis-620|ptcp154|hp-roman"
)
_C1 = re.compile(rb"[\x80-\x9f]")
_IN_PARENTHESES = re.compile(r"[^(]*\(([^)]*)\)")


@dataclass(frozen=True)
class Decoded:
    """A file's text, and how it was written; U+FFFD stands for bytes that could not be read."""

    text: str
    encoding: str = "utf-8"
    prefix: bytes = b""
    is_whole: bool = True

    @property
    def is_utf8(self) -> bool:
        """Whether the file is in UTF-8."""
        return self.encoding == "utf-8"

    def encoded(self, name: str, text: str) -> bytes:
        """Return the bytes of a file with another text, in the encoding that it declares.

        Raises SynthlitError for a character that the encoding does not have.
        """
        try:
            return self.prefix + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise SynthlitError(
                f"{name} is in {self.encoding}, which has no {text[error.start]!r}",
                "save it as UTF-8, and change the line that declares its encoding",
            ) from None


def decode(data: bytes, *, may_declare: bool = True) -> Decoded:
    """Return the text of a file's bytes; a file in UTF-8 is read as such, whatever it declares.

    Without `may_declare`, every file is read as UTF-8.
    """
    for mark, encoding in _UTF16.items():
        if may_declare and data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Decoded(text, encoding, mark, is_whole=_LOST not in text)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    for name in _declared(data) if may_declare else ():
        # As browsers do: what calls itself Latin-1 and has these bytes is Windows'.
        names = ("cp1252", name) if name == "iso8859-1" and _C1.search(data) else (name,)
        for each in names:
            try:
                return Decoded(data.decode(each), each)
            except UnicodeDecodeError:
                continue
    return Decoded(data.decode("utf-8", "replace"), is_whole=False)


def unreadable(name: str, decoded: Decoded) -> SynthlitError:
    """Return the error for a file of which some bytes could not be read."""
    line, column = Text(decoded.text).position(decoded.text.find(_LOST))
    return SynthlitError(
        f"{name}:{line}:{column}: there are bytes that are not UTF-8, and no encoding is declared",
        "save the file as UTF-8, or name its encoding in the first line: % Encoding: ISO-8859-1",
    )


def without_declaration(comment: str) -> str:
    """Return a comment without the lines that declare the encoding of the file it was in."""
    return _DECLARED.sub("", comment).strip("\n")


def _declared(data: bytes) -> list[str]:
    """Return the encodings that a file declares, by Python's names."""
    text = (data[:_NEAR] + b"\n" + data[-_NEAR:]).decode("latin-1")
    found = (next(filter(None, match.groups())) for match in _DECLARED.finditer(text))
    return [name for name in map(_codec, found) if name]


def _codec(declared: str) -> str:
    """Return Python's name of an encoding; empty for one that it does not know, or for no text."""
    match = _IN_PARENTHESES.match(declared)
    name = (match[1] if match else declared).strip().lower()
    try:
        found = codecs.lookup(_NAMES.get(name, name)).name
    except (LookupError, ValueError):
        return ""
    return found if _KNOWN.match(found) else ""
