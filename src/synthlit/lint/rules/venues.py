"""Rules about journals and conferences."""

import difflib
import re
from collections.abc import Iterator
from contextlib import suppress

from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import did_you_mean, quoted, values
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId
from synthlit.model.known_venues import BY_NAME, core
from synthlit.model.latex.plain import plain
from synthlit.model.preprints import IDENTIFIER, names_arxiv

_CONTAINERS = ("journal", "journaltitle", "booktitle")
# DBLP and ADS put the identifier into these.
_IDENTIFIER_FIELDS = ("volume", "number", "pages", "eid")
_IN_CONTAINERS = frozenset({
    "article", "conference", "inproceedings", "incollection", "inbook",
})  # fmt: skip


@entry_rule("VEN001", "arxiv-as-journal", fix=Fixes.SAFE, fields=_CONTAINERS)
def arxiv_as_journal(work: Work) -> Iterator[Finding]:
    """Yield the journal or book title that only names arXiv."""
    entry = work.entry
    for field, value in values(work, _CONTAINERS):
        if names_arxiv(value):
            kind = "book" if field == "booktitle" else "journal"
            message = f"arXiv is not a {kind}: {quoted(value)}"
            yield Finding(work, message, field, fix=_as_preprint(entry, field))


def _as_preprint(entry: Entry, field: str) -> Fix | None:
    others = [name for name in _IDENTIFIER_FIELDS if _identifiers(entry.get(name), strict=True)]
    named = [
        identifier
        for name in (field, *others)
        for identifier in _identifiers(entry.get(name), strict=name != field)
    ]
    known = {*named, *([entry.arxiv] if entry.arxiv else [])}
    if len(known) != 1 or _is_published(entry, {field, *others}):
        return None
    if entry.get("eprint") and not entry.arxiv:
        return None  # The identifier of another archive is already there.
    changes: dict[str, str | None] = dict.fromkeys((field, *others))
    if not entry.get("eprint"):
        changes |= {"eprint": known.pop().value, "archiveprefix": "arXiv"}
    type_ = "misc" if entry.type in _IN_CONTAINERS else ""
    return Fix("cite it as a preprint", Revise(changes, type_))


def _identifiers(text: str, *, strict: bool) -> list[ArxivId]:
    """Return the identifiers in a text; strictly, only if it also names arXiv."""
    if strict and "arxiv" not in text.lower() and "abs/" not in text.lower():
        return []
    found: list[ArxivId] = []
    for match in IDENTIFIER.finditer(text):
        with suppress(InvalidIdentifier):
            found.append(ArxivId.parse(match[0]))
    return found


def _is_published(entry: Entry, arxiv: set[str]) -> bool:
    """Return whether a field other than those about arXiv names a publication."""
    fields = (*_CONTAINERS, "volume", "number", "issue")
    other_doi = entry.doi is not None and entry.doi.arxiv is None
    return other_doi or any(entry.get(name) for name in fields if name not in arxiv)


# Books may end in "for" or "on"; no conference, society or journal does.
_CUT = re.compile(
    r"\b(?:(?:conference|workshop|symposium|meeting|congress|proceedings|transactions|journal"
    r"|association|society|institute|chapter|annals|advances|bulletin|findings)"
    r"\s+(?:on|of|for|in)(?:\s+(?:the|an?))?|(?:of|on|in|for)\s+the|and|&)\Z",
    re.IGNORECASE,
)
_TAIL_LENGTH = 40
# The last word is always one of these.
_LAST = frozenset({"on", "of", "for", "in", "the", "a", "an", "and", "&"})


@entry_rule("VEN004", "cut-booktitle", fields=_CONTAINERS)
def cut_booktitle(work: Work) -> Iterator[Finding]:
    """Yield each venue that ends within its name."""
    for field in _CONTAINERS:
        tail = work.entry.get(field)[-_TAIL_LENGTH:].rstrip("} \n\t\\,")
        last = tail[tail.rfind(" ") + 1 :].lower().lstrip("{")
        if last in _LAST and _CUT.search(tail):
            message = f"{field} is cut off: {quoted(tail.split(' ', 1)[-1])}"
            yield Finding(work, message, field)


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DATE = re.compile(rf"\b{_MONTH}\s\d{{1,2}}\b|\b\d{{1,2}}\s{_MONTH}|\b{_MONTH}\s(?:19|20)\d\d\b")
_PAGES = re.compile(r"\b(?:pp?\.|pages?)\s?\d", re.IGNORECASE)
_PLACES = ("address", "location")
_SHORTEST_PLACE = 4


@entry_rule("VEN005", "crowded-booktitle", preset=Preset.STRICT, fields=("booktitle",))
def crowded_booktitle(work: Work) -> Iterator[Finding]:
    """Yield the book title with a date, pages or a place."""
    entry = work.entry
    title = entry.get("booktitle")
    for part, pattern in (("a date", _DATE), ("pages", _PAGES)):
        if match := pattern.search(title):
            message = f"booktitle contains {part}: {quoted(title[match.start() :])}"
            yield Finding(work, message, "booktitle", match.start())
            return
    for field in _PLACES:
        place = entry.get(field).strip("{} ")
        if len(place) >= _SHORTEST_PLACE and (at := title.find(place)) >= 0:
            message = f"booktitle contains the place: {quoted(place)}"
            yield Finding(work, message, "booktitle", at)
            return


_VENUE_FIELDS = ("venue", "booktitle", "journal", "journaltitle")
_KIND = (
    r"oral(?: presentation)?|spotlight(?: presentation)?|poster(?: presentation)?|highlight"
    r"|notable[- ]top[- ]\d{1,2} ?\\?%|accept(?:ed)?(?: ?[:(-] ?(?:oral|poster|spotlight)\)?)?"
)
# Only in brackets or after a year, since "COLING 2012: Posters" is a volume.
_DECORATION = re.compile(
    rf"[(\[]\s?(?P<inside>{_KIND})\s?[)\]]\Z|(?<=\d\d)[ ,]{{1,3}}(?P<after>{_KIND})\Z",
    re.IGNORECASE,
)
_LONGEST = 48
_ENDS = (
    ")", "]", "%", "oral", "presentation", "spotlight", "poster", "highlight", "accept", "accepted",
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z][A-Za-z-]*[A-Za-z]")
# In this year the conference changed its name.
_RENAMED = 2018


@entry_rule("VEN006", "venue-decoration", fix=Fixes.SAFE, fields=_VENUE_FIELDS)
def venue_decoration(work: Work) -> Iterator[Finding]:
    """Yield each venue with the kind of presentation, and each misspelt short name."""
    for field in _VENUE_FIELDS:
        value = work.entry.get(field).rstrip()
        if not value:
            continue
        tail = value[-_LONGEST:]
        if tail.lower().endswith(_ENDS) and (match := _DECORATION.search(tail)):
            kind = match["inside"] or match["after"]
            rest = value[: len(value) - len(tail) + match.start()].rstrip(" ,:-\n\t")
            if rest:
                fix = Fix("put it into note", Revise({field: rest} | _noted(work.entry, kind)))
                message = f"{field} says how the paper was presented: {quoted(match[0].strip())}"
                yield Finding(work, message, field, len(rest), fix)
        elif field == "venue" and (fixed := _spelt(value, work.entry.year)) != value:
            fix = Fix(f"write {fixed}", Revise({field: fixed}))
            yield Finding(work, f"the venue {quoted(value)} should be {fixed}", field, fix=fix)


def _noted(entry: Entry, kind: str) -> dict[str, str | None]:
    """Return the note with the kind of presentation added."""
    note = entry.get("note").strip()
    kind = kind[0].upper() + kind[1:].replace("\\", "").replace("%", r"\%")
    if kind.lower() in note.lower():
        return {}
    return {"note": f"{note.rstrip('.;')}; {kind.lower()}" if note else kind}


def _spelt(venue: str, year: int | None) -> str:
    """Return the short name in its usual spelling; a year after it stays."""
    match = _WORD.match(venue)
    if not match or venue[match.end() :].strip(" '0123456789"):
        return venue
    word = match[0].lower()
    name = BY_NAME.get(word, match[0])
    if word == "nips" and year and year >= _RENAMED:
        name = "NeurIPS"
    # Both spellings are usual.
    if word == "interspeech" and match[0] in ("INTERSPEECH", "Interspeech"):
        name = match[0]
    return name + venue[match.end() :]


_WRITTEN_OUT = (
    "journal", "journaltitle", "booktitle", "publisher", "school", "institution", "organization",
    "howpublished",
)  # fmt: skip


@entry_rule("VEN007", "unknown-venue", preset=Preset.STRICT, fields=("venue",), library_only=True)
def unknown_venue(work: Work) -> Iterator[Finding]:
    """Yield the unknown short name of a venue."""
    venue = plain(work.entry.get("venue"))
    name = core(venue)
    if not name or name in BY_NAME or any(part in BY_NAME for part in name.split("@")):
        return
    if venue in (plain(work.entry.get(field)) for field in _WRITTEN_OUT):
        return
    near = difflib.get_close_matches(name, BY_NAME, n=1, cutoff=0.75)
    meant = did_you_mean(BY_NAME[near[0]] if near else "")
    yield Finding(work, f"unknown venue {quoted(venue)}{meant}", "venue")


_JOURNALS = ("journal", "journaltitle")
_SHORT_WORD = re.compile(r"\b(?:[A-Z][A-Za-z]{1,9}|[JPZ])\.(?=[\s}:,(]|\Z)")
# These are not abbreviations of a word in the name.
_ALLOWED = re.compile(r"\b(?:St|Dr|Mt|vs|No|Vol|Inc|Ltd|Co)\.")


@entry_rule("VEN008", "abbreviated-journal", preset=Preset.STRICT, fields=_JOURNALS)
def abbreviated_journal(work: Work) -> Iterator[Finding]:
    """Yield the name of a journal with abbreviated words."""
    for field, value in values(work, _JOURNALS):
        if "." in value and _SHORT_WORD.search(_ALLOWED.sub("", value)):
            message = f"the name of the journal is abbreviated: {quoted(value)}"
            yield Finding(work, message, field)
