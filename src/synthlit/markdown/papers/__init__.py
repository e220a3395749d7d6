"""Read Markdown: lists of works in whatever form people keep them, and handwritten lines."""

from pathlib import PurePosixPath

from synthlit.library.candidates import Candidates
from synthlit.markdown import document
from synthlit.markdown.papers.page import read_papers


def read(text: str) -> Candidates:
    """Return the works of a Markdown text with the headings above them."""
    text = text.removeprefix("\ufeff")
    return read_papers(document.read(PurePosixPath(), text)).candidates
