"""What was found: failing inputs, one file each, and how much was tried."""

import json
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.fuzz.targets import TARGETS, Broken

_TALLY = "tally.jsonl"
_FAILURES = "failures"
_MENDED = "fixed"


@dataclass(frozen=True)
class Failure:
    """The shortest input so far that failed in a way."""

    target: str
    kind: str
    message: str
    text: str

    @property
    def name(self) -> str:
        """Return the name of the file in which the failure is kept."""
        return f"{self.target}-{sha256(self.kind.encode()).hexdigest()[:8]}.json"


@dataclass(frozen=True)
class Trial:
    """How many inputs were tried on a target in how many seconds; guided by coverage, or not."""

    target: str
    seconds: int
    inputs: int
    guided: bool


def kind(fault: Exception) -> str:
    """Return what tells a failure from others: what does not hold, or where the code broke."""
    if isinstance(fault, Broken):
        return fault.kind
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} at {Path(last.filename).name}:{last.lineno}"


class Folder:
    """A folder of failures; several runs add to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        for name in (_FAILURES, _MENDED):
            (path / name).mkdir(parents=True, exist_ok=True)

    def corpus(self, target: str) -> Path:
        """Return where the inputs are kept that reached new code."""
        path = self._path / "corpus" / target
        path.mkdir(parents=True, exist_ok=True)
        return path

    def keep(self, failure: Failure) -> None:
        """Keep a failure, unless one of its kind with a shorter input is kept."""
        file = self._path / _FAILURES / failure.name
        if not file.exists() or len(failure.text) < len(_read(file).text):
            file.write_text(json.dumps(asdict(failure), indent=1) + "\n", "utf-8")

    def count(self, trial: Trial) -> None:
        """Add what was tried to the tally."""
        with (self._path / _TALLY).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(trial)) + "\n")

    def trials(self) -> list[Trial]:
        """Return what was tried so far."""
        file = self._path / _TALLY
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        return [Trial(**json.loads(line)) for line in lines]

    def failing(self) -> Iterator[Failure]:
        """Yield the failures that still are some; the others are put with those fixed."""
        for file in sorted((self._path / _FAILURES).iterdir()):
            failure = _read(file)
            if fails(TARGETS[failure.target].check, failure.text):
                yield failure
            else:
                file.rename(self._path / _MENDED / file.name)

    def fixed(self) -> int:
        """Return how many failures are none any more."""
        return sum(1 for _ in (self._path / _MENDED).iterdir())


def fails(check: Callable[[str], object], text: str) -> bool:
    """Return whether a check raises for a text."""
    try:
        check(text)
    except Exception:
        return True
    return False


def _read(file: Path) -> Failure:
    return Failure(**json.loads(file.read_text("utf-8")))
