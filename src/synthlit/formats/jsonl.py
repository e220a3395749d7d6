"""Write works as JSON lines, which hold all that entries hold (docs/jsonl.md)."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from synthlit.formats.format import Current, Options
from synthlit.library.json_entry import write_row
from synthlit.library.library import Library, Work

NAME = "json"
SUFFIX = ".jsonl"
HEAD = ""


def document(library: Library, options: Options) -> str:
    """Return one line for each work of the library, or of a section and those it also lists."""
    return "".join(
        json.dumps(_row(work), ensure_ascii=options.ascii) + "\n"
        for work in library.listed(options.section)
    )


def files(library: Library, current: Current) -> Mapping[PurePosixPath, str]:  # noqa: ARG001
    """Return one file with the whole list."""
    path = PurePosixPath(library.settings.export.folder, f"all{SUFFIX}")
    return {path: document(library, Options())}


def _row(work: Work) -> Mapping[str, object]:
    """Return a work as an object; comments that stand around its entry come last."""
    row = {"section": str(work.section)} | write_row(work.entry)
    blocks = {"before": list(work.file.before), "after": list(work.file.after)}
    comments = {name: texts for name, texts in blocks.items() if texts}
    return row | ({"comments": comments} if comments else {})
