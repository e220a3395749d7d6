"""One work as the library holds it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final, Self

from synthlit.errors import InvalidIdentifier
from synthlit.model import dates
from synthlit.model.fields import ADDRESSES, WITHDRAWN
from synthlit.model.identifiers import ArxivId, Doi
from synthlit.model.latex.plain import plain
from synthlit.model.name import Name, read_names
from synthlit.model.name_lists import families_first
from synthlit.model.section import SectionPath
from synthlit.model.title import normal

_TYPE = re.compile(r"[a-z][a-z0-9_-]*")
# What BibTeX or biber read as a key; lint reports those that are hard to cite.
_KEY = re.compile(r"[^\s{},=]+")
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Entry:
    """A BibTeX entry: type and field names in lower case, values as in the file.

    `inherited` are the fields that it has from other entries (`synthlit.model.inheritance`): `get`
    and the properties see them, whatever writes the entry does not.

    A value may be invalid: each property that reads it is then None or empty, and lint reports why.
    Raises ValueError for a type or a key that no entry can have (see `why_invalid`).
    """

    type: str
    key: str
    fields: dict[str, str]
    inherited: Mapping[str, str] = field(
        default_factory=lambda: _NOTHING, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        if reason := why_invalid(self.type, self.key):
            raise ValueError(reason)

    @classmethod
    def unchecked(cls, type_: str, key: str, fields: dict[str, str]) -> Self:
        """Return an entry whose type and key a reader has checked, or a rule is to check."""
        entry = object.__new__(cls)
        entry.__dict__.update(type=type_, key=key, fields=fields, inherited=_NOTHING)
        return entry

    def inheriting(self, inherited: Mapping[str, str]) -> Self:
        """Return the entry with other inherited fields."""
        entry = type(self).unchecked(self.type, self.key, self.fields)
        entry.__dict__["inherited"] = inherited
        return entry

    def get(self, name: str) -> str:
        """Return a field's value, inherited or as in the file; empty if there is no such field."""
        return self.inherited.get(name) or self.fields.get(name, "")

    def revised(self, changes: Mapping[str, str | None], **identity: str) -> Self:
        """Return the entry with fields set, or removed where None; `type` and `key` by name."""
        fields = self.fields | {k: v for k, v in changes.items() if v is not None}
        fields = {k: v for k, v in fields.items() if changes.get(k, v) is not None}
        return type(self)(
            type=identity.get("type", self.type), key=identity.get("key", self.key), fields=fields
        )

    @cached_property
    def title(self) -> str:
        """The title as people read it."""
        return plain(self.get("title"))

    @cached_property
    def normal_title(self) -> str:
        """The title for comparing."""
        return normal(self.get("title"))

    @cached_property
    def authors(self) -> tuple[Name, ...]:
        """The authors or, where there are none, the editors or the organisation."""
        for name in ("author", "editor"):
            value = self.get(name)
            if names := read_names(families_first(value) or value):
                return names
        organization = self.get("organization") or self.get("institution")
        return (Name(organization, corporate=True),) if organization else ()

    @cached_property
    def families(self) -> frozenset[str]:
        """The authors' family names for comparing, without particles and accents."""
        names = (name for name in self.authors if not name.is_others)
        return frozenset(normal(name.family) for name in names) - {""}

    @cached_property
    def year(self) -> int | None:
        """The first year that `year` or `date` names; 1 BC is 0, and 2 BC is -1."""
        found = dates.years(self.get("year")) or dates.years(self.get("date"))
        return found[0] if found else None

    @cached_property
    def month(self) -> int:
        """The month of `month` or `date`, 1 to 12; 0 if unknown."""
        return dates.month_number(self.get("month")) or dates.month_of(self.get("date"))

    @cached_property
    def arxiv(self) -> ArxivId | None:
        """The arXiv identifier, from `eprint` or from a DOI of arXiv's own."""
        prefix = self.get("archiveprefix") or self.get("eprinttype") or "arxiv"
        if self.get("eprint") and prefix.strip().lower() == "arxiv":
            with suppress(InvalidIdentifier):
                return ArxivId.parse(self.get("eprint"))
        return self.doi.arxiv if self.doi else None

    @cached_property
    def doi(self) -> Doi | None:
        """The DOI."""
        return next(iter(_dois(self.get("doi"))), None)

    @cached_property
    def claimed_dois(self) -> tuple[Doi, ...]:
        """The DOIs that the authors entered at arXiv, which no authority has confirmed."""
        return tuple(doi for text in self.get("claimeddoi").split() for doi in _dois(text))

    @cached_property
    def first_year(self) -> int | None:
        """The year in which the work first appeared: the preprint's where there is one."""
        preprint = self.arxiv.year if self.arxiv else None
        return min((year for year in (preprint, self.year) if year is not None), default=None)

    @cached_property
    def also(self) -> tuple[SectionPath, ...]:
        """The other sections that list the work."""
        found = (
            SectionPath.parse(part) for part in re.split(r"[,;]", self.get("also")) if part.strip()
        )
        return tuple(path for path in found if path)

    @cached_property
    def former_keys(self) -> tuple[str, ...]:
        """The keys that the entry had before, from biblatex's `ids`."""
        return tuple(key.strip() for key in self.get("ids").split(",") if key.strip())

    @cached_property
    def venue(self) -> str:
        """The plain name of the venue; `arXiv` for a preprint; else empty."""
        for name in ("venue", "journal", "journaltitle", "booktitle"):
            if value := self.get(name):
                return plain(value)
        if self.arxiv and not (self.doi and not self.doi.arxiv):
            return "arXiv"
        for name in ("publisher", "school", "institution", "organization"):
            if value := self.get(name):
                return plain(value)
        return ""

    @cached_property
    def withdrawal(self) -> str:
        """`withdrawn` or `retracted` if `pubstate` says so; else empty."""
        state = plain(self.get("pubstate")).strip().lower()
        return state if state in WITHDRAWN else ""

    @cached_property
    def url(self) -> str:
        """The first address that the entry has: arXiv's, the DOI's, a URL, that of a part."""
        if self.arxiv:
            return self.arxiv.url
        if self.doi:
            return self.doi.url
        return next(filter(None, map(self.get, ADDRESSES)), "")


def why_invalid(type_: str, key: str) -> str:
    """Return why type and key are invalid; empty if they are valid."""
    if not key:
        return "the entry has no key"
    if not _TYPE.fullmatch(type_):
        return f"@{type_} is not an entry type"
    return "" if _KEY.fullmatch(key) else f"{key!r} cannot be a citation key"


def _dois(text: str) -> Iterator[Doi]:
    """Yield the DOI of a text, if it is one."""
    if text:
        with suppress(InvalidIdentifier):
            yield Doi.parse(text)
