"""Lists in the shapes that people keep: adopted, edited and absorbed, and nothing is lost."""

from pathlib import Path

import pytest

from benchmarks.adoption import CONTRIBUTED, SHAPES, WORKS, adopted, lost, page, table


@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_lost(shape: str, tmp_path: Path) -> None:
    """Every work is an entry; every sentence, link, heading and anchor is there at the end."""
    found = adopted(shape, tmp_path)

    assert found.works == WORKS
    assert list(found.lost) == []


def test_table_has_a_row_for_each(tmp_path: Path) -> None:
    """The page says what was kept and reported."""
    found = adopted("remark behind", tmp_path)

    assert f"| remark behind | {WORKS} | {WORKS} | 32 | 34 | 0 |" in table([found])


def test_what_is_lost_is_found() -> None:
    """A sentence, a link, a heading and an anchor that are nowhere are named."""
    before = page("remark behind")
    after = before.replace("A remark on number 7.", "").replace("https://garden.example/us", "#")
    after = after.replace("## Contributing", "") + "\n\n".join(CONTRIBUTED)

    assert list(lost(before, after, after, "")) == [
        "sentence: A remark on number 7.",
        "sentence: Send a line to [us](https://garden.example/us).",
        "link: https://garden.example/us",
        "heading: Contributing",
        "anchor: contributing",
    ]
