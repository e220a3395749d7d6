"""The settings' tables go where they shall, with their comments, and nothing else changes."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.section import SectionPath
from synthlit.workflows.section.document import Document, Node, Position
from synthlit.workflows.section.table import SECTION, SUBSECTION, Table

OWN = Path(__file__).parents[3] / "synthlit.toml"
ODD = """\
# What this is.

# About the list.
[list]  # its table
title = "T"
# about nothing

# == Sections ==

# the first
[[sections]]  # one
slug = "one"
title = '''
[[sections]]
# no comment'''
# folder = "later"

# -- its parts --

  # the part
  [[sections.subsections]]
  slug = "a"
  title = "A"

[lint]
ignore = [
  "TXT",  # too strict
]

  [[sections.subsections]]
  slug = "b"
  title = "B"  # the other part
[[sections]]
slug = "two"
title = "Two"
# the end"""


def comments(text: str) -> list[str]:
    """Return the comments of the odd settings that are in a text, in its order."""
    known = [line[line.index("# ") :] for line in ODD.splitlines() if "# " in line]
    known.remove("# no comment'''")
    return sorted(known, key=text.index) if all(c in text for c in known) else []


@pytest.mark.parametrize("text", [OWN.read_text("utf-8"), "\ufeff" + ODD + "\n"])
def test_parse_then_join(text: str) -> None:
    """What is split is joined again, byte for byte."""
    joined = str(Document.parse(text))

    assert tomllib.loads(joined.lstrip("\ufeff")) == tomllib.loads(text.lstrip("\ufeff"))
    assert sorted(joined.splitlines()) == sorted(text.splitlines())
    assert joined == text or "[lint]" in text


def test_line_ends_are_kept() -> None:
    """A file with CRLF has no other line end afterwards."""
    text = OWN.read_text("utf-8").replace("\n", "\r\n")
    document = Document.parse(text)
    assert str(document) == text

    node = Node(Table.new(SECTION, {"slug": "new", "title": "New"}))

    changed = str(document.with_(node, None))
    assert changed.count("\n") == changed.count("\r\n")
    assert tomllib.loads(changed)["sections"][-1] == {"slug": "new", "title": "New"}


def test_sections_own_their_comments() -> None:
    """Those that touch a table are its, the others nobody's; strings hold none."""
    document = Document.parse(ODD)
    one = document.sections["one"]

    assert one.own.comments == ["# the first", "# one", '# folder = "later"']
    assert one.subsection("a").comments == ["# -- its parts --", "# the part"]
    assert one.subsection("b").comments == ["# the other part"]
    assert document.indent == "  "
    assert [part.strip() for part in document.parts if isinstance(part, str)][:3] == [
        "# What this is.",
        '# About the list.\n[list]  # its table\ntitle = "T"\n# about nothing',
        "# == Sections ==",
    ]


def test_a_section_moves_with_its_comments() -> None:
    """Other tables stay between their file_system."""
    document = Document.parse(ODD)
    two = document.sections["two"]

    moved = str(document.without(SectionPath("two")).with_(two, Position("one")))

    assert moved.index("== Sections ==") < moved.index('"two"') < moved.index("# the first")
    assert [s["slug"] for s in tomllib.loads(moved)["sections"]] == ["two", "one"]
    assert comments(moved)


@pytest.mark.parametrize(("position", "slugs"), [
    (None, "abx"), (Position("a"), "xab"), (Position("a", after=True), "axb"),
])  # fmt: skip
def test_a_subsection_is_put_among_its_siblings(position: Position | None, slugs: str) -> None:
    """Last, before, or behind; with a blank line above and nothing else changed."""
    document = Document.parse(ODD)
    node = document.sections["one"]
    table = Table.new(SUBSECTION, {"slug": "x", "title": "X"}, document.indent)

    text = str(document.replaced(node, node.with_(table, position)))

    inner = tomllib.loads(text)["sections"][0]["subsections"]
    assert "".join(sub["slug"] for sub in inner) == slugs
    assert text.replace(table.text, "", 1) == str(document)


@pytest.mark.parametrize("slug", ["a", "b"])
def test_comments_of_a_subsection_that_goes(slug: str) -> None:
    """They stand where it stood."""
    document = Document.parse(ODD)
    node = document.sections["one"]

    text = str(document.replaced(node, node.without(slug, keep_comments=True)))

    assert comments(text) == comments(str(document))
    assert f'slug = "{slug}"' not in text


def test_comments_of_a_section_that_goes() -> None:
    """They stand where it stood, those of its subsections too."""
    text = str(Document.parse(ODD).without(SectionPath("one"), keep_comments=True))

    assert comments(text)
    assert [section["slug"] for section in tomllib.loads(text)["sections"]] == ["two"]


def test_a_section_without_comments_leaves_nothing() -> None:
    """No blank line is left over."""
    text = str(
        Document.parse(OWN.read_text("utf-8")).without(SectionPath("tools"), keep_comments=True)
    )

    assert "\n\n\n" not in text
    assert "Tools & Frameworks" not in text


PIECES = st.sampled_from(
    ["# c\n", "\n", "  # d\n", '\n[[sections]]\nslug = "s"\n', "[other]\n", "x = [\n [1],\n]\n",
     '\n  [[sections.subsections]]\n  slug = "t"\n', 'y = """\n[z]\n# e\n"""\n', "[[other2]]\n"],
)  # fmt: skip


@given(st.lists(PIECES, max_size=12))
def test_no_line_is_ever_lost(pieces: list[str]) -> None:
    """Whatever the layout: the same lines, and the same values."""
    text = "".join(pieces)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return

    joined = str(Document.parse(text))

    assert sorted(joined.splitlines()) == sorted(text.splitlines())
    assert tomllib.loads(joined) == values
