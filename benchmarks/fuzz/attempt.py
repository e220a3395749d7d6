"""Try one input on a target, count it, and keep it if it fails."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fuzz.failures import Failure, Folder, kind
from benchmarks.fuzz.pieces import SIGNS, UNUSUAL, decoded
from benchmarks.fuzz.seeds import seeds
from benchmarks.fuzz.targets import TARGETS
from synthlit.lint.rule_page import DOCS

# Pieces of an input.
LONGEST = 200
# Seconds of the processor after which an input so short is a fault itself.
PATIENCE = 3.0


@dataclass
class Attempt:
    """Tries inputs on the target of a name, and keeps in a folder the shortest of each failure."""

    name: str
    folder: Folder
    inputs: int = 0

    def __post_init__(self) -> None:
        self._target = TARGETS[self.name]

    def __call__(self, data: bytes) -> None:
        """Try the input that some bytes stand for."""
        self.on(decoded(data, self._target.pieces))

    def on(self, text: str) -> None:
        """Try an input."""
        self.inputs += 1
        begin = time.process_time()
        try:
            self._target.check(text)
        except Exception as fault:
            self.folder.keep(Failure(self.name, kind(fault), str(fault), text))
        taken = time.process_time() - begin
        if taken > PATIENCE:
            self.folder.keep(Failure(self.name, "slow", f"{taken:.1f} s", text))

    def begun(self) -> Path:
        """Return the folder of inputs to begin with, with the sound ones put in."""
        path = self.folder.corpus(self.name)
        if not any(path.iterdir()):
            for number, seed in enumerate(seeds(DOCS, self._target.suffix, LONGEST)):
                (path / f"seed-{number}").write_bytes(seed)
        return path

    def wander(self, is_over: Callable[[], bool], chance: random.Random) -> None:
        """Try inputs at random until it is over."""
        pieces = (*self._target.pieces, *UNUSUAL, *SIGNS)
        while not is_over():
            self.on("".join(chance.choices(pieces, k=chance.randrange(LONGEST))))
