"""The issue form: it offers the places that the list has."""

import re

from synthlit.library.library import Library
from tests.list.conftest import ROOT


def test_form_offers_every_place(own: Library) -> None:
    """Each subsection, and each section that has none, in the list's order."""
    form = (ROOT / ".github/ISSUE_TEMPLATE/add-a-paper.yml").read_text("utf-8")
    offered = re.findall(r"^ {8}- (\S+)$", form, re.MULTILINE)
    split = {path.section for path in own.settings.paths() if path.subsection}

    places = [str(p) for p in own.settings.paths() if p.subsection or p.section not in split]

    assert offered == places
