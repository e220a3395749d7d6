"""The interface of a reader, and the candidates that it returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, Self

from synthlit.bibtex.canonical import BibFile, Problem
from synthlit.library.ledger import Ledger, Leftover
from synthlit.model.entry import Entry
from synthlit.model.fields import PARTS
from synthlit.model.identifiers import ArxivId, Doi, Identifier
from synthlit.model.section import SectionPath


@dataclass(frozen=True)
class ListHeading:
    """A heading's level, its text without markup, and its anchors: GitHub's own comes first."""

    level: int
    text: str
    anchors: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class SourcePosition:
    """The position of a work: lines and column from 1, the headings above it, and its text."""

    line: int = 1
    column: int = 1
    end: int = 1
    headings: tuple[ListHeading, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class PaperFacts:
    """The handwritten facts of a work as plain text; those that are missing are empty.

    `others` is true for an `et al.`; `is_paper` says that a link is named as that of a paper, or
    leads to a PDF; `section` is the text of a form's field; `anchor` is the one
    set on the line; `rest` is the text of the line that could not be understood.
    """

    title: str = ""
    short: str = ""
    authors: tuple[str, ...] = ()
    others: bool = False
    venue: str = ""
    year: int | None = None
    identifiers: tuple[Identifier, ...] = ()
    link: str = ""
    is_paper: bool = field(default=False, compare=False)
    code: str = ""
    data: str = ""
    model: str = ""
    project: str = ""
    note: str = ""
    section: str = ""
    anchor: str = ""
    rest: tuple[str, ...] = ()

    @property
    def parts(self) -> Mapping[str, str]:
        """The addresses of the work's code and the like, by the names of their fields."""
        return {name: address for name in PARTS if (address := getattr(self, name))}

    def with_parts(self, parts: Mapping[str, str]) -> Self:
        """Return the facts with the addresses of further parts; those that are known stay."""
        return replace(
            self,
            code=self.code or parts.get("code", ""),
            data=self.data or parts.get("data", ""),
            model=self.model or parts.get("model", ""),
            project=self.project or parts.get("project", ""),
        )

    @property
    def addresses(self) -> tuple[str, ...]:
        """The identifiers and links that fields hold, the work's own first."""
        ids = (found.url for found in self.identifiers)
        return tuple(dict.fromkeys(filter(None, (self.link, *ids, *self.parts.values()))))

    @property
    def arxiv(self) -> ArxivId | None:
        """The arXiv identifier, if one was found."""
        return next((found for found in self.identifiers if isinstance(found, ArxivId)), None)

    @property
    def doi(self) -> Doi | None:
        """The DOI, if one was found."""
        return next((found for found in self.identifiers if isinstance(found, Doi)), None)


@dataclass(frozen=True)
class Candidate:
    """A work as a file describes it: a whole entry, or handwritten facts.

    `sections` are those that the file names for it, its own first. `file` holds the comments that
    belong to it. An entry without a key has `DRAFT_KEY` of
    `synthlit.library.from_record`, and `keyless` says so. `left` is what no field holds.
    """

    work: Entry | PaperFacts
    position: SourcePosition = SourcePosition()
    sections: tuple[SectionPath, ...] = ()
    file: BibFile = field(default_factory=BibFile)
    keyless: bool = False
    left: tuple[Leftover, ...] = ()


@dataclass(frozen=True)
class CandidateList:
    """The works of a file, the problems of others that could not be read, and notices.

    The ledger of a page says what became of all of its lines; other files have an empty one.
    """

    items: tuple[Candidate, ...] = ()
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    headings: tuple[ListHeading, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)


class Reader(Protocol):
    """A module that reads works in one form; `synthlit.plugins` lists them."""

    def read(self, text: str) -> CandidateList:
        """Return the works of any text; invalid text makes problems and raises nothing."""
        ...
