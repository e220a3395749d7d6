"""Propose the sections of a list from the headings of a file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from anyascii import anyascii

from synthlit.library.candidates import Candidate, CandidateList, ListHeading
from synthlit.model.section import SectionPath, is_slug

_NUMBER = re.compile(r"^\W*(?:(?:\d+|[A-Z])(?:\.\d+)*[.):]|\d+(?:\.\d+)+)\s+(?=\S)")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_WITHOUT_HEADING = "Works"


@dataclass(frozen=True)
class Proposal:
    """A section or subsection: its slug, its heading's text and anchors, the works right in it.

    `line` is that of the heading, 0 where there is none.
    """

    slug: str
    title: str
    anchors: tuple[str, ...] = ()
    items: tuple[Candidate, ...] = ()
    subsections: tuple["Proposal", ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class SectionProposals:
    """The sections in the file's order, and notices about headings that were lost."""

    sections: tuple[Proposal, ...]
    notices: tuple[str, ...] = ()

    def filed(self) -> Iterator[tuple[SectionPath, Candidate]]:
        """Yield each work with where it would be filed."""
        for section in self.sections:
            for inner in (Proposal("", "", items=section.items), *section.subsections):
                path = SectionPath(section.slug, inner.slug)
                yield from ((path, item) for item in inner.items)


def outline(candidates: CandidateList) -> SectionProposals:
    """Return sections and subsections for the headings above the works.

    Headings over all works, as the file's title is, make no section. A list has two levels:
    works under deeper headings are put into the subsection above them, with a notice.
    """
    shared = _shared([item.position.headings for item in candidates.items])
    sections: dict[ListHeading | None, dict[ListHeading | None, list[Candidate]]] = {}
    folded: dict[ListHeading, None] = {}
    for item in candidates.items:
        path = item.position.headings[shared:] or item.position.headings[-1:]
        first, second = (*path[:2], None, None)[:2]
        sections.setdefault(first, {}).setdefault(second, []).append(item)
        folded |= dict.fromkeys(path[2:])
    taken = _Slugs()
    proposals = []
    for heading, inner in sections.items():
        own, slugs = taken.proposal(heading, inner.get(None, ())), _Slugs()
        below = (slugs.proposal(sub, items) for sub, items in inner.items() if sub)
        proposals.append(replace(own, subsections=tuple(below)))
    notices = (
        f"line {heading.line}: {heading.text!r} is too deep to be a subsection; "
        "its works are in the one above it"
        for heading in folded
    )
    return SectionProposals(tuple(proposals), tuple(notices))


def slug(heading: ListHeading) -> str:
    """Return the slug for a heading: an anchor set for it, or its words without its number."""
    own = next((anchor for anchor in heading.anchors[1:] if is_slug(anchor)), "")
    return own or title_slug(heading.text)


def title_slug(title: str) -> str:
    """Return a title's words in lower-case ASCII joined by hyphens, without a number in front.

    Pictures are left out beside words; alone, their names are used.
    """
    text = without_number(title)
    words = "".join(c for c in text if unicodedata.category(c) != "So")
    return _joined(words) or _joined(text)


def _joined(text: str) -> str:
    return _NOT_SLUG.sub("-", anyascii(text).lower()).strip("-")[:_LONGEST].strip("-")


def without_number(title: str) -> str:
    """Return a heading's text without the number that it begins with."""
    return _NUMBER.sub("", title, count=1)


def _shared(paths: Sequence[tuple[ListHeading, ...]]) -> int:
    """Return the number of headings that are above every work and are not sections.

    A heading with works right under it is one, unless it is the file's title.
    """
    shared = 0
    for level in zip(*paths, strict=False):
        if len(set(level)) > 1:
            break
        shared += 1
    has_works = any(len(path) == shared for path in paths)
    return shared - 1 if has_works and shared > 1 else shared


class _Slugs:
    """Gives every heading a unique slug among its siblings."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def proposal(self, heading: ListHeading | None, items: Iterable[Candidate]) -> Proposal:
        """Return the proposal for a heading with the works right under it."""
        heading = heading or ListHeading(1, _WITHOUT_HEADING, (), 0)
        base = slug(heading) or "section"
        free = (base, *(f"{base[: _LONGEST - 5].strip('-')}-{n}" for n in range(2, 5)))
        found = next((name for name in free if name not in self._taken), "")
        found = found or next(name for n in count(5) if (name := f"section-{n}") not in self._taken)
        self._taken.add(found)
        return Proposal(found, heading.text, heading.anchors, tuple(items), line=heading.line)
