"""Rules that compare an entry's title and identifiers with records of authorities."""

from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.author_matching import rules_out, shares_people
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.record_matching import (
    has_title,
    identifier_field,
    is_other,
    known_papers,
    other_papers,
    right_paper,
    spelt,
    sure_papers,
)
from synthlit.lint.rule import Finding, Fixes, Preset, collection_rule
from synthlit.lint.texts import first_difference, quoted
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text, plain
from synthlit.model.record import Record
from synthlit.model.title import is_shouting, normal, protect


@collection_rule("REC001", "other-paper")
def other_paper(context: Context) -> Iterator[Finding]:
    """Yield each entry whose identifier is that of another paper, which is not an entry here."""
    for work, record in other_papers(context):
        if not owner(context, work, record):
            message = f"arXiv:{record.arxiv} is {quoted(record.title)}"
            yield Finding(work, message, identifier_field(work.entry))


_IDENTIFIER_FIELDS = ("eprint", "url", "doi")


@collection_rule("REC002", "swapped-identifiers", fix=Fixes.UNSAFE)
def swapped_identifiers(context: Context) -> Iterator[Finding]:
    """Yield each entry with the identifier, or the title, of another entry."""
    for work, record in known_papers(context):
        if work.entry.normal_title != normal(record.title):
            other = owner(context, work, record)
            if other and other.key != work.key:
                if _are_titles_swapped(context, work, other, record):
                    yield _swapped_title(work, other, record)
                    continue
                message = f"arXiv:{record.arxiv} is {quoted(record.title)}, which is {other.key}"
                fix = _own_identifier(context, work, record)
                yield Finding(work, message, identifier_field(work.entry), fix=fix)


def owner(context: Context, work: Work, record: Record) -> Work | None:
    """Return the other entry with the record's title, if the work is clearly another paper."""
    titled = context.entries.by_title.get(normal(record.title), ())
    other = next((each for each in titled if each is not work), None)
    if other is None:
        return None
    clearly = is_other(context, work, record) or _are_titles_swapped(context, work, other, record)
    return other if clearly else None


def _are_titles_swapped(context: Context, work: Work, other: Work, record: Record) -> bool:
    """Return whether two entries have swapped titles, but their own authors."""
    id_ = other.entry.arxiv
    if id_ is None or id_ == work.entry.arxiv:
        return False
    persons = work.entry.get("author")
    if not shares_people(persons, record.authors):
        return False
    theirs = context.records.by_arxiv(id_)
    if theirs and normal(theirs.title) == work.entry.normal_title:
        return not shares_people(persons, theirs.authors)
    if theirs and normal(theirs.title) == other.entry.normal_title:
        return False
    return rules_out(other.entry.get("author"), record.authors)


def _swapped_title(work: Work, other: Work, record: Record) -> Finding:
    message = f"the title is that of {other.key}: arXiv:{record.arxiv} is {quoted(record.title)}"
    edit = Revise({"title": other.entry.get("title")})
    fix = Fix("take the title of the other entry", edit, safe=False)
    return Finding(work, message, "title", fix=fix)


def _own_identifier(context: Context, work: Work, record: Record) -> Fix | None:
    right = right_paper(context, work, record)
    if right is None:
        return None
    changes: dict[str, str | None] = {
        name: value.replace(record.arxiv, right.arxiv)
        for name, value in work.entry.fields.items()
        if name in _IDENTIFIER_FIELDS and record.arxiv in value
    }
    if work.entry.get("primaryclass") and right.primary_class:
        changes["primaryclass"] = right.primary_class
    return Fix(f"write its own identifier, {right.arxiv}", Revise(changes), safe=False)


@collection_rule("REC003", "changed-title", preset=Preset.STRICT)
def changed_title(context: Context) -> Iterator[Finding]:
    """Yield each title that differs slightly from that of the paper."""
    for work, record in sure_papers(context):
        if has_title(work.entry, record) or is_cut(work.entry, record):
            continue
        if not owner(context, work, record):
            message = f"arXiv:{record.arxiv} has the title {quoted(record.title)}"
            yield Finding(work, message, "title")


_NO_BRACES = str.maketrans("", "", "{}")


@collection_rule("REC009", "title-case", fix=Fixes.SAFE, preset=Preset.STRICT)
def title_case(context: Context) -> Iterator[Finding]:
    """Yield each title that differs from that of the paper only in capitals."""
    for work, record in known_papers(context):
        own, theirs = work.entry.title, plain(from_text(record.title))
        if own == theirs or own.casefold() != theirs.casefold() or is_shouting(theirs):
            continue
        start = theirs.rfind(" ", 0, first_difference(own, theirs)) + 1
        message = f"arXiv:{record.arxiv} has other capitals, from {quoted(theirs[start:])}"
        revised = _with_case(work.entry.get("title"), theirs)
        fix = Fix("take over the capitals", Revise({"title": revised})) if revised else None
        yield Finding(work, message, "title", fix=fix)


def _with_case(value: str, title: str) -> str:
    """Return the value with the capitals of the title; nothing if it contains TeX commands."""
    if value.translate(_NO_BRACES).casefold() != title.casefold():
        return ""
    letters = iter(title)
    return protect(
        "".join(character if character in "{}" else next(letters, "") for character in value)
    )


_IDENTIFIERS = ("doi", "eprint", "isbn")
_PLACES = ("url", "note", "howpublished", "journal")


@collection_rule("REC010", "missing-identifier", fix=Fixes.UNSAFE, preset=Preset.STRICT)
def missing_identifier(context: Context) -> Iterator[Finding]:
    """Yield each entry without an identifier whose title exactly one known paper has."""
    for work in context.entries.works:
        entry = work.entry
        if not entry.get("title") or _is_identified(entry):
            continue
        found = [
            record
            for record in context.records.by_title(entry.normal_title)
            if shares_people(entry.get("author"), record.authors)
        ]
        if len(found) == 1:
            changes = {"eprint": found[0].arxiv, "archiveprefix": "arXiv"}
            fix = Fix("add the identifier", Revise(changes), safe=False)
            yield Finding(work, f"the work is arXiv:{found[0].arxiv}", "title", fix=fix)


def _is_identified(entry: Entry) -> bool:
    """Return whether the entry has an identifier, or names arXiv, which other rules report."""
    if any(entry.get(name).strip() for name in _IDENTIFIERS):
        return True
    return any("arxiv" in entry.get(name).lower() for name in _PLACES)


_DOTS = ("...", "…")


@collection_rule("REC014", "cut-title", fix=Fixes.UNSAFE)
def cut_title(context: Context) -> Iterator[Finding]:
    """Yield each title that ends in dots where that of the paper continues."""
    for work, record in known_papers(context):
        if is_cut(work.entry, record):
            whole = spelt(work, protect(from_text(record.title)))
            message = f"the title is cut off: arXiv:{record.arxiv} has {quoted(record.title)}"
            fix = Fix("write the whole title", Revise({"title": whole}), safe=False)
            yield Finding(work, message, "title", fix=fix)


def is_cut(entry: Entry, record: Record) -> bool:
    """Return whether the entry's title is the beginning of the record's title with dots."""
    title = entry.title.rstrip()
    if not title.endswith(_DOTS) or record.title.rstrip().endswith(_DOTS):
        return False
    begun = entry.normal_title
    return bool(begun) and begun != normal(record.title) and normal(record.title).startswith(begun)
