"""The tree of a page's headings, and the heading that a wrong anchor means."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from synthlit.markdown.anchors import anchor
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.nodes import Heading


@lru_cache(maxsize=1)
def parents(page: MarkdownDocument) -> tuple[int | None, ...]:
    """Return for each heading the index of its parent, None for those without."""
    found: list[int | None] = []
    open_: list[int] = []
    for number, heading in enumerate(page.headings):
        while open_ and page.headings[open_[-1]].level >= heading.level:
            open_.pop()
        found.append(open_[-1] if open_ else None)
        open_.append(number)
    return tuple(found)


def is_readme(page: MarkdownDocument) -> bool:
    """Return whether the page is a README."""
    return bool(re.fullmatch(r"readme([._-][\w-]+)?\.(md|markdown)", page.path.name.lower()))


_NO_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")
# The ratio from which one of two anchors counts as a misspelling of the other.
_SIMILARITY = 0.85
# Longer anchors, pages with more headings, and further anchors are not compared by letters.
_LONGEST = 120
_MOST = 400
_MOST_NAMES = 100


def nearest(page: MarkdownDocument, name: str, text: str) -> Heading | None:
    """Return the heading that an anchor and the text of its link mean, if that is clear."""
    by_word = _by_word(page)
    for words in (name, text and anchor(text)):
        if (core := _core(words)) and core in by_word:
            return by_word[core]
    return _misspelt(page, name.lower())


@lru_cache(maxsize=8)
def _by_word(page: MarkdownDocument) -> Mapping[str, Heading]:
    return {_core(heading.anchor): heading for heading in reversed(page.headings)}


def _core(words: str) -> str:
    return _NO_WORD.sub("", words.lower())


@lru_cache(maxsize=8)
def _results(page: MarkdownDocument) -> dict[str, Heading | None]:  # noqa: ARG001
    """Return the results of earlier calls, so that no anchor is compared twice."""
    return {}


def _misspelt(page: MarkdownDocument, name: str) -> Heading | None:
    known = _results(page)
    if name not in known:
        few = len(known) < _MOST_NAMES and len(page.headings) <= _MOST
        known[name] = _most_similar(page, name) if few and len(name) <= _LONGEST else None
    return known[name]


def _most_similar(page: MarkdownDocument, name: str) -> Heading | None:
    found: list[tuple[float, int]] = []
    matcher = SequenceMatcher(b=name, autojunk=False)
    for number, heading in enumerate(page.headings):
        there = heading.anchor
        # Headings with different years or chapter numbers are different headings.
        if len(there) > _LONGEST or _NUMBER.findall(there) != _NUMBER.findall(name):
            continue
        matcher.set_seq1(there)
        if matcher.real_quick_ratio() >= _SIMILARITY and matcher.quick_ratio() >= _SIMILARITY:
            found.append((matcher.ratio(), -number))
    best = sorted(found, reverse=True)[:2]
    if not best or best[0][0] < _SIMILARITY or (len(best) > 1 and best[1][0] == best[0][0]):
        return None
    return page.headings[-best[0][1]]
