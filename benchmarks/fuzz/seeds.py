"""Sound inputs to begin with: what the rules' cases show, each cut down to an input's length."""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fuzz.pieces import encoded

CASES = Path(__file__).resolve().parents[2] / "tests" / "lint" / "cases"
# What tells of a case, and is no part of the text that the rule sees.
_ABOUT = re.compile(r"^% .*\n", re.MULTILINE)


def seeds(folder: Path, suffix: str, longest: int) -> Iterator[bytes]:
    """Yield the inputs that the cases of one kind of file are made of."""
    for file in sorted(folder.glob(f"*{suffix}")):
        for text in _ABOUT.split(file.read_text("utf-8")):
            data = encoded(text)
            if 0 < len(data) <= longest:
                yield data
