"""Give the same damage to other linters, and count what they find.

A peer found a damage where it says something of the entry, or of its lines, that it does not say
when the sound file is given to it, or fails and names the entry or its line.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from benchmarks.mutations import syntax
from benchmarks.mutations.damage import Form, Kind, blocks
from benchmarks.mutations.material import BIB, Material
from benchmarks.mutations.measure import Trial, trials
from synthlit.documents.text import Text

# So many damaged entries of a kind stand in one file for a peer.
_TOGETHER = 15
# Damage to the form may end a peer's reading: one a file, and so many files.
_SINGLE = 2
_PAGES = 2
_LINE = re.compile(r"(?i:\blines? |\bln ?|^ *|[(:])(\d+)(?=[:),.\s]|$)")
_SYNTAX = frozenset(kind.name for kind in syntax.KINDS)


@dataclass(frozen=True)
class Peer:
    """Another linter: the program it needs, whether it reads pages, and how it is asked."""

    name: str
    program: str
    of_pages: bool
    commands: tuple[tuple[str, ...], ...]
    after: Callable[[Path, str], str] = lambda _folder, told: told


def _papis_keys(folder: Path, told: str) -> str:
    """Return what papis told with the keys of entries for the folders that it made of them."""
    for info in folder.glob("Documents/papers/*/info.yaml"):
        key = re.search(r"^ref: *(\S+)", info.read_text("utf-8"), re.MULTILINE)
        told = told.replace(info.parent.name, f" {key[1]} " if key else "")
    return told


PEERS = (
    Peer("bibtex-tidy", "bibtex-tidy", False,
         (("bibtex-tidy", "references.bib", "--output", "out.bib", "--duplicates"),)),
    Peer("biber --tool --validate-datamodel", "biber", False,
         (("biber", "--tool", "--validate-datamodel", "--output-file=out.bib", "references.bib"),)),
    Peer("bibla", "bibla", False, (("bibla", "lint", "references.bib"),)),
    Peer("papis doctor", "papis", False,
         (("papis", "bibtex", "read", "references.bib", "import", "--all"),
          ("papis", "doctor", "--all", "--all-checks")), _papis_keys),
    Peer("cobib lint", "cobib", False,
         (("cobib", "init"), ("cobib", "add", "--bibtex", "references.bib"), ("cobib", "lint"))),
    Peer("jabkit", "jabkit", False,
         (("jabkit", "check-consistency", "--input=references.bib"),
          ("jabkit", "check-integrity", "--input=references.bib"))),
    Peer("awesome-lint", "awesome-lint", True, (("awesome-lint", "list.md"),)),
)  # fmt: skip


def run(
    peer: Peer, kinds: Sequence[Kind], material: Material, seed: int
) -> dict[str, tuple[int, int]] | None:
    """Return what the peer found of how much, by kind; None where it is not installed."""
    if shutil.which(peer.program, path=_path()) is None:
        return None
    asked = [kind for kind in kinds if (kind.form is Form.PAGE) == peer.of_pages]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        shares = pool.map(lambda kind: _share(peer, kind, material, seed), asked)
        return {kind.name: share for kind, share in zip(asked, shares, strict=True) if share[1]}


def _share(peer: Peer, kind: Kind, material: Material, seed: int) -> tuple[int, int]:
    found = done = 0
    for trial in _few(kind, material, seed):
        done += len(trial.damaged)
        sound = _Told.of(peer, replace(trial, damaged={}))
        hurt = _Told.of(peer, trial)
        found += sum(_is_told(trial, n, sound, hurt) for n in trial.damaged)
    return found, done


def _few(kind: Kind, material: Material, seed: int) -> Iterator[Trial]:
    """Yield small files with some of the damage that synthlit was given."""
    left = _PAGES if kind.form is Form.PAGE else _SINGLE
    for trial in trials(kind, material, seed):
        if kind.form is Form.PAGE or kind.alone:
            yield trial
            left -= 1
        elif kind.name in _SYNTAX:
            for n in [*trial.damaged][:left]:
                yield _around(trial, [n])
            left = 0
        else:
            yield _around(trial, [*trial.damaged][:_TOGETHER])
            left = 0
        if not left:
            return


def _around(trial: Trial, chosen: Sequence[int]) -> Trial:
    """Return the chosen parts and their next neighbours as a file of its own."""
    near = {place for n in chosen for place in (n - 1, n, n + 1)}
    places = sorted(near & set(range(len(trial.sound))))
    damaged = {places.index(n): trial.damaged[n] for n in chosen}
    return Trial(trial.path, tuple(trial.sound[n] for n in places), damaged)


def _is_told(trial: Trial, n: int, sound: "_Told", hurt: "_Told") -> bool:
    if trial.path != BIB:
        place = trial.damaged[n].place
        first, last = (hurt.source.point(at)[0] for at in (place.start, place.end - 1))
        shift = hurt.source.text.count("\n") - sound.source.text.count("\n")
        return bool(hurt.at(first, last) - sound.at(first, last - shift))
    return bool(hurt.of_part(n) - sound.of_part(n))


@dataclass(frozen=True)
class _Told:
    """What a peer told of a file: each message without its numbers, and where it points."""

    source: Text
    parts: tuple[tuple[int, int, frozenset[str]], ...]
    messages: tuple[tuple[str, frozenset[int], str], ...]

    @classmethod
    def of(cls, peer: Peer, trial: Trial) -> "_Told":
        """Ask the peer."""
        source = Text(trial.text())
        parts = []
        position = 0
        for text, sound in zip(trial.parts, trial.sound, strict=True):
            first, last = (source.point(at)[0] for at in (position, position + len(text) - 1))
            keys = frozenset(b.key for each in (text, sound) for b in blocks(each) if b.key)
            parts.append((first, last, keys if trial.path == BIB else frozenset()))
            position += len(text) + 2
        told = []
        for line in _ask(peer, trial.path, source.text).splitlines():
            numbers = frozenset(int(number) for number in _LINE.findall(line))
            told.append((line, numbers, re.sub(r"\d+", "", line)))
        return cls(source, tuple(parts), tuple(told))

    def of_part(self, n: int) -> Counter[str]:
        """Return the messages that name a key of an entry, or else a line of it."""
        first, last, keys = self.parts[n]
        every = {key for *_, names in self.parts for key in names}
        found: Counter[str] = Counter()
        for line, numbers, message in self.messages:
            named = set(re.findall(r"[\w:./+-]+", line.replace("'", " "))) & every
            if named & keys if named else any(first <= number <= last for number in numbers):
                found[message] += 1
        return found

    def at(self, first: int, last: int) -> Counter[str]:
        """Return the messages at some lines."""
        return Counter(m for _, at, m in self.messages if any(first <= n <= last for n in at))


def _ask(peer: Peer, path: PurePosixPath, text: str) -> str:
    """Return what the peer prints, without what it makes of the file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ("references.bib" if path == BIB else "list.md")).write_text(text, "utf-8")
        (folder / "Documents/papers").mkdir(parents=True)
        told = ""
        for command in peer.commands:
            done = subprocess.run(
                command,
                cwd=folder,
                env={**os.environ, "HOME": name, "PATH": _path(), "COLUMNS": "400"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=120,
                check=False,
            )
            told += done.stderr + done.stdout
        return peer.after(folder, re.sub(r"\x1b\[[\d;]*m", "", told))


def _path() -> str:
    return os.pathsep.join(filter(None, (os.environ.get("PEERS_BIN"), os.environ.get("PATH"))))
