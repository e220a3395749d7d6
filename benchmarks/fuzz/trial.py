"""Try inputs on one target, guided by what code they reach if atheris is installed.

`python -m benchmarks.fuzz.trial TARGET SECONDS FOLDER SEED` is run by `python -m benchmarks.fuzz`.
"""

import importlib
import os
import random
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

# Seconds after which an input that does not end is kept, and the trial given up.
_STUCK = 60


def main() -> None:
    """Try inputs until the time is over, and keep those that fail in the folder."""
    name, seconds, path, seed = sys.argv[1:5]
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        atheris = None
    with atheris.instrument_imports(include=["synthlit"]) if atheris else nullcontext():
        kept = importlib.import_module("benchmarks.fuzz.failures")
        attempts = importlib.import_module("benchmarks.fuzz.attempt")
    folder = kept.Folder(Path(path))
    attempt = attempts.Attempt(name, folder)
    begin = time.monotonic()

    def is_over() -> bool:
        return time.monotonic() - begin > float(seconds)

    def count() -> None:
        taken = round(time.monotonic() - begin)
        folder.count(kept.Trial(name, taken, attempt.inputs, bool(atheris)))

    def guided(data: bytes) -> None:
        if is_over():
            count()
            os._exit(0)  # libFuzzer would leave without a word
        attempt(data)

    if not atheris:
        attempt.wander(is_over, random.Random(int(seed)))
        count()
        return
    options = [
        f"-max_len={attempts.LONGEST}", f"-seed={seed}", f"-timeout={_STUCK}", "-verbosity=0",
        f"-artifact_prefix={path}/{name}-stuck-",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(attempt.begun())], guided)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
