"""Find the text on the lines of a work that became part of none of its facts."""

import re
from collections.abc import Iterator

from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers.below import field_of
from synthlit.markdown.papers.labels import is_label, label, label_role
from synthlit.markdown.papers.line_text import LineText
from synthlit.markdown.papers.published import read_published
from synthlit.markdown.papers.segments import segments

_WORD = re.compile(r"[^\W_]+")
# Words that only introduce what follows them.
_INTRODUCING = frozenset([
    "accepted", "al", "and", "at", "author", "authors", "by", "comment", "comments", "conference",
    "date", "et", "etc", "id", "in", "journal", "note", "notes", "others", "published",
    "publisher", "source", "summary", "tags", "time", "title", "tldr", "venue", "year", "作者",
    "会议", "发表", "日期", "年份", "等",
])  # fmt: skip
_FEW = 3


def text_left(line: LineText, facts: PaperFacts) -> Iterator[str]:
    """Yield the parts of a line below a work, or of a cell, that none of the facts holds."""
    known = _words(facts)
    for segment in segments(line, 0, len(line.text)):
        text = segment.text.strip(" ,;:：")
        if is_label(text) or field_of(text) or read_published(text, marked=True):
            continue
        words = [word.lower() for word in _WORD.findall(text)]
        unknown = [word for word in words if word not in known and not _introduces(word)]
        if unknown and not (len(words) > _FEW and len(unknown) * _FEW < len(words)):
            yield text


def _introduces(word: str) -> bool:
    return word in _INTRODUCING or word.isdigit() or label_role(label(word)) is not None


def _words(facts: PaperFacts) -> set[str]:
    """Return the words of the facts in lower case."""
    texts = (facts.title, facts.short, facts.venue, facts.note, *facts.authors, *facts.rest)
    found = {word.lower() for text in texts for word in _WORD.findall(text)}
    return found | {word.lower() for id_ in facts.identifiers for word in _WORD.findall(str(id_))}
