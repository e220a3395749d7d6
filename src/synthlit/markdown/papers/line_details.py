"""Read the text around a title: authors, venue and year, a note."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from synthlit.markdown.papers.labels import is_label
from synthlit.markdown.papers.names import Names, read_names
from synthlit.markdown.papers.published import Published, read_published
from synthlit.markdown.papers.segments import Segment, plain_segments

_BY = re.compile(r"(?:authors?|by|作者)\b\s*:?\s*", re.IGNORECASE)
_ET_AL_INSIDE = re.compile(r"(?P<names>.{1,400}?\bet\b[\s.]*\bal\b\.?)[\s,.:;-]*(?P<rest>.+)", re.I)
_GROUP = re.compile(r"\s*\([^()]{1,60}\)\s*")
_ARXIV_CLASS = re.compile(r"[a-z-]{2,8}\.[A-Z]{2}")
_NUMBER = re.compile(r"[#(]?\d{1,4}[.)）、]?")
_PREPRINTS = frozenset({"arxiv", "preprint", "openreview", "corr", "biorxiv", "medrxiv"})
_SENTENCE_WORDS = 4
_VENUE_WORDS = 10
_NAME_WORDS = 5
# The longest tails in which venue and year are looked for.
_MOST_CUTS = {", ": 5, " ": 3}
_PROSE_WORDS = 3
_LONGEST_PARTS = 200


@dataclass
class LineDetails:
    """The details that were read so far.

    `leading` is the text before the title that could not be understood.
    """

    identified: bool
    names: Names | None = None
    short: str = ""
    leading: list[str] = field(default_factory=list)
    _published: list[Published] = field(default_factory=list)
    _rest: list[str] = field(default_factory=list)
    # A sentence that several segments make up.
    _sentence: str = ""
    _named: bool = False

    @property
    def venue(self) -> str:
        """Where the work appeared, a publication before a preprint."""
        return self._best.venue

    @property
    def year(self) -> int | None:
        """The year of the publication or, where the venue has none, any other."""
        dates = [found.year for found in self._published if not found.venue]
        others = [found.year for found in self._published]
        return next((year for year in (self._best.year, *dates, *others) if year), None)

    @property
    def rest(self) -> tuple[str, ...]:
        """The text that could not be understood, in its order."""
        sentence = " ".join(self._sentence.split()).strip(" -–—|·•:,;")
        return (*self._rest, *filter(None, [sentence]))

    @property
    def _best(self) -> Published:
        venues = [found for found in self._published if found.venue]
        final = [found for found in venues if found.venue.lower() not in _PREPRINTS]
        return next(iter((*final, *venues)), Published())

    def before(self, segments: Sequence[Segment]) -> None:
        """Read the segments before the title: a date, a venue, a short name, authors."""
        for segment in segments:
            text = segment.text.rstrip(" :：,")
            if text in ("", self.short) or _NUMBER.fullmatch(text):
                continue
            name = text.strip(' "“„«《「『')
            if found := read_published(text, marked=segment.kind != "plain"):
                self._published.append(found)
            elif is_label(text) or _BY.fullmatch(text):
                continue
            elif segment.kind == "strong" and len(text.split()) <= _NAME_WORDS and not self.short:
                self.short = text
            elif (names := read_names(text)) and names.are_certain and not self.names:
                self.names = names
            elif name != text and name and len(name.split()) <= _NAME_WORDS and not self.short:
                self.short = name
            else:
                self._rest.append(text)
                if segment.kind == "plain" and _is_sentence(segment):
                    self.leading.append(text)

    def after(self, segments: Sequence[Segment]) -> None:
        """Read the segments after the title: authors, venue and year, then a note."""
        for segment, following in zip_longest(segments, segments[1:]):
            if not self._read(segment, following):
                self._leave(segment)

    def linked(self, texts: Iterable[str]) -> None:
        """Read the texts of links to the paper, which can name its venue: `[ICLR 2024](…)`."""
        found = (read_published(text) for text in texts)
        self._published += (each for each in found if each and each.year)

    def _read(self, segment: Segment, following: Segment | None) -> bool:
        """Read a segment and return whether it was understood."""
        text, marked = segment.text, segment.kind != "plain"
        if _BY.fullmatch(text):
            self._named = True
            return True
        styled = segment.kind in ("em", "strong")
        pieces = plain_segments(text) if styled else []
        if self.names is None and styled and self._with_affiliations(text):
            return True
        if self.names is None and len(pieces) > 1 and read_names(pieces[0].text):
            self.after(pieces)
            return True
        if self.names is None and self._mixed(text, ", ", certain=True):
            return True
        if found := _all_published(text, marked=marked or self.names is not None):
            self._published += found
            return True
        if is_label(text) or _ARXIV_CLASS.fullmatch(text):
            return True
        if self.names is None and (
            self._authors(segment, following)
            or self._mixed(text, " ", certain=False)
            or self._mixed_others(segment)
        ):
            return True
        is_venue = bool(pieces and self.names and not self.venue)
        if is_venue and len(text.split()) <= _VENUE_WORDS:
            self._published.append(Published(text))
            return True
        return False

    def _leave(self, segment: Segment) -> None:
        is_sentence = len(segment.text.split()) >= _SENTENCE_WORDS or self._sentence
        if segment.kind == "plain" and is_sentence:
            self._sentence += f"{segment.text}{segment.separator} "
        elif text := segment.text.strip(" ,;"):
            self._rest.append(text)

    def _authors(self, segment: Segment, following: Segment | None) -> bool:
        """Read a segment as authors, if it has nothing else and its context confirms them."""
        if segment.kind == "group" and not self._named:
            return False
        text = _BY.sub("", segment.text, count=1) if _BY.match(segment.text) else segment.text
        names = read_names(text, sure=self._named)
        if names is None:
            return False
        behind = following and read_published(following.text, marked=following.kind != "plain")
        if not (
            self._named or names.are_certain or segment.kind == "em" or behind or self.identified
        ):
            return False
        self.names, self._named = names, False
        return True

    def _with_affiliations(self, text: str) -> bool:
        """Read authors of whom some have an affiliation or a nickname in brackets."""
        groups = _GROUP.findall(text)
        names = read_names(_GROUP.sub(" ", text)) if groups else None
        if names is None or not names.are_certain:
            return False
        self.names = names
        self._rest += (group.strip("() ") for group in groups)
        return True

    def _mixed(self, text: str, separator: str, *, certain: bool) -> bool:
        """Read authors followed by venue and year, if one of the separators is between the two.

        `certain` says that only a clear list of authors is read.
        """
        parts = text.rsplit(separator, _MOST_CUTS[separator])
        for cut in range(1, len(parts)):
            names = read_names(separator.join(parts[:cut]))
            found = _all_published(separator.join(parts[cut:]), marked=False)
            if names and found and (names.are_certain or not certain):
                self.names = names
                self._published += found
                return True
        return False

    def _mixed_others(self, segment: Segment) -> bool:
        """Read authors up to `et al.`, and the text after them as a segment."""
        match = _ET_AL_INSIDE.fullmatch(segment.text)
        names = read_names(match["names"]) if match else None
        if match and names:
            self.names = names
            rest = Segment(match["rest"], segment.kind, segment.separator)
            if not self._read(rest, None):
                self._leave(rest)
        return bool(names)


def _is_sentence(segment: Segment) -> bool:
    """Return whether words before a title read like the beginning of a sentence."""
    words = segment.text.split()
    return segment.separator != ":" and (len(words) >= _PROSE_WORDS or words[-1][:1].islower())


def _all_published(text: str, *, marked: bool) -> list[Published]:
    """Return venue and year of a text, or of each of its parts: `arXiv 2023; ICLR 2024`."""
    text = text.strip(" ,;")
    if found := read_published(text, marked=marked):
        return [found]
    parts = re.split(r"\s*[;/|,]\s*", text) if len(text) < _LONGEST_PARTS else []
    several = [read_published(part, marked=marked) for part in parts]
    return [found for found in several if found] if len(several) > 1 and all(several) else []
