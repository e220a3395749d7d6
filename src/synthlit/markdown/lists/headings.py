"""The headings of a Markdown file, as GitHub reads them."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from synthlit.markdown.anchors import Anchors
from synthlit.markdown.lists.text_lines import text_lines

_ATX = re.compile(r"\ufeff? {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
# Lines that are no paragraph, so that dashes below them are a rule.
_NO_PARAGRAPH = re.compile(r"\s*$|[ \t]{4}|\t| {0,3}(?:[-*+>|<]|\d{1,9}[.)][ \t]|#{1,6}[ \t])")

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->")
_STARS = re.compile(r"(\*{1,3}|~~)(?=\S)(.+?)(?<=\S)\1")
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_FIRST = 0xE000
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True)
class ListHeading:
    """A heading's level, its text without markup, its anchor, and where its lines end."""

    level: int
    text: str
    anchor: str
    end: int


def headings(text: str) -> Iterator[ListHeading]:
    """Yield a file's headings in order, `# so` and underlined ones."""
    anchor = Anchors()
    previous = None
    for line in text_lines(text):
        title, level = "", 0
        if match := _ATX.fullmatch(line.text):
            title, level = match[2] or "", len(match[1])
        elif previous and previous.end == line.start:
            match = _UNDERLINE.fullmatch(line.text)
            if match and not _NO_PARAGRAPH.match(previous.text):
                title, level = previous.text, 1 if match[1][0] == "=" else 2
        if level:
            plain = without_markup(title)
            yield ListHeading(level, plain, anchor(plain), line.end)
        previous = None if level else line


def without_markup(markdown: str) -> str:
    """Return the text that a line of Markdown shows; images, as badges are, show none."""
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return chr(_FIRST + len(kept) - 1)

    text = _PRIVATE.sub("", markdown)
    text = _CODE.sub(lambda match: keep(match[2]), text)
    text = _ESCAPE.sub(lambda match: keep(match[1]), text)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _TAG.sub("", text)
    for pattern in (_STARS, _STARS, _UNDERSCORES):
        text = pattern.sub(r"\2", text)
    text = html.unescape(text)
    return " ".join(_PRIVATE.sub(lambda match: kept[ord(match[0]) - _FIRST], text).split())
