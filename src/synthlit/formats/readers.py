"""The readers by a file's ending, and the one place where their modules are loaded."""

from pathlib import PurePath
from typing import Literal, TypeAlias, assert_never

from synthlit.errors import SynthlitError
from synthlit.library.candidates import Reader

Form: TypeAlias = Literal["bib", "jsonl", "md"]
SUFFIXES: dict[str, Form] = {
    ".bib": "bib",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "md",
    ".markdown": "md",
}


def reader_for(path: PurePath) -> Reader:
    """Return the reader for a file's ending, loading no other.

    Raises SynthlitError where there is none.
    """
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise SynthlitError(
            f"{path} is in no form that can be read", f"the endings are {', '.join(SUFFIXES)}"
        )
    return _module(form)


def _module(form: Form) -> Reader:
    match form:
        case "bib":
            from synthlit.formats import read_bib

            return read_bib
        case "jsonl":
            from synthlit.formats import read_jsonl

            return read_jsonl
        case "md":
            from synthlit.markdown import papers

            return papers
        case _:
            assert_never(form)
