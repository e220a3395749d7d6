"""Read lists of works in Markdown, in any form."""

from pathlib import PurePosixPath

from synthlit.library.candidates import CandidateList
from synthlit.markdown import document
from synthlit.markdown.papers.page import read_candidates


def read(text: str) -> CandidateList:
    """Return the works of a Markdown text with the headings above them."""
    text = text.removeprefix("\ufeff")
    return read_candidates(document.read(PurePosixPath(), text))
