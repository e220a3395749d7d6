"""Rules that compare year, class and publication with records of authorities."""

from collections.abc import Iterator

from synthlit.lint.context import Context
from synthlit.lint.record_matching import is_preprint_record, sure_papers
from synthlit.lint.rule import Finding, collection_rule
from synthlit.lint.texts import quoted
from synthlit.model.entry import Entry
from synthlit.model.record import Record

_NOTES = ("note", "howpublished", "claimedref", "addendum", "pubstate")


@collection_rule("REC008", "wrong-year")
def wrong_year(context: Context) -> Iterator[Finding]:
    """Yield each preprint with a year in which it did not appear."""
    for work, record in sure_papers(context):
        entry = work.entry
        year = entry.year
        if not year or year in (record.year, record.arxiv_id.year) or not is_preprint_record(entry):
            continue
        if not any(str(year) in entry.get(name) for name in _NOTES):
            yield Finding(
                work,
                f"arXiv:{record.arxiv} appeared in {record.year}, not in {year}",
                "year" if entry.get("year") else "date",
            )


_SAYING = ("title", "note", "annotation", "addendum", "pubstate")


@collection_rule("REC011", "withdrawn-paper")
def withdrawn_paper(context: Context) -> Iterator[Finding]:
    """Yield each entry of a withdrawn paper that does not say so."""
    for work, record in sure_papers(context):
        if record.withdrawn and not any(
            word in work.entry.get(name).lower()
            for name in _SAYING
            for word in ("withdrawn", "retracted")
        ):
            yield Finding(
                work,
                f"arXiv:{record.arxiv} was withdrawn: {quoted(record.comment)}",
                "eprint" if work.entry.get("eprint") else "doi",
            )


# A future event is no publication, and authors forget to correct old remarks.
_NOT_YET = ("submitted", "under review", "to appear", "in preparation")


@collection_rule("REC012", "published-elsewhere")
def published_elsewhere(context: Context) -> Iterator[Finding]:
    """Yield each preprint of which a publication is known."""
    for work, record in sure_papers(context):
        published = _publication(record)
        if published and is_preprint_record(work.entry) and not _is_claimed(work.entry, record):
            yield Finding(
                work,
                f"arXiv:{record.arxiv} has been published: {published}",
                "eprint" if work.entry.get("eprint") else "doi",
            )


def _publication(record: Record) -> str:
    """Return the DOI or the place of the publication, if there is one."""
    dois = (doi for doi in record.dois if not doi.lower().startswith("10.48550/"))
    if doi := next(dois, ""):
        return f"https://doi.org/{doi}"
    said = record.journal_ref.lower()
    return "" if any(word in said for word in _NOT_YET) else record.journal_ref


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
    """Yield each class that is not the first of the record."""
    for work, record in sure_papers(context):
        own = work.entry.get("primaryclass").strip()
        if own and record.primary_class and _one(own) != _one(record.primary_class):
            yield Finding(
                work,
                f"the class of arXiv:{record.arxiv} is {record.primary_class}, not {quoted(own)}",
                "primaryclass",
            )


def _one(name: str) -> str:
    """Return one name for all that a class has."""
    return _ALIASES.get(name, name).lower()
