"""Rules about the type of an entry."""

import difflib
import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.publications import PLACES_BY_TYPE, is_preprint_article, misplaced
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import did_you_mean, quoted
from synthlit.model.datamodel import biblatex, bibtex, names
from synthlit.model.datamodel.names import OLD_TYPES
from synthlit.model.entry import Entry
from synthlit.model.fields import CONTAINERS
from synthlit.model.known_venues import is_conference
from synthlit.model.name import read_names

_KNOWN = biblatex.TYPES | biblatex.PACKAGE_TYPES | bibtex.TYPES | OLD_TYPES.keys()


# Other programs, such as those of glossaries, keep data in .bib files that has none of these.
_OF_WORKS = frozenset({
    "title", "booktitle", "author", "editor", "year", "date", "journal", "journaltitle",
    "publisher", "doi", "eprint", "isbn", "crossref", "xdata",
})  # fmt: skip


@entry_rule("FLD004", "unknown-type")
def unknown_type(work: Work) -> Iterator[Finding]:
    """Yield the work with an unknown type."""
    type_ = work.entry.type
    if type_ not in _KNOWN and not _OF_WORKS.isdisjoint(work.entry.fields):
        near = difflib.get_close_matches(type_, sorted(_KNOWN), n=1, cutoff=0.75)
        meant = did_you_mean(f"@{near[0]}" if near else "")
        yield Finding(work, f"there is no entry type @{type_}{meant}")


_BIBLATEX = (biblatex.TYPES | biblatex.PACKAGE_TYPES | names.OLD_TYPES.keys()) - bibtex.TYPES
_BY_KIND = {word: old for old, (_, word) in names.TYPES_TO_BIBLATEX.items()}


@entry_rule("FLD005", "biblatex-only-type", fix=Fixes.SAFE, preset=Preset.BIBTEX)
def biblatex_only_type(work: Work) -> Iterator[Finding]:
    """Yield the work with a type of biblatex that BibTeX's standard styles do not have."""
    entry = work.entry
    if entry.type not in _BIBLATEX:
        return
    fix = None
    kind = entry.get("type").strip()
    if new := _in_bibtex(entry):
        # The new type says what the field said.
        changes = {"type": None} if kind in _BY_KIND else {}
        fix = Fix(f"change the type to @{new}", Revise(changes, new))
    yield Finding(work, f"BibTeX's standard styles do not know @{entry.type}", fix=fix)


def _in_bibtex(entry: Entry) -> str:
    """Return the corresponding type of BibTeX, or nothing."""
    if entry.type in CONTAINERS:
        return ""
    if entry.type in ("thesis", "report") and (new := _BY_KIND.get(entry.get("type").strip())):
        return new
    if entry.type == "thesis":
        return ""
    return names.TYPES_TO_BIBTEX.get(entry.type, "misc")


@entry_rule("FLD006", "old-type-name", fix=Fixes.SAFE, preset=Preset.STRICT)
def old_type_name(work: Work) -> Iterator[Finding]:
    """Yield the work with an old name of its type."""
    type_ = work.entry.type
    if new := OLD_TYPES.get(type_):
        fix = Fix(f"change the type to @{new}", Revise({}, new))
        yield Finding(work, f"@{type_} is an old name of @{new}", fix=fix)


@entry_rule(
    "FLD007", "type-mismatch", fields=("booktitle", "journal", "journaltitle", "school", "pages")
)
def type_mismatch(work: Work) -> Iterator[Finding]:
    """Yield the work with a field that its type cannot have."""
    entry = work.entry
    if field := misplaced(entry):
        meant = PLACES_BY_TYPE[entry.type][2]
        message = f"an @{entry.type} has no {field}{did_you_mean(f'@{meant}')}"
        yield Finding(work, message, field)
    elif entry.type == "phdthesis" and " and " in entry.get("author"):
        if len(read_names(entry.get("author"))) > 1:
            message = "a @phdthesis has one author, but this one has several"
            yield Finding(work, message, "author")
    elif entry.type == "proceedings" and entry.get("pages") and entry.get("author"):
        message = "@proceedings have no author and pages: did you mean @inproceedings?"
        yield Finding(work, message, "pages")


@entry_rule("VEN002", "preprint-as-article", fix=Fixes.SAFE)
def preprint_as_article(work: Work) -> Iterator[Finding]:
    """Yield the `@article` that is a preprint."""
    if is_preprint_article(work.entry):
        fix = Fix("change the type to @misc", Revise({}, "misc"))
        yield Finding(work, "a preprint is not an @article: it has no journal", fix=fix)


_MEETING = re.compile(
    r"\b(?:conference|conf\.|symposium|workshop|congress|meeting) (?:on|of|for)\b"
    r"|\bfindings of the association for computational linguistics\b"
    r"|\badvances in neural information processing systems\b",
    re.IGNORECASE,
)
# Journals whose names look like a conference's: they publish a series of conferences.
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|trans\.|letters|magazine|bulletin|annals|review|series"
    r"|web of conferences|proceedings of machine learning research|proc\. acm"
    r"|proceedings of the acm on|procedia)\b",
    re.IGNORECASE,
)
_SHORT = 40


@entry_rule("VEN003", "conference-as-article", fix=Fixes.UNSAFE, fields=("journal", "journaltitle"))
def conference_as_article(work: Work) -> Iterator[Finding]:
    """Yield the `@article` whose journal is a conference."""
    entry = work.entry
    if entry.type != "article":
        return
    field = "journal" if entry.get("journal") else "journaltitle"
    value = entry.get(field)
    bare = " ".join(value.replace("{", "").replace("}", "").split())
    if not _names_conference(bare) or (entry.get("volume") and entry.get("number")):
        return
    fix = None
    if not entry.get("booktitle"):
        edit = Revise({field: None, "booktitle": value}, "inproceedings")
        fix = Fix("change the type to @inproceedings", edit, safe=False)
    yield Finding(work, f"{quoted(bare)} is a conference, not a journal", field, fix=fix)


def _names_conference(venue: str) -> bool:
    if len(venue) <= _SHORT and is_conference(venue):
        return True
    return bool(_MEETING.search(venue)) and not _JOURNAL.search(venue)
