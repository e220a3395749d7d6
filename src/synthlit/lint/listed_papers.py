"""Compare the titles of a list with the records of their papers."""

from collections.abc import Iterator, Sequence

from synthlit.lint.paper_lines import PaperLine
from synthlit.lint.rule import RecordLookup
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.model.text import fold
from synthlit.model.title import normal, significant_words

# Fewer words may be a name that people gave to the paper, which its title need not have.
_FEWEST_WORDS = 4
_FEWEST_OF_ANOTHER = 3
# Papers change their titles; with another paper's hardly a word is shared.
_SHARED = 0.5
_SHARED_OF_ALL = 0.25
_NEAR = 4


def differ(one: str, other: str) -> bool:
    """Return whether two titles are clearly those of two papers."""
    here, there = normal(one), normal(other)
    if here in there or there in here or _name(one) == _name(other) != "":
        return False
    words, others = _words(one), _words(other)
    if min(len(words), len(others)) < _FEWEST_WORDS:
        return False
    shared, everything = {*words} & {*others}, {*words, *others}
    return (
        len(shared) <= min(len({*words}), len({*others})) * _SHARED
        and len(shared) <= len(everything) * _SHARED_OF_ALL
    )


def _name(title: str) -> str:
    """Return what stands before a colon: papers keep it when they change the rest."""
    head, colon, _ = title.partition(":")
    return normal(head) if colon else ""


def _words(title: str) -> list[str]:
    # Words of one stem are the same: critic, critique.
    return [fold(word)[:5] for word in significant_words(title)]


def record_of(line: PaperLine, records: RecordLookup) -> Record | None:
    """Return the record of the line's paper, or None where there is none."""
    return records.by_arxiv(line.paper) if isinstance(line.paper, ArxivId) else None


def is_other(line: PaperLine, records: RecordLookup) -> bool:
    """Return whether the line's title is clearly none of the paper that it links."""
    record = record_of(line, records)
    if record is None:
        return False
    return differ(line.facts.title, record.title) or _is_of_another(
        line.facts.title, record, records
    )


def _is_of_another(title: str, record: Record, records: RecordLookup) -> bool:
    """Return whether the title is exactly that of other papers, and in no part the record's."""
    here, there = normal(title), normal(record.title)
    if here in there or there in here or len(significant_words(title)) < _FEWEST_OF_ANOTHER:
        return False
    others = records.by_title(here)
    return bool(others) and all(other.arxiv != record.arxiv for other in others)


def swaps(
    found: Sequence[PaperLine], records: RecordLookup
) -> Iterator[tuple[PaperLine, PaperLine]]:
    """Yield near lines of which each has the title of the other's paper."""
    for number, line in enumerate(found):
        if is_other(line, records):
            for other in found[number + 1 : number + _NEAR]:
                if is_other(other, records) and _fits(line, other, records):
                    yield line, other
                    break


def _fits(line: PaperLine, other: PaperLine, records: RecordLookup) -> bool:
    here, there = record_of(line, records), record_of(other, records)
    return (
        here is not None
        and there is not None
        and normal(line.facts.title) == normal(there.title)
        and normal(other.facts.title) == normal(here.title)
    )
