"""Show the progress of a long command, on a terminal only."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from synthlit.sources.lookup import Progress, silent


@contextmanager
def progress_bar(text: str, total: int) -> Iterator[Progress]:
    """Show a bar on stderr while the block runs, for two works or more."""
    if total < 2 or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text, total=total)
        yield lambda done, total: bar.update(task, completed=done, total=total)
