"""Make an entry of what a line says, for works of which no source has a record."""

from datetime import date

from synthlit.bibtex.canonical import canonical_entry
from synthlit.library.candidates import PaperFacts
from synthlit.library.from_record import DRAFT_KEY
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text
from synthlit.model.name import write_names
from synthlit.model.people import read_people
from synthlit.model.preprints import names_arxiv
from synthlit.model.publication_pages import is_other_page, is_publication_page
from synthlit.model.title import protect

_NO_EVIDENCE = (
    "nothing on the line says that it is a work: it has neither an arXiv identifier nor a DOI, "
    "links no publication, and does not name venue and year, or authors and year"
)


def why_not(facts: PaperFacts) -> str:
    """Return why a line is not known to be that of a work; empty if it is.

    A DOI or the page of a publication proves it. Any other link may lead to a tool, a list or a
    file, and needs a label such as `paper`, or authors or a venue with a year. What is said to be
    on arXiv has an identifier there.
    """
    is_list = facts.title.lower().startswith("awesome") or is_other_page(facts.link)
    is_preprint = names_arxiv(facts.venue)
    if not facts.title:
        return "there is neither an arXiv identifier nor a title"
    if not facts.link and not facts.doi and not facts.parts:
        return "it has neither an identifier nor a link"
    if is_proven(facts):
        return ""
    if is_list or is_preprint:
        return _NO_EVIDENCE
    dated = bool(facts.year and (facts.authors or facts.venue))
    return "" if dated or (facts.is_paper and facts.link) else _NO_EVIDENCE


def is_proven(facts: PaperFacts) -> bool:
    """Return whether a line has the DOI or links the page of a publication."""
    return bool(facts.doi or is_publication_page(facts.link))


def draft(facts: PaperFacts, today: date) -> Entry:
    """Return the entry of a line with the key `DRAFT_KEY`: nothing in it is verified."""
    names = write_names(read_people(facts.authors))
    values = {
        "title": protect(from_text(facts.title)),
        "author": f"{names} and others" if names and facts.others else names,
        "year": str(facts.year or ""),
        "doi": str(facts.doi or ""),
        "url": "" if facts.doi and "doi.org/" in facts.link else facts.link,
        "venue": from_text(facts.venue),
        "added": today.isoformat(),
    }
    fields = {name: value for name, value in values.items() if value}
    return canonical_entry(Entry(type="misc", key=DRAFT_KEY, fields=fields))
