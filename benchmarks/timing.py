"""Time whole commands."""

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path


def seconds(command: Sequence[str | Path], *, runs: int, folder: Path) -> float:
    """Return the median wall time of a command over some runs behind one that does not count.

    A command of which one run is enough (`runs=1`) gets no such first run.
    """
    times = []
    for _ in range(runs + (runs > 1)):
        begin = time.perf_counter()
        subprocess.run(
            [*map(str, command)],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env=os.environ | {"SYNTHLIT_HOME": str(folder / ".home")},
            check=False,
        )
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:] or times)
