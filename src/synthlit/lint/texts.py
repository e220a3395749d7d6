"""The texts of an entry, and quotations of texts in messages."""

from collections.abc import Iterable, Iterator, Sequence

from synthlit.library.library import Work
from synthlit.model.fields import TEXT
from synthlit.text import Text

_QUOTED = 48


def texts(work: Work) -> Iterator[tuple[str, str]]:
    """Yield name and value of each field that holds text for people."""
    for name, value in work.entry.fields.items():
        if name in TEXT:
            yield name, value


def values(work: Work, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield name and value of each of some fields that has a value, in the order of the names."""
    for name in names:
        if value := work.entry.get(name):
            yield name, value


def quoted(text: str) -> str:
    """Return a text in quotes on one line, cut where it is long."""
    line = " ".join(text.split())
    return f'"{line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…"}"'


def any_of(names: Sequence[str]) -> str:
    """Return `a`, `a or b` or `a, b or c`."""
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def and_more(count: int) -> str:
    """Return ` and 3 more`, or nothing if the count is not positive."""
    return f" and {count} more" if count > 0 else ""


def did_you_mean(name: str) -> str:
    """Return the end of a message that suggests a name, or nothing without one."""
    return f": did you mean {name}?" if name else ""


def word_at(text: str, offset: int) -> str:
    """Return the word around an offset in a text."""
    start = max(text.rfind(" ", 0, offset), text.rfind("\n", 0, offset)) + 1
    end = min((at for at in map(text[offset:].find, " \n") if at >= 0), default=len(text) - offset)
    return text[start : offset + end].strip("{}(),;:")


def first_difference(one: str, other: str) -> int:
    """Return the offset of the first character in which two different texts differ."""
    return next(
        (offset for offset, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def whereabouts(other: Work, work: Work) -> str:
    """Return the other entry's file or, in one file, its line."""
    if other.path != work.path:
        return str(other.path)
    return f"the entry in line {Text(other.text).position(other.start)[0]}"
