"""Give the same damage to other linters, and count what they find.

A peer found a damage where it says something of the entry, or of its lines, that it does not say
when the clean file is given to it; what stops its reading may be named three lines further. A
formatter found also what it fixed: what it wrote of the entry is what it wrote of the clean one.
"""

import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar

from benchmarks.mutations import syntax
from benchmarks.mutations.damage import Form, Kind, blocks
from benchmarks.mutations.material import BIB, Material
from benchmarks.mutations.measure import Trial, trials
from benchmarks.mutations.peers import Peer, ask, is_installed
from synthlit.text import Text

T = TypeVar("T")

# So many damaged entries of a kind stand in one file for a peer: some compare each with each.
_TOGETHER = 8
# Damage to the form may end a peer's reading: one a file, and so many files.
_SINGLE = 3
_PAGES = 3
_LATE = 3
# Times, numbers, and the folders that a peer makes for itself.
_VARYING = re.compile(rf"^\s*\[[\d:]+\]|{re.escape(tempfile.gettempdir())}/\S*|\d+")
# Where a peer itself went wrong is no line of the file.
_TRACE = re.compile(r'\s*File "[^"]*", line \d')
_SYNTAX = frozenset(kind.name for kind in syntax.KINDS)


def run(
    peer: Peer, kinds: Sequence[Kind], material: Material, seed: int
) -> dict[str, tuple[int, int]] | None:
    """Return what the peer found of how much, by kind; None where it is not installed."""
    if not is_installed(peer):
        return None
    asked = [kind for kind in kinds if (kind.form is Form.PAGE) == peer.of_pages]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        shares = pool.map(lambda kind: _share(peer, kind, material, seed), asked)
        return {kind.name: share for kind, share in zip(asked, shares, strict=True) if share[1]}


def _share(peer: Peer, kind: Kind, material: Material, seed: int) -> tuple[int, int]:
    found = done = 0
    for trial in _few(kind, material, seed):
        done += len(trial.damaged)
        hurt = _Reported.of(peer, trial)
        # Where nothing is said of what was damaged there is nothing to compare.
        said = peer.written or any(hurt.of_part(n) for n in trial.damaged) or trial.path != BIB
        clean = _Reported.of(peer, replace(trial, damaged={})) if said else hurt
        found += sum(_is_reported(trial, n, clean, hurt) for n in trial.damaged)
    return found, done


def _few(kind: Kind, material: Material, seed: int) -> Iterator[Trial]:
    """Yield small files with some of the damage that synthlit was given, from all over it."""
    if kind.form is Form.PAGE or kind.alone:
        every = list(trials(kind, material, seed))
        yield from _some(every, _PAGES if kind.form is Form.PAGE else _SINGLE)
        return
    trial = next(trials(kind, material, seed), None)
    if trial is None:
        return
    if kind.name in _SYNTAX:
        for n in _some([*trial.damaged], _SINGLE):
            yield _around(trial, [n])
    else:
        yield _around(trial, _some([*trial.damaged], _TOGETHER))


def _some(every: Sequence[T], most: int) -> Sequence[T]:
    """Return up to so many, at equal distances."""
    step = max(len(every) // most, 1)
    return every[::step][:most]


def _around(trial: Trial, chosen: Sequence[int]) -> Trial:
    """Return the chosen parts and the next after each as a file of its own."""
    near = {place for n in chosen for place in (n, n + 1)}
    places = sorted(near & set(range(len(trial.clean))))
    damaged = {places.index(n): trial.damaged[n] for n in chosen}
    return Trial(trial.path, tuple(trial.clean[n] for n in places), damaged)


def _is_reported(trial: Trial, n: int, clean: "_Reported", hurt: "_Reported") -> bool:
    if trial.path != BIB:
        place = trial.damaged[n].place
        first, last = (hurt.source.position(at)[0] for at in (place.start, place.end - 1))
        shift = hurt.source.text.count("\n") - clean.source.text.count("\n")
        return bool(hurt.at(first, last) - clean.at(first, last - shift))
    fixed = bool(clean.written) and hurt.written_of(n, clean) == clean.written_of(n, clean)
    return fixed or bool(hurt.of_part(n) - clean.of_part(n))


@dataclass(frozen=True)
class _Reported:
    """What a peer output of a file: each message without its numbers, and where it points."""

    source: Text
    parts: tuple[tuple[int, int, frozenset[str]], ...]
    messages: tuple[tuple[str, frozenset[int], str], ...]
    written: str

    @classmethod
    def of(cls, peer: Peer, trial: Trial) -> "_Reported":
        """Ask the peer."""
        source = Text(trial.text())
        parts = []
        position = 0
        for text, clean in zip(trial.parts, trial.clean, strict=True):
            first, last = (source.position(at)[0] for at in (position, position + len(text) - 1))
            keys = frozenset(b.key for each in (text, clean) for b in blocks(each) if b.key)
            parts.append((first, last, keys if trial.path == BIB else frozenset()))
            position += len(text) + 2
        output, written = ask(peer, trial.path, source.text)
        messages = []
        for line in output.splitlines():
            if not re.search(peer.silent, line) and not _TRACE.match(line):
                numbers = frozenset(int(number) for number in re.findall(peer.line, line))
                message = " ".join(_VARYING.sub("", line).split())
                messages.append((line, numbers, message))
        return cls(source, tuple(parts), tuple(messages), written)

    def of_part(self, n: int) -> Counter[str]:
        """Return the messages that name a key of an entry, or else a line of it."""
        first, last, keys = self.parts[n]
        every = {key for *_, names in self.parts for key in names}
        found: Counter[str] = Counter()
        for line, numbers, message in self.messages:
            words = re.findall(r"[\w:./+-]+", line.replace("'", " "))
            named = every & {word.strip(".:") for word in words}
            near = any(first <= number <= last + _LATE for number in numbers)
            if named & keys if named else near:
                found[message] += 1
        return found

    def at(self, first: int, last: int) -> Counter[str]:
        """Return the messages at some lines."""
        return Counter(m for _, at, m in self.messages if any(first <= n <= last for n in at))

    def written_of(self, n: int, clean: "_Reported") -> list[str]:
        """Return the entries that were written under the keys that a part has or had."""
        keys = clean.parts[n][2] | self.parts[n][2]
        return [self.written[b.start : b.end] for b in blocks(self.written) if b.key in keys]
