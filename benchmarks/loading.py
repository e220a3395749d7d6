"""Load a library, and print what that cost as JSON: `python -m benchmarks.loading FOLDER`."""

import json
import os
import resource
import sys
import time
from pathlib import Path

from synthlit import settings
from synthlit.library import store

_STATM = Path("/proc/self/statm")


def main(root: Path) -> None:
    """Print the time of `store.load`, and by how much the resident memory grew."""
    found = settings.load(root, {})
    before = _resident()
    wall, cpu = time.perf_counter(), time.process_time()
    library = store.load(root, found)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    grown = _resident() - before
    assert library.works
    print(json.dumps({"wall": wall, "cpu": cpu, "memory": grown}))


def _resident() -> int:
    """Return the resident memory in bytes; where only its maximum is known, that."""
    if _STATM.exists():
        return int(_STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    # macOS counts bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(Path(sys.argv[1]))
