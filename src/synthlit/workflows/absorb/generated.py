"""What the present and earlier states of a library generate, as raw lines to compare with."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from synthlit.formats import md
from synthlit.library.library import Library
from synthlit.markdown.papers import read
from synthlit.model.section import SectionPath
from synthlit.workflows.absorb.headings import SectionHeadings
from synthlit.workflows.absorb.raw import RawPage

BlockKey = tuple[PurePosixPath, str]


@dataclass(frozen=True)
class Generated:
    """The generated blocks with the sections in which they stand, and every generated line.

    `outside` are the lines that stand in no block: headings, descriptions, summaries. `pages` are
    those of the first state, whole.
    """

    blocks: dict[BlockKey, set[SectionPath | None]] = field(
        default_factory=lambda: defaultdict(set)
    )
    lines: set[str] = field(default_factory=set)
    outside: set[str] = field(default_factory=set)
    pages: dict[PurePosixPath, str] = field(default_factory=dict)

    @classmethod
    def by(cls, states: Iterable[Library], pages: Container[PurePosixPath]) -> "Generated":
        """Generate the pages of each state; only the headings on them are parsed."""
        made = cls()
        distinct: list[Library] = []
        for state in states:
            if state in distinct:
                continue
            distinct.append(state)
            headings = SectionHeadings(state.settings)
            # Made from nothing, so that no handwritten text is among it.
            for path, text in md.files(state, lambda _: None).items():
                if path in pages:
                    made.pages.setdefault(path, text)
                    made._add(RawPage(path, text), headings)
        return made

    def _add(self, page: RawPage, headings: SectionHeadings) -> None:
        rest = page.without(page.blocks)
        at = headings.on(page.path, read(rest).headings)
        for block in page.blocks:
            self.blocks[page.path, block.text].add(at(block.first))
        self.lines.update(line.strip() for line in page.lines)
        self.outside.update(line.strip() for line in rest.split("\n"))

    def sections(self, page: PurePosixPath, text: str) -> Collection[SectionPath | None]:
        """Return the sections in which a page shows a block."""
        return self.blocks.get((page, text), ())
