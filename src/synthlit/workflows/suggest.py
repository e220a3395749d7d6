"""Suggest the subsection in which a work belongs, from the words of those that are there."""

from collections import Counter
from collections.abc import Iterable
from math import log

from synthlit.library.library import Library
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.model.title import significant_words

_ENOUGH = 0.05


class Suggestions:
    """The words of every subsection: of its title, its description and the titles filed there."""

    def __init__(self, library: Library) -> None:
        self._words: dict[SectionPath, Counter[str]] = {}
        for section in library.settings.sections:
            for subsection in section.subsections:
                path = SectionPath(section.slug, subsection.slug)
                self._words[path] = Counter(_words(f"{subsection.title} {subsection.description}"))
        for work in library.works:
            if work.section in self._words:
                self._words[work.section].update(_words(work.entry.title))
        self._spread = Counter(word for words in self._words.values() for word in words)

    def within(self, section: SectionPath, entry: Entry) -> SectionPath | None:
        """Return the subsection whose words the entry's title shares most, if there is one.

        Each shared word counts by how few subsections have it, and by its share of the
        subsection's words (tf-idf without lengths).
        """
        title = set(_words(entry.title))
        scores = {
            path: sum(self._weight(word, words) for word in title)
            for path, words in self._words.items()
            if path.section == section.section
        }
        best = max(scores.values(), default=0.0)
        found = [path for path, score in scores.items() if score == best]
        return found[0] if len(found) == 1 and best >= _ENOUGH else None

    def _weight(self, word: str, words: Counter[str]) -> float:
        if not words[word]:
            return 0.0
        rarity = log((1 + len(self._words)) / self._spread[word])
        return rarity * words[word] / words.total()


def _words(text: str) -> Iterable[str]:
    return (word.lower() for word in significant_words(text))
