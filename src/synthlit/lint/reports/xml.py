"""Write findings as XML, whatever characters are in their texts."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import PurePosixPath

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import LintResult
from synthlit.lint.visible import visible

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Characters that `visible` keeps and XML 1.0 forbids.
_FORBIDDEN = {0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"}


def by_file(result: LintResult) -> list[tuple[PurePosixPath, Sequence[Diagnostic]]]:
    """Return every file, clean ones too, with its findings, in order of path."""
    return sorted((file.path, file.diagnostics) for file in result.files)


def element(
    name: str, attributes: Mapping[str, object], inside: Iterable[str] = (), text: str = ""
) -> str:
    """Return an element on separate lines, with its contents indented by two spaces."""
    shown = "".join(f" {key}={_quoted(str(it))}" for key, it in attributes.items())
    lines = [f"  {line}\n" for part in inside for line in part.splitlines()]
    if lines:
        return f"<{name}{shown}>\n{''.join(lines)}</{name}>\n"
    if text:
        return f"<{name}{shown}>{_clean(text)}</{name}>\n"
    return f"<{name}{shown}/>\n"


def _quoted(text: str) -> str:
    text = _clean(text)
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace('"', "&quot;") + '"'


# `xml.sax.saxutils` does the same, but loads the standard library's HTTP client and TLS.
def _clean(text: str) -> str:
    """Return the text, escaped, without characters that XML forbids or that control a terminal."""
    return escape(visible(text).translate(_FORBIDDEN), quote=False)
