"""Sources that answer from memory, and a library to file into."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from synthlit.errors import SourceUnreachable
from synthlit.model.identifiers import ArxivId, Identifier
from synthlit.model.record import Record
from synthlit.sources.source import Answer

TODAY = date(2026, 11, 25)
INDEXED = date(2026, 8, 1)

# Facts of arXiv's own records.
PAPERS = {
    "2305.20050": ("Let's Verify Step by Step", ("Hunter Lightman", "Vineet Kosaraju"), "cs.LG"),
    "2402.03300": (
        "DeepSeekMath: Pushing the Limits of Mathematical Reasoning in Open Language Models",
        ("Zhihong Shao", "Peiyi Wang"),
        "cs.CL",
    ),
    "2501.12948": (
        "DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement Learning",
        ("DeepSeek-AI",),
        "cs.CL",
    ),
    "math/0309136": ("A note", ("Anna van der Berg",), "math.GT"),
}


def record(id_: str, source: str = "arxiv", seen: date = TODAY, **changes: object) -> Record:
    """Return arXiv's record of one of the papers."""
    title, authors, primary = PAPERS[id_]
    arxiv = ArxivId(id_)
    facts: dict[str, Any] = {
        "source": source, "seen": seen, "arxiv": id_, "title": title, "authors": authors,
        "year": arxiv.year, "month": arxiv.month, "primary_class": primary,
    }  # fmt: skip
    return Record(**facts | changes)


@dataclass
class Memory:
    """A source that knows some records, counts what it is asked, and may fail after a batch."""

    records: dict[str, Record]
    name: str = "arxiv"
    knows: tuple[type[Identifier], ...] = (ArxivId,)
    fault: SourceUnreachable | None = None
    batch: int = 2
    asked: list[Identifier] = field(default_factory=list)

    def look_up(self, ids: Sequence[Identifier]) -> Iterator[Answer]:
        """Answer in batches; the fault comes behind the first."""
        for start in range(0, len(ids), self.batch):
            batch = tuple(ids[start : start + self.batch])
            self.asked += batch
            if self.fault and (start or self.fault.message == "at once"):
                raise self.fault
            known = {id_: self.records[str(id_)] for id_ in batch if str(id_) in self.records}
            yield Answer(batch, known)


@pytest.fixture
def arxiv() -> Memory:
    """An arXiv that knows all of the papers."""
    return Memory({id_: record(id_) for id_ in PAPERS})


@pytest.fixture
def index() -> Memory:
    """An index that knows one of them."""
    return Memory({"2402.03300": record("2402.03300", "arxiv-index", INDEXED)}, "arxiv-index")


@pytest.fixture
def nothing() -> Memory:
    """An index that knows none."""
    return Memory({}, "arxiv-index")
