"""The text of a document that an editor has open, of which a change touches the changed lines only.

pygls' own document writes all lines anew for each change.
"""

from io import StringIO

from lsprotocol import types as lsp
from pygls.workspace import TextDocument


class OpenDocument(TextDocument):
    """A document as lines; CR LF, LF and a lone CR end a line."""

    def __init__(self, document: TextDocument) -> None:
        super().__init__(
            document.uri,
            version=document.version,
            language_id=document.language_id,
            position_codec=document.position_codec,
        )
        self._lines = _lines(document.source)
        self._text: str | None = None

    @property
    def source(self) -> str:
        """The whole text."""
        if self._text is None:
            self._text = "".join(self._lines)
        return self._text

    @property
    def lines(self) -> list[str]:
        """The lines with their ends; the last has none."""
        return self._lines

    def apply_change(self, change: lsp.TextDocumentContentChangeEvent) -> None:
        """Replace the text, or the part of it that a change names."""
        self._text = None
        if not isinstance(change, lsp.TextDocumentContentChangePartial):
            self._lines = _lines(change.text)
            return
        first, start = self._place(change.range.start)
        last, end = self._place(change.range.end)
        text = self._lines[first][:start] + change.text + self._lines[last][end:]
        # A CR and an LF that meet become one line end.
        if first and self._lines[first - 1].endswith("\r"):
            first -= 1
            text = self._lines[first] + text
        if text.endswith("\r") and last + 1 < len(self._lines):
            last += 1
            text += self._lines[last]
        lines = _lines(text)
        if last + 1 < len(self._lines) and not lines[-1]:
            del lines[-1]
        self._lines[first : last + 1] = lines

    def _place(self, position: lsp.Position) -> tuple[int, int]:
        """Return line and column, in characters, of a position."""
        if position.line >= len(self._lines):
            return len(self._lines) - 1, len(self._lines[-1])
        line = self._lines[position.line]
        within = lsp.Position(0, position.character)
        return position.line, self.position_codec.position_from_client_units(
            [line], within
        ).character


def _lines(text: str) -> list[str]:
    """Return the lines of a text; the last one, which may be empty, has no end."""
    lines = list(StringIO(text, newline=""))
    return lines if lines and not lines[-1].endswith(("\r", "\n")) else [*lines, ""]
