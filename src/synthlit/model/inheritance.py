r"""What an entry takes over from the entries that its `crossref` and `xdata` name.

Which field becomes which is as biblatex has it; a field that no rule names keeps its name, which is
all that BibTeX does. Sources: `\DeclareDataInheritance` in biblatex.def, version 3.17; bibtex.web,
section 277; what `biber --tool --output-resolve` writes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from synthlit.model.datamodel.names import TO_BIBLATEX
from synthlit.model.entry import Entry
from synthlit.model.fields import OWN
from synthlit.model.name import split_names
from synthlit.model.references import granular, has_granular, references

# Returns the entry of a key.
Find: TypeAlias = Callable[[str], Entry | None]

_TITLES = ("title", "subtitle", "titleaddon")
_IN_BOOK = frozenset({"inbook", "bookinbook", "suppbook"})
_IN_COLLECTION = frozenset({"incollection", "inreference", "suppcollection"})
# What the titles of a parent are in the child: parent's types, child's types, prefix.
_TITLES_BECOME: tuple[tuple[frozenset[str], frozenset[str], str], ...] = (
    (frozenset({"mvbook"}), _IN_BOOK | {"book"}, "main"),
    (
        frozenset({"mvcollection", "mvreference"}),
        _IN_COLLECTION | {"collection", "reference"},
        "main",
    ),
    (frozenset({"mvproceedings"}), frozenset({"proceedings", "inproceedings"}), "main"),
    (frozenset({"book"}), _IN_BOOK, "book"),
    (frozenset({"collection", "reference"}), _IN_COLLECTION, "book"),
    (frozenset({"proceedings"}), frozenset({"inproceedings", "conference"}), "book"),
    (frozenset({"periodical"}), frozenset({"article", "suppperiodical"}), "journal"),
)
_OF_THE_TITLE = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})
_NEVER = frozenset([
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options",
    "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand",
    "shorthandintro", "sortkey",
])  # fmt: skip
# What an entry says of itself as a file, or of where the work itself is found: a paper is not
# found under the DOI of its proceedings, and two papers with it are not one work.
_OF_ITSELF = (OWN - {"venue"}) | frozenset([
    "abstract", "annotation", "annote", "keywords", "file", "key",
    "doi", "eprint", "eprinttype", "eprintclass", "archiveprefix", "primaryclass", "url", "urldate",
])  # fmt: skip
_DATES = frozenset({"date", "year", "month"})
# Deeper chains are not followed: each level is a call.
_DEEPEST = 50

# Parent's type -> the field of a child that its title is.
CONTAINER_OF: Final[Mapping[str, str]] = {
    "book": "booktitle", "collection": "booktitle", "reference": "booktitle",
    "proceedings": "booktitle", "periodical": "journal",
}  # fmt: skip


def finder(entries: Iterable[Entry]) -> Find:
    """Return how to find one of some entries by its key, or by one that it had before.

    A key in other letter case is found last: to BibTeX it is the same, to biber it is not.
    """
    entries = tuple(entries)
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key, entry)
    for entry in entries:
        for key in entry.former_keys:
            by_key.setdefault(key, entry)
    for entry in entries:
        by_key.setdefault(entry.key.lower(), entry)
    return lambda key: by_key.get(key) or by_key.get(key.lower())


class Inheritance:
    """Answers what entries inherit; each entry is looked at once, whatever refers to it."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._whole: dict[int, Mapping[str, str]] = {}
        self._data: dict[int, Mapping[str, str]] = {}

    def of(self, entry: Entry) -> Mapping[str, str]:
        """Return the fields that an entry inherits, those that replace its own among them."""
        whole = self._fields(entry, ())
        return {name: text for name, text in whole.items() if entry.fields.get(name) != text}

    def with_data(self, entry: Entry) -> Mapping[str, str]:
        """Return an entry's fields with those that it takes from @xdata, which BibTeX lacks."""
        return self._with_data(entry, ())

    def _fields(self, entry: Entry, path: tuple[int, ...]) -> Mapping[str, str]:
        """Return all fields of an entry; a reference back along the path is not followed."""
        if (found := self._whole.get(id(entry))) is not None:
            return found
        fields = dict(self._with_data(entry, path))
        for parent in self._named(entry, "crossref", path):
            inherited = self._fields(parent, (*path, id(entry)))
            fields |= dict(_from_parent(parent.type, inherited, entry.type, fields))
        self._whole[id(entry)] = fields
        return fields

    def _with_data(self, entry: Entry, path: tuple[int, ...]) -> Mapping[str, str]:
        if (found := self._data.get(id(entry))) is not None:
            return found
        fields = dict(entry.fields)
        for name, value in fields.items():
            if has_granular(value):
                fields[name] = granular(value, lambda *of: self._text(entry, path, *of))
        # As in biber, the values of @xdata replace the entry's own.
        for parent in self._named(entry, "xdata", path):
            of_data = self._with_data(parent, (*path, id(entry)))
            fields |= {name: text for name, text in of_data.items() if name not in ("ids", "xdata")}
        self._data[id(entry)] = fields
        return fields

    def _named(self, entry: Entry, field: str, path: tuple[int, ...]) -> Iterator[Entry]:
        if len(path) < _DEEPEST:
            for reference in references(entry.fields, (field,)):
                parent = self._find(reference.key)
                if parent and parent is not entry and id(parent) not in path:
                    yield parent

    def _text(
        self, entry: Entry, path: tuple[int, ...], key: str, field: str, number: int
    ) -> str | None:
        """Return a field of another entry, or one of the names in it, counted from 1."""
        parent = self._find(key)
        if not parent or parent is entry or id(parent) in path or len(path) >= _DEEPEST:
            return None
        fields = self._with_data(parent, (*path, id(entry)))
        value = next((fields[name] for name in _same(field) if name in fields), None)
        if value is None or not number:
            return value
        names = split_names(value)
        return names[number - 1] if number <= len(names) else None


def _from_parent(
    parent: str, inherited: Mapping[str, str], child: str, own: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the fields that an entry of a type takes from a parent with these fields."""
    prefix = next((to for of, into, to in _TITLES_BECOME if parent in of and child in into), "")
    if parent in ("book", "mvbook") and child in _IN_BOOK and "author" in inherited:
        yield from _unless(own, "bookauthor", inherited["author"])
    for name, value in inherited.items():
        if name in _NEVER or name in _OF_ITSELF:
            continue
        if prefix and name in _TITLES:
            target = "journal" if prefix + name == "journaltitle" else prefix + name
            # Whoever wrote the container's own field wrote it for BibTeX.
            if target not in inherited:
                yield from _unless(own, target, value)
        elif not (prefix and name in _OF_THE_TITLE):
            yield from _unless(own, name, value)
    if prefix and "title" not in own and "title" in inherited:
        # BibTeX knows no other names: without a title of its own, the entry has the parent's.
        yield "title", inherited["title"]


def _unless(own: Mapping[str, str], name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield a field that an entry has not under any of its names."""
    is_dated = name in _DATES and not own.keys().isdisjoint({"date", "year"})
    if not is_dated and own.keys().isdisjoint(_same(name)):
        yield name, value


def _same(name: str) -> tuple[str, ...]:
    """Return the names that a field has in BibTeX and in biblatex, its own first."""
    return (name, *_OTHER_NAMES.get(name, ()))


_OTHER_NAMES = {old: (new,) for old, new in TO_BIBLATEX.items()} | {
    new: tuple(old for old, each in TO_BIBLATEX.items() if each == new)
    for new in TO_BIBLATEX.values()
}
