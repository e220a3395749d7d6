"""The table: which texts go into which fields, on which way."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.library import GROUPS, Hostile, Place
from tests.hostile.texts import TEXTS
from tests.hostile.ways_in import FIELD_WAYS, WAYS_IN
from tests.hostile.ways_out import problems

_LONG = 500
# One text of so many is tried on each way. Those of `_WHOLE` have every text between them.
_WHOLE = ("by_hand", "import_bib")
_STEPS = {"by_hand": 2, "import_bib": 2, "as_names": 8, "arguments": 20}


@dataclass(frozen=True)
class Case:
    """Texts that go into one library, each in an entry of its own."""

    way: str
    name: str
    texts: tuple[Hostile, ...]


def cases(way: str) -> Iterator[Case]:
    """Yield the whole table of a way in: every text in every field alone."""
    names = [name for group in GROUPS.values() for name in group] if way in FIELD_WAYS else [""]
    for name in names:
        texts = (Hostile(f"k{n}", text, (name,) if name else ()) for n, text in enumerate(TEXTS))
        yield Case(way, f"{way} {name}".strip(), tuple(texts))


def sample(way: str) -> Case:
    """Return a part of it, which has every text in every field, and every way.

    On the ways of `_WHOLE` a text is in all fields of an entry at once. A long one, and those on
    other ways, are in the fields of a group, which is another one on each way.
    """
    groups = list(GROUPS.values())
    turn = list(_STEPS | WAYS_IN).index(way)
    fields = tuple(name for group in groups for name in group)
    step = _STEPS.get(way, 4)
    texts = (
        Hostile(
            f"k{n}",
            text,
            groups[(n + turn) % len(groups)] if len(text) > _LONG or way not in _WHOLE else fields,
        )
        for n, text in enumerate(TEXTS)
        if n % step == turn % step
    )
    return Case(way, way, tuple(texts))


def tried(folder: Path, case: Case) -> list[str]:
    """Put the texts of a case into a new library, and return what is wrong then."""
    place = Place(folder)
    WAYS_IN[case.way](place, case.texts)
    return list(dict.fromkeys(problems(place)))
