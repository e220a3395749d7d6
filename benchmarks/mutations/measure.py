"""Damage clean texts, and count what synthlit finds and restores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from random import Random

from benchmarks.mutations.damage import Damage, Form, Kind, blocks
from benchmarks.mutations.material import BIB, Material, check, joined
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import DocumentSet
from synthlit.lint.fixer import FixMode, fix
from synthlit.text import Span, Text

# Entries around one whose damage ends the reading of what follows.
_NEIGHBOURS = 2
# How often each page is damaged.
PER_PAGE = 6


@dataclass(frozen=True)
class Trial:
    """A file with damage: the clean parts, the damaged ones by place, and how they are joined."""

    path: PurePosixPath
    clean: tuple[str, ...]
    damaged: dict[int, Damage]

    @property
    def parts(self) -> list[str]:
        """The parts of the damaged file."""
        return [
            self.damaged[n].text if n in self.damaged else text for n, text in enumerate(self.clean)
        ]

    def text(self) -> str:
        """Return the damaged file."""
        return joined(self.parts) if self.path == BIB else self.parts[0]

    def spans(self) -> Iterator[tuple[int, Damage, Span]]:
        """Yield each damaged part's place with where its damage stands in the file."""
        position = 0
        for n, part in enumerate(self.parts):
            if n in self.damaged:
                place = self.damaged[n].place
                yield n, self.damaged[n], Span(position + place.start, position + place.end)
            position += len(part) + 2


@dataclass(frozen=True)
class Count:
    """How much damage was done, found, could be restored, and was."""

    done: int = 0
    found: int = 0
    restorable: int = 0
    restored: int = 0
    missed: tuple[str, ...] = ()


def trials(kind: Kind, material: Material, seed: int) -> Iterator[Trial]:
    """Yield files with damage of a kind.

    Every second unit of a file is damaged, then every other, so that each stands among clean ones;
    damage that ends the reading has a file of its own with two clean entries on each side. A page
    has one damage at a time.
    """
    random = Random(f"{seed} {kind.name}")
    if kind.form is Form.PAGE:
        for path, text in material.pages.items():
            all_made = (kind.hurt(random, text) for _ in range(PER_PAGE))
            for damage in {each.text: each for each in all_made if each}.values():
                yield Trial(path, (text,), {0: damage})
        return
    units = _units(kind, material)
    texts = ["\n\n".join(unit) for unit in units]
    hurt: dict[int, Damage] = {}
    for n, unit in enumerate(units):
        if len(unit) == kind.units and (not kind.known or all(map(material.known, unit))):
            made = kind.hurt(random, texts[n])
            if made:
                hurt[n] = made
    if kind.alone:
        for n, damage in hurt.items():
            low = max(n - _NEIGHBOURS, 0)
            yield Trial(BIB, tuple(texts[low : n + _NEIGHBOURS + 1]), {n - low: damage})
        return
    for rest in (0, 1):
        half = {n: damage for place, (n, damage) in enumerate(hurt.items()) if place % 2 == rest}
        if half:
            yield Trial(BIB, tuple(texts), half)


def _units(kind: Kind, material: Material) -> list[Sequence[str]]:
    entries = material.entries[kind.form]
    if kind.units == 2 and kind.known:
        # Neighbours of which one is not known would leave nothing to compare.
        known = [each for each in entries if material.known(each)]
        others = [[each] for each in entries if not material.known(each)]
        return [*(known[n : n + 2] for n in range(0, len(known) - 1, 2)), *others]
    if kind.units == 2:
        return [entries[n : n + 2] for n in range(0, len(entries) - 1, 2)]
    return [[entry] for entry in entries]


def measure(kind: Kind, material: Material, seed: int) -> Count:
    """Return how much damage of a kind synthlit finds at its place, and restores."""
    done = found = restorable = restored = 0
    missed: list[str] = []
    for trial in trials(kind, material, seed):
        text = trial.text()
        reported = check(material.linter, trial.path, text)
        hit = {n for n, _, span in trial.spans() if _names(kind, reported, Text(text), span)}
        done += len(trial.damaged)
        found += len(hit)
        missed += [_shown(trial, trial.damaged[n]) for n in trial.damaged if n not in hit]
        fixable = [n for n, damage in trial.damaged.items() if damage.restorable]
        if fixable:
            restorable += len(fixable)
            restored += _restored(trial, text, fixable, material)
    return Count(done, found, restorable, restored, tuple(missed))


def _shown(trial: Trial, damage: Damage) -> str:
    """Return a damaged entry, or the lines of a page that are damaged."""
    if trial.path == BIB:
        return damage.text
    start = damage.text.rfind("\n", 0, damage.place.start) + 1
    return f"{trial.path}: {damage.text[start : damage.place.end]}"


def _names(kind: Kind, reported: Sequence[Diagnostic], source: Text, span: Span) -> bool:
    first, _ = source.position(span.start)
    last, _ = source.position(max(span.end - 1, span.start))
    return any(each.code in kind.codes and first <= each.line <= last for each in reported)


def _restored(trial: Trial, text: str, fixable: Sequence[int], material: Material) -> int:
    """Return how many of the parts are what they were, byte for byte, after the safe fixes."""
    documents = DocumentSet.of_text(trial.path, text)
    (result,) = fix(material.linter, documents, FixMode.SAFE)
    fixed = result.after
    if trial.path != BIB:
        return int(fixed == trial.clean[0])
    parts = [fixed[block.start : block.end] for block in blocks(fixed)]
    if joined(parts) != fixed or len(parts) != len(trial.clean):
        return 0
    return sum(parts[n] == trial.clean[n] for n in fixable)
