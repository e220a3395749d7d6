"""Read TOML into frozen dataclasses, whose fields are annotated with the reader of their value."""

import dataclasses
import itertools
from collections.abc import Callable
from enum import Enum, auto
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")
Reader = Callable[[object], T]


class Kind(Enum):
    """What is wrong with a setting."""

    EXTRA = auto()
    MISSING = auto()
    VALUE = auto()


class InvalidValue(ValueError):
    """The first invalid value of a table: where it is, and why it is invalid."""

    def __init__(
        self, reason: str, path: tuple[str | int, ...] = (), kind: Kind = Kind.VALUE
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.kind = kind

    @property
    def place(self) -> str:
        """The TOML name of the value, with the numbers of the tables that it is in."""
        name = ".".join(part for part in self.path if isinstance(part, str))
        numbers = [
            f"{str(table).removesuffix('s')} {number + 1}"
            for table, number in itertools.pairwise(self.path)
            if isinstance(number, int)
        ]
        return f"{name} ({', '.join(numbers)})" if numbers else name


def inside(part: str | int, read: Reader[T], value: object) -> T:
    """Read a value that stands at a name or a number of a table or list; errors name the place."""
    try:
        return read(value)
    except InvalidValue as error:
        raise InvalidValue(error.reason, (part, *error.path), error.kind) from None
    except ValueError as error:
        raise InvalidValue(str(error), (part,)) from None


def table(kind: Callable[..., T], data: object) -> T:
    """Read a table into a dataclass. Raises InvalidValue with the first error."""
    items = mapping(data, "it must be a table")
    found: dict[str, Any] = {}
    names: set[str] = set()
    for field in dataclasses.fields(kind):  # type: ignore[arg-type]
        name = field.metadata.get("name", field.name)
        names.add(name)
        if name in items:
            (read,) = field.type.__metadata__  # type: ignore[union-attr]
            found[field.name] = inside(name, read, items[name])
        elif field.default is field.default_factory is dataclasses.MISSING:
            raise InvalidValue("Field required", (name,), Kind.MISSING)
    for name in items:
        if name not in names:
            raise InvalidValue("Extra inputs are not permitted", (name,), Kind.EXTRA)
    try:
        return kind(**found)
    except ValueError as error:  # settings that clash
        raise InvalidValue(str(error)) from None


def mapping(data: object, reason: str) -> dict[str, object]:
    """Return the data, which must be a table."""
    return data if isinstance(data, dict) else _refuse(reason)


def text(value: object) -> str:
    """Return the value, which must be a text."""
    return value if isinstance(value, str) else _refuse("it must be a string, in quotes")


def text_as(check: Callable[[str], str]) -> Reader[str]:
    """Return the reader of a text that a function checks."""
    return lambda value: check(text(value))


def one_of(*choices: str) -> Reader[str]:
    """Return the reader of one of several texts."""
    *names, last = map(repr, choices)
    reason = f"it should be {', '.join(names)} or {last}"
    return lambda value: value if isinstance(value, str) and value in choices else _refuse(reason)


def tuple_of(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """Return the reader of a list."""

    def read_all(value: object) -> tuple[T, ...]:
        if not isinstance(value, list | tuple):
            raise ValueError("it must be a list")
        return tuple(inside(number, read, each) for number, each in enumerate(value))

    return read_all


def tables_of(kind: Callable[..., T]) -> Reader[tuple[T, ...]]:
    """Return the reader of a list of tables."""
    return tuple_of(lambda value: table(kind, value))


def number(value: object) -> float:
    """Return the value, which must be a number, or a text that is one, as in the environment."""
    if isinstance(value, int | float | str):
        try:
            return float(value)
        except (OverflowError, ValueError):
            pass
    raise ValueError("it must be a number")


def _refuse(reason: str) -> NoReturn:
    raise ValueError(reason)
