"""Rules that compare year, class and publication with records of authorities."""

from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.record_matching import (
    identifier_field,
    is_preprint_record,
    publication,
    sure_papers,
)
from synthlit.lint.rule import Finding, collection_rule, entry_rule
from synthlit.lint.texts import quoted
from synthlit.model.entry import Entry
from synthlit.model.record import Record

_NOTES = ("note", "howpublished", "claimedref", "addendum", "pubstate")


@collection_rule("REC008", "wrong-year")
def wrong_year(context: Context) -> Iterator[Finding]:
    """Yield each preprint whose year is neither that of its first version nor of its identifier."""
    for work, record in sure_papers(context):
        entry = work.entry
        year = entry.year
        if not year or year in (record.year, record.arxiv_id.year) or not is_preprint_record(entry):
            continue
        if not any(str(year) in entry.get(name) for name in _NOTES):
            message = f"arXiv:{record.arxiv} appeared in {record.year}, not in {year}"
            yield Finding(work, message, "year" if entry.get("year") else "date")


_REMARKS = ("title", "note", "annotation", "addendum", "pubstate")


@collection_rule("REC011", "withdrawn-paper")
def withdrawn_paper(context: Context) -> Iterator[Finding]:
    """Yield each entry of a withdrawn paper that does not say so."""
    for work, record in sure_papers(context):
        if record.withdrawn and not any(
            word in work.entry.get(name).lower()
            for name in _REMARKS
            for word in ("withdrawn", "retracted")
        ):
            message = f"arXiv:{record.arxiv} was withdrawn: {quoted(record.comment)}"
            yield Finding(work, message, identifier_field(work.entry))


@entry_rule("REC015", "withdrawn-work", fields=("pubstate",))
def withdrawn_work(work: Work) -> Iterator[Finding]:
    """Yield each work that is marked as withdrawn or retracted."""
    if state := work.entry.withdrawal:
        yield Finding(work, f"the work was {state}: cite it only to say so", "pubstate")


@collection_rule("REC012", "published-elsewhere")
def published_elsewhere(context: Context) -> Iterator[Finding]:
    """Yield each preprint whose publication is known."""
    for work, record in sure_papers(context):
        published = publication(record)
        if published and is_preprint_record(work.entry) and not _is_claimed(work.entry, record):
            message = f"arXiv:{record.arxiv} was published: {published}"
            yield Finding(work, message, identifier_field(work.entry))


def _is_claimed(entry: Entry, record: Record) -> bool:
    claims = entry.get("claimeddoi").lower().split()
    return any(doi.lower() in claims for doi in record.dois) or bool(entry.get("claimedref"))


# Source: arXiv's category taxonomy, "is an alias for".
_ALIASES = {
    "cs.IT": "math.IT",
    "cs.NA": "math.NA",
    "cs.SY": "eess.SY",
    "math-ph": "math.MP",
    "math.ST": "stat.TH",
    "q-fin.EC": "econ.GN",
}


@collection_rule("REC013", "wrong-class")
def wrong_class(context: Context) -> Iterator[Finding]:
    """Yield each `primaryclass` that is not that of the record."""
    for work, record in sure_papers(context):
        own = work.entry.get("primaryclass").strip()
        if own and record.primary_class and _class(own) != _class(record.primary_class):
            message = f"the class of arXiv:{record.arxiv} is {record.primary_class}"
            yield Finding(work, f"{message}, not {quoted(own)}", "primaryclass")


def _class(name: str) -> str:
    """Return the same name for all names of one class."""
    return _ALIASES.get(name, name).lower()
