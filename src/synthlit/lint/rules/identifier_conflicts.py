"""Rules about identifiers that stand in several fields, or in the wrong one."""

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote

from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.publications import names_arxiv
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import quoted
from synthlit.model.identifiers import ArxivId, Doi


@entry_rule("IDN004", "arxiv-doi-as-publication", fix=Fixes.SAFE)
def arxiv_doi_as_publication(work: Work) -> Iterator[Finding]:
    """Yield the arXiv DOI of a work with a journal or a book title."""
    entry = work.entry
    identifier = entry.doi.arxiv if entry.doi else None
    venue = entry.get("journal") or entry.get("journaltitle") or entry.get("booktitle")
    if not identifier or not venue or names_arxiv(venue):
        return
    # Where `eprint` says otherwise, that is the fault.
    if entry.arxiv == identifier:
        fix = None
        if entry.get("eprint") in ("", identifier.value):
            edit = Revise({"doi": None, "eprint": identifier.value, "archiveprefix": "arXiv"})
            fix = Fix("write the identifier into eprint", edit)
        message = f"the DOI is the preprint's, not that of {quoted(venue)}"
        yield Finding(work, message, "doi", fix=fix)


@entry_rule("IDN005", "contradicting-arxiv-ids")
def contradicting_arxiv_ids(work: Work) -> Iterator[Finding]:
    """Yield the DOI or address that names another paper than the entry's identifier."""
    entry = work.entry
    if not entry.arxiv:
        return
    others = {"doi": entry.doi.arxiv if entry.doi else None, "url": in_url(entry.get("url"))}
    for field, other in others.items():
        if other and other != entry.arxiv:
            yield Finding(
                work, f"{field} names arXiv:{other}, the entry is arXiv:{entry.arxiv}", field
            )


def in_url(url: str) -> ArxivId | None:
    """Return the identifier in an address at arXiv."""
    if "arxiv.org/" not in url:
        return None
    try:
        return ArxivId.parse(url)
    except InvalidIdentifier:
        return None


_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/(?P<doi>10\..+)", re.IGNORECASE)


@entry_rule("IDN017", "contradicting-dois", fields=("url",))
def contradicting_dois(work: Work) -> Iterator[Finding]:
    """Yield the address of a DOI that is not the entry's."""
    value = work.entry.get("url")
    match = _RESOLVER.fullmatch(value) if "doi.org/" in value.lower() else None
    own = work.entry.doi if match else None
    # Many entries name the publication, and link to the preprint.
    if match and own and not own.arxiv:
        with suppress(InvalidIdentifier):
            other = Doi.parse(unquote(match["doi"]))
            if other != own and not other.arxiv:
                yield Finding(work, f"url has another DOI than {quoted(own.value)}", "url")


_EPRINT_IN_TEXT_FIELDS = ("note", "howpublished", "url")
# `arXiv preprint arXiv:2305.20050`, `arXiv:2305.20050 [cs.LG]`, or an address at arXiv.
_NAMED = re.compile(r"\barxiv(?::\s*|\.org/(?:abs|pdf|html)/)([\w.-]+(?:/\d{7})?)", re.IGNORECASE)


@entry_rule(
    "IDN007", "eprint-in-text", fix=Fixes.SAFE, preset=Preset.STRICT, fields=_EPRINT_IN_TEXT_FIELDS
)
def eprint_in_text(work: Work) -> Iterator[Finding]:
    """Yield the first such field of an entry without an identifier of its own."""
    entry = work.entry
    if entry.get("eprint") or entry.arxiv:
        return
    for field in _EPRINT_IN_TEXT_FIELDS:
        value = entry.get(field)
        match = _NAMED.search(value) if "rxiv" in value.lower() else None
        if not match:
            continue
        with suppress(InvalidIdentifier):
            found = ArxivId.parse(match[1].removesuffix(".pdf").rstrip("."))
            edit = Revise({"eprint": found.value, "archiveprefix": "arXiv"})
            message = f"the arXiv identifier {found.value} is in {field}, and not in eprint"
            yield Finding(work, message, field, match.start(), Fix("write it into eprint", edit))
            return


@entry_rule(
    "IDN008", "redundant-identifiers", fix=Fixes.UNSAFE, preset=Preset.STRICT, fields=("doi",)
)
def redundant_identifiers(work: Work) -> Iterator[Finding]:
    """Yield the DOI of a preprint whose identifier and address say the same."""
    entry = work.entry
    if not entry.get("eprint") or not entry.doi or not (named := entry.doi.arxiv):
        return
    if named == entry.arxiv == in_url(entry.get("url")):
        edit = Revise({"doi": None, "url": None})
        fix = Fix("keep the identifier in eprint only", edit, safe=False)
        yield Finding(work, f"doi, url and eprint all say arXiv:{named}", "doi", fix=fix)


@entry_rule("IDN016", "doi-in-url", fix=Fixes.SAFE, preset=Preset.STRICT, fields=("url",))
def doi_in_url(work: Work) -> Iterator[Finding]:
    """Yield the address of a DOI in an entry without one."""
    value = work.entry.get("url")
    match = _RESOLVER.fullmatch(value) if "doi.org/" in value.lower() else None
    if match and not work.entry.get("doi"):
        with suppress(InvalidIdentifier):
            doi = Doi.parse(unquote(match["doi"]))
            fix = Fix("write it into doi", Revise({"doi": doi.value}))
            yield Finding(work, f"the DOI {quoted(doi.value)} is in url only", "url", fix=fix)
