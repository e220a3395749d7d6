"""Let imported entries see, and name, the entries that they refer to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from synthlit.bibtex.canonical import canonical_entry
from synthlit.library.builder import LibraryBuilder
from synthlit.library.candidates import Candidate
from synthlit.library.library import Library, Work
from synthlit.model import references
from synthlit.model.entry import Entry
from synthlit.model.references import has_granular


def inheriting(items: Sequence[Candidate], library: Library) -> Sequence[Candidate]:
    """Return candidates whose entries show what they inherit from the file, or from the library."""
    entries = [item.work for item in items if isinstance(item.work, Entry)]
    if not any(map(_refers, entries)):
        return items
    from synthlit.model.inheritance import Inheritance, finder

    inheritance = Inheritance(finder([*entries, *(work.entry for work in library.works)]))
    return [
        replace(item, work=item.work.inheriting(inheritance.of(item.work)))
        if isinstance(item.work, Entry) and _refers(item.work)
        else item
        for item in items
    ]


def name_present_keys(
    builder: LibraryBuilder, added: Iterable[Work], keys: Mapping[str, str]
) -> None:
    """Change the references of added works to the keys that the entries of their file have now."""
    for work in added:
        if _refers(work.entry):
            fields = references.with_keys(work.entry.fields, lambda key: keys.get(key, key))
            if fields != work.entry.fields:
                entry = canonical_entry(work.entry.revised(fields)).inheriting(work.entry.inherited)
                builder.replace(work, replace(work, entry=entry))


def missing(entry: Entry, is_known: Callable[[str], bool]) -> str:
    """Return what an entry refers to that neither its file nor the library has, as a sentence."""
    gone = dict.fromkeys(
        (each.key, each.field)
        for each in references.references(entry.fields, granular=True)
        if not is_known(each.key)
    )
    named = ", ".join(f"{key} ({field})" for key, field in gone)
    return f"it refers to entries that are missing: {named}" if gone else ""


def _refers(entry: Entry) -> bool:
    if not entry.fields.keys().isdisjoint(references.FIELDS):
        return True
    return any(map(has_granular, entry.fields.values()))
