"""Rules about identifiers in several fields, or in the wrong one."""

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote

from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import quoted, values
from synthlit.model.identifiers import ArxivId, Doi
from synthlit.model.preprints import names_arxiv


@entry_rule("IDN004", "arxiv-doi-as-publication", fix=Fixes.SAFE, fields=("doi",))
def arxiv_doi_as_publication(work: Work) -> Iterator[Finding]:
    """Yield the DOI of arXiv in an entry with a journal or a book title."""
    entry = work.entry
    identifier = entry.doi.arxiv if entry.doi else None
    venue = entry.get("journal") or entry.get("journaltitle") or entry.get("booktitle")
    if not identifier or not venue or names_arxiv(venue):
        return
    # Another rule reports an `eprint` with another identifier.
    if entry.arxiv == identifier:
        fix = None
        if entry.get("eprint") in ("", identifier.value):
            edit = Revise({"doi": None, "eprint": identifier.value, "archiveprefix": "arXiv"})
            fix = Fix("write the identifier into eprint", edit)
        message = f"the DOI is that of the preprint, not of the publication in {quoted(venue)}"
        yield Finding(work, message, "doi", fix=fix)


@entry_rule("IDN005", "contradicting-arxiv-ids", fields=("doi", "url"))
def contradicting_arxiv_ids(work: Work) -> Iterator[Finding]:
    """Yield the DOI or address with another arXiv identifier than that of the entry."""
    entry = work.entry
    if not entry.arxiv:
        return
    others = {"doi": entry.doi.arxiv if entry.doi else None, "url": _arxiv_in(entry.get("url"))}
    for field, other in others.items():
        if other and other != entry.arxiv:
            message = f"{field} contains arXiv:{other}, but the entry is arXiv:{entry.arxiv}"
            yield Finding(work, message, field)


def _arxiv_in(url: str) -> ArxivId | None:
    """Return the identifier in an address at arXiv."""
    if "arxiv.org/" in url:
        with suppress(InvalidIdentifier):
            return ArxivId.parse(url)
    return None


_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/(?P<doi>10\..+)", re.IGNORECASE)


@entry_rule("IDN017", "contradicting-dois", fields=("url",))
def contradicting_dois(work: Work) -> Iterator[Finding]:
    """Yield the address with another DOI than that of the entry."""
    other = _doi_in(work.entry.get("url"))
    own = work.entry.doi if other else None
    # Many entries have the DOI of the publication, and link to the preprint.
    if not other or not own or other.is_short or own.is_short:
        return
    if other != own and not own.arxiv and not other.arxiv:
        yield Finding(work, f"url has another DOI than {quoted(own.value)}", "url")


def _doi_in(url: str) -> Doi | None:
    """Return the DOI in an address at doi.org."""
    match = _RESOLVER.fullmatch(url) if "doi.org/" in url.lower() else None
    if match:
        with suppress(InvalidIdentifier):
            return Doi.parse(unquote(match["doi"]))
    return None


_TEXT_FIELDS = ("note", "howpublished", "url")
# `arXiv preprint arXiv:2305.20050`, `arXiv:2305.20050 [cs.LG]`, or an address at arXiv.
_NAMED = re.compile(r"\barxiv(?::\s*|\.org/(?:abs|pdf|html)/)([\w.-]+(?:/\d{7})?)", re.IGNORECASE)


@entry_rule("IDN007", "eprint-in-text", fix=Fixes.SAFE, preset=Preset.STRICT, fields=_TEXT_FIELDS)
def eprint_in_text(work: Work) -> Iterator[Finding]:
    """Yield the first note or address with an arXiv identifier in an entry without one."""
    entry = work.entry
    if entry.get("eprint") or entry.arxiv:
        return
    for field, value in values(work, _TEXT_FIELDS):
        match = _NAMED.search(value) if "rxiv" in value.lower() else None
        if not match:
            continue
        with suppress(InvalidIdentifier):
            found = ArxivId.parse(match[1].removesuffix(".pdf").rstrip("."))
            edit = Revise({"eprint": found.value, "archiveprefix": "arXiv"})
            message = f"the arXiv identifier {found.value} is in {field}, but not in eprint"
            yield Finding(work, message, field, match.start(), Fix("write it into eprint", edit))
            return


@entry_rule(
    "IDN008", "redundant-identifiers", fix=Fixes.UNSAFE, preset=Preset.STRICT, fields=("doi",)
)
def redundant_identifiers(work: Work) -> Iterator[Finding]:
    """Yield the DOI of a preprint that is also in its `eprint` and its address."""
    entry = work.entry
    if not entry.get("eprint") or not entry.doi or not (identifier := entry.doi.arxiv):
        return
    if identifier == entry.arxiv == _arxiv_in(entry.get("url")):
        edit = Revise({"doi": None, "url": None})
        fix = Fix("keep the identifier in eprint only", edit, safe=False)
        yield Finding(work, f"doi, url and eprint all contain arXiv:{identifier}", "doi", fix=fix)


@entry_rule("IDN016", "doi-in-url", fix=Fixes.SAFE, preset=Preset.STRICT, fields=("url",))
def doi_in_url(work: Work) -> Iterator[Finding]:
    """Yield the address with a DOI in an entry without `doi`."""
    doi = None if work.entry.get("doi") else _doi_in(work.entry.get("url"))
    if doi:
        fix = Fix("write it into doi", Revise({"doi": doi.value}))
        yield Finding(work, f"the DOI {quoted(doi.value)} is only in url", "url", fix=fix)
