"""Sound inputs to begin with: the blocks of the rules' pages, where they are short enough."""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fuzz.pieces import encoded
from synthlit.lint import rule_page

_LANGUAGES = {".bib": "bibtex", ".md": "markdown"}
_BLOCK = re.compile(rf"^{rule_page.BLOCK}\n", re.MULTILINE)
# Begins a file of an example, and is no part of the text that the rule sees.
_ABOUT = re.compile(r"^% .*\n", re.MULTILINE)


def seeds(folder: Path, suffix: str, longest: int) -> Iterator[bytes]:
    """Yield the inputs that the examples and cases of one language on rules' pages are made of."""
    for page in sorted(folder.glob("*.md")):
        for block in _BLOCK.finditer(page.read_text("utf-8")):
            if block["language"] == _LANGUAGES[suffix]:
                for text in _ABOUT.split(rule_page.decoded(block["code"])):
                    data = encoded(text)
                    if 0 < len(data) <= longest:
                        yield data
