"""BibTeX files read as works."""

from synthlit.formats import bib
from synthlit.model.entry import Entry

LIGHTMAN = """\
% the process reward model
@misc{lightman2023lets,
  title = {Let's Verify Step by Step},
}
"""


def test_only_entry_keeps_its_comments() -> None:
    """In a file of one entry, comments belong to it."""
    sheet = bib.read(LIGHTMAN)

    (item,) = sheet.items
    assert isinstance(item.work, Entry)
    assert (item.work.key, item.position.line) == ("lightman2023lets", 2)
    assert item.file.before == ("% the process reward model",)
    assert sheet.notices == ()


def test_entries_have_the_lines_in_which_they_begin() -> None:
    """Each entry is found where it stands, however its head is written."""
    text = (
        "@string{iclr = {ICLR}}\n"
        "@MISC { a2023 , title = {A and @misc{b2023, } inside}}\n\n"
        "between\n@article(b2023,\n title = {B}, booktitle = iclr)\n"
    )

    sheet = bib.read(text)

    keys = [item.work.key for item in sheet.items if isinstance(item.work, Entry)]
    assert keys == ["a2023", "b2023"]
    assert [item.position.line for item in sheet.items] == [2, 5]
    assert sheet.notices == ("1 comments between entries were left out",)
    assert all(item.file.before == () for item in sheet.items)


def test_broken_entry_is_a_problem() -> None:
    """What cannot be read is reported with its line; the rest is read."""
    sheet = bib.read(f"{LIGHTMAN}\n@misc{{b2023, title = {{never closed\n")

    assert len(sheet.items) == 1
    assert [problem.line for problem in sheet.problems] == [6]


def test_file_without_entries_is_empty() -> None:
    """Text that is no BibTeX holds no works."""
    sheet = bib.read("nothing here")

    assert (sheet.items, sheet.problems) == ((), ())


def test_entry_that_bibtexparser_reads_otherwise_is_a_problem() -> None:
    """Nothing is guessed: the entry is not taken, and its line says what the other reader saw."""
    sheet = bib.read("@misc{a}\n @misc{b, title = {x\\}, note = {y\\}}\n@misc{c, title = {z\n")

    assert [item.position.line for item in sheet.items] == [1]
    assert [(problem.line, problem.column, problem.message) for problem in sheet.problems] == [
        (2, 2, "bibtexparser cannot read the entry b"),
        (3, 18, "this brace is never closed"),
    ]
