"""A table keeps everything that is not changed."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.workflows.section.table import SECTION, SUBSECTION, Table

COMMENTED = '''
  # about it
  [[sections.subsections]]  # its header
  slug = "prm"   # the anchor
  title = 'Process "Supervision" # no comment'
  description = """
  # no comment
  [[sections]]
  """
  # aliases = ["older"]
  aliases = [
    "rlvr/prms",  # 2025
  ]
'''


def test_revised_changes_the_value_only() -> None:
    """Comments, indentation and other values stay."""
    table = Table(COMMENTED).revised({"slug": "reward", "aliases": ["rlvr/prms", "rlvr/prm"]})

    expected = COMMENTED.replace('"prm"', '"reward"').replace(
        '"rlvr/prms",  # 2025\n', '"rlvr/prms",  # 2025\n    "rlvr/prm",\n'
    )
    assert table.text == expected


def test_revised_adds_and_takes_away() -> None:
    """A new value stands in the table's indentation; an empty one is no more."""
    table = Table(COMMENTED).revised({"aliases": [], "former_titles": ["PRM & Co"]})

    assert "rlvr/prms" not in table.text
    assert table.text.endswith('\n  former_titles = ["PRM & Co"]\n')
    assert table.values["former_titles"] == ["PRM & Co"]


def test_revised_takes_a_name_out_of_an_array() -> None:
    """The others stay in their layout."""
    table = Table(COMMENTED).revised({"aliases": ["rlvr/reward"]})

    assert table.values["aliases"] == ["rlvr/reward"]
    assert "aliases = [\n" in table.text


def test_revised_with_what_is_there_is_the_same() -> None:
    """No byte changes."""
    table = Table(COMMENTED)

    assert table.revised({"slug": "prm", "aliases": ["rlvr/prms"], "folder": "", "x": []}) is table


def test_comments_are_those_of_toml() -> None:
    """A # in a string is none."""
    assert Table(COMMENTED).comments == [
        "# about it", "# its header", "# the anchor", '# aliases = ["older"]', "# 2025",
    ]  # fmt: skip


def test_comments_can_stand_above_and_below() -> None:
    """They are indented as the table is."""
    table = Table('\n\n  # own\n  [[sections.subsections]]\n  slug = "a"\n')

    assert table.spaced(["# from b"]).text.startswith("\n  # from b\n  # own\n  [[sections")
    assert table.followed(["# from b"]).text.endswith('"a"\n  # from b\n')


@pytest.mark.parametrize("header", [SECTION, SUBSECTION])
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_new_holds_any_text(header: str, text: str) -> None:
    """What is put in comes out."""
    table = Table.new(header, {"slug": "a", "title": text, "focus": "", "aliases": ["b"]}, "  ")

    assert table.values == {"slug": "a", "title": text, "aliases": ["b"]}
    assert table.indent == "  "
    assert table.revised({"title": f"x{text}"}).values["title"] == f"x{text}"
    assert tomllib.loads(table.text)
