"""A kind of damage, and how a text is damaged at one place."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from random import Random
from typing import TypeAlias

from synthlit.bibtex import parser
from synthlit.bibtex.nodes import EntryNode
from synthlit.text import Span


class Form(StrEnum):
    """What is damaged: entries written for BibTeX, for biblatex (in UTF-8), or a list's page."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    PAGE = "page"


@dataclass(frozen=True)
class Damage:
    """A text with one damage, where it is, and whether the clean text follows from what is left."""

    text: str
    place: Span
    restorable: bool


# Returns None where the text has nothing that can be damaged so.
Hurt: TypeAlias = Callable[[Random, str], Damage | None]
Change: TypeAlias = Callable[[Random, str], str | None]


@dataclass(frozen=True)
class Kind:
    """A kind of damage, the report it comes from, and the rules that may name it.

    `units` is how many neighbouring entries are damaged together. `known` asks for entries that the
    embedded index bears out; `alone` for a file of few entries, since the damage ends the reading
    of what follows.
    """

    name: str
    issue: str
    hurt: Hurt
    codes: tuple[str, ...]
    form: Form = Form.BIBTEX
    units: int = 1
    known: bool = False
    alone: bool = False


def blocks(text: str) -> tuple[EntryNode, ...]:
    """Return the entries of a text."""
    return parser.read(PurePosixPath("unit.bib"), text).entries


def whole(old: str, new: str, *, restorable: bool = False) -> Damage | None:
    """Return damage that concerns the entries as such; None if nothing changed."""
    return Damage(new, Span(0, len(new)), restorable) if new != old else None


def replaced(old: str, start: int, end: int, new: str, *, restorable: bool) -> Damage | None:
    """Return damage of one part of the text; None if nothing changed."""
    if old[start:end] == new:
        return None
    text = old[:start] + new + old[end:]
    return Damage(text, Span(start, start + max(len(new), 1)), restorable)


def value(names: str, change: Change, *, restorable: bool | Callable[[str], bool] = False) -> Hurt:
    """Return a hurt that changes the value of the first of the named fields that it can change.

    Whether the clean value follows from the new one may depend on that.
    """

    def hurt(random: Random, text: str) -> Damage | None:
        block = blocks(text)[0]
        for name in names.split():
            field = block.field(name)
            if field is None or field.inner < 0:
                continue
            inner, end = field.inner, field.end - 1 if text[field.end - 1] in '}"' else field.end
            new = change(random, text[inner:end])
            if new is not None and new != text[inner:end]:
                can = restorable if isinstance(restorable, bool) else restorable(new)
                return replaced(text, inner, end, new, restorable=can)
        return None

    return hurt


def added(make: Callable[[Random, EntryNode], str | None], *, restorable: bool = False) -> Hurt:
    """Return a hurt that puts one more field after the entry's first."""

    def hurt(random: Random, text: str) -> Damage | None:
        block = blocks(text)[0]
        field = make(random, block)
        if field is None or not block.fields:
            return None
        place = text.find("\n", block.fields[0].end) + 1
        return replaced(text, place, place, f"  {field},\n", restorable=restorable)

    return hurt


def only(type_: str, hurt: Hurt) -> Hurt:
    """Return the hurt of entries of one type."""
    return lambda random, text: hurt(random, text) if blocks(text)[0].type == type_ else None


def swapped(name: str) -> Hurt:
    """Return a hurt that exchanges a field's value between two entries."""

    def hurt(_random: Random, text: str) -> Damage | None:
        first, second = blocks(text)
        one, two = first.field(name), second.field(name)
        if one is None or two is None:
            return None
        new = (
            text[: one.value_start]
            + text[two.value_start : two.end]
            + text[one.end : two.value_start]
            + text[one.value_start : one.end]
            + text[two.end :]
        )
        return whole(text, new)

    return hurt


def line(
    pattern: str, change: Callable[[Random, re.Match[str]], str | None], *, restorable: bool = False
) -> Hurt:
    """Return a hurt that changes one of the lines of a page that match, chosen at random."""
    compiled = re.compile(pattern, re.MULTILINE)

    def hurt(random: Random, text: str) -> Damage | None:
        matches = list(compiled.finditer(text))
        random.shuffle(matches)
        for match in matches:
            new = change(random, match)
            if new is not None and new != match.group():
                return replaced(text, *match.span(), new, restorable=restorable)
        return None

    return hurt
