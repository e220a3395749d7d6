"""Whatever people paste is read without loss, or reported with its line."""

import gzip
import re
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthlit.bibtex import parser, reader
from synthlit.bibtex.canonical import BibFile, canonical_entry, read_canonical, write
from synthlit.bibtex.reader import read
from synthlit.model.latex.plain import plain


def fields(text: str) -> dict[str, str]:
    """Read the fields of the one entry of a text that has no faults."""
    file = reader.read(text)
    assert file.problems == ()
    assert len(file.entries) == 1
    return file.entries[0].fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@misc{a, title = {x}, note = {y}}", {"title": "x", "note": "y"}),
        ('@misc{a, title = "x", note = {y},}', {"title": "x", "note": "y"}),
        ("@MISC{a, TITLE = {x}}", {"title": "x"}),
        ("@misc(a, title = {x (y)}, note = {z})", {"title": "x (y)", "note": "z"}),
        ("@misc {a, title={x}}", {"title": "x"}),
        ("@misc\n{a, title={x}}", {"title": "x"}),
        ("@ misc{ a , title={x}}", {"title": "x"}),
        ("@misc{a, title={on\n @ home {x}}}", {"title": "on\n @ home {x}"}),
        ("@misc{a}", {}),
        ("@misc{a,}", {}),
        ('@misc{a, title = {}, note = ""}', {"title": "", "note": ""}),
        ("@mi-sc{a, title = {x}}", {"title": "x"}),
        ("@misc{a,\n % title = {x},\n note = {y}}", {"note": "y"}),
        ("@misc{a, year = 2024}", {"year": "2024"}),
        # Nested braces, quotes in quotes, signs of BibTeX in values.
        ("@misc{a, title = {{{a {B} c}}}}", {"title": "{{a {B} c}}"}),
        ('@misc{a, title = "The {"Big"} Test"}', {"title": 'The {"Big"} Test'}),
        (r'@misc{a, title = "G{\"o}del"}', {"title": r"G{\"o}del"}),
        ("@misc{a, title = {x, y = z # 5% @ {a@b.c}}}", {"title": "x, y = z # 5% @ {a@b.c}"}),
        (r"@misc{a, title = {a \{b\} c}}", {"title": r"a \{b\} c"}),
        (r'@misc{a, title = "a\\{b}"}', {"title": r"a\\{b}"}),
        (r"@misc{a, title = {x\\{b}}}", {"title": r"x\\{b}"}),
        ("@misc{a, title = {et al.\\ }}", {"title": "et al.\\ "}),
        ("@misc{a, abstract = {one\n\ntwo}}", {"abstract": "one\n\ntwo"}),
        ("@misc{a, title = {Learning {(REML}\n  @ {SIGIR} 2023)},\n year = 2023}",
         {"title": "Learning {(REML}\n  @ {SIGIR} 2023)", "year": "2023"}),
        # Joined values and macros.
        ('@misc{a, title = "x" # { y } # 3}', {"title": "x y 3"}),
        ('@string{ab = "x"} @misc{a, title = ab # { y}}', {"title": "x y"}),
        ("@string{x = {y}}\n@string{x = {z}}\n@misc{a, title = x}", {"title": "z"}),
        ('@STRING{Ab = {x}}\n@misc{a, title = aB}', {"title": "x"}),
        ('@string(ab = "x") @string{c = ab # "y"} @misc{a, title = c}', {"title": "xy"}),
        ("@misc{a, month = jan}", {"month": "jan"}),
        ("@misc{a, month = Aug}", {"month": "aug"}),
        ('@string{aug = "August"} @misc{a, month = Aug}', {"month": "August"}),
        ('@string{june = "Juni"} @misc{a, month = June}', {"month": "Juni"}),
        ("@misc{a, month = June}", {"month": "June"}),
        ('@misc{a, month = 10 # "~" # jan}', {"month": "10~jan"}),
        # Fields that nobody knows.
        ("@misc{a, bdsk-url-1 = {x}, dc:title = {y}, a_b = {z}}",
         {"bdsk-url-1": "x", "dc:title": "y", "a_b": "z"}),
        # Editors' bytes.
        ("\ufeff@misc{a,\r\n  title = {x},\r\n}\r\n", {"title": "x"}),
        ("@misc{a,\r  title = {x},\r}\r", {"title": "x"}),
        ("@misc{a,\n\ttitle = {x},\n}", {"title": "x"}),
    ],
)  # fmt: skip
def test_entries_in_every_form(text: str, expected: dict[str, str]) -> None:
    """Delimiters, joins, macros, case and white space are read as BibTeX reads them."""
    assert fields(text) == expected


@pytest.mark.parametrize(
    "key",
    ["lightman2023lets", "DBLP:conf/iclr/LightmanKBEBLLS24", "Adak_2001", "2023", "Ré_24", "a'b"],
)
def test_keys_of_others(key: str) -> None:
    """Keys that other programs make are kept."""
    assert reader.read(f"@misc{{{key}, title = {{x}}}}").entries[0].key == key


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("@misc{a, title = {x}", "this entry is never closed", 1, 1),
        ("@misc{a, title = {x", "this brace is never closed", 1, 18),
        ("@misc{", "this entry is never closed", 1, 1),
        ("\n\n@misc{a, title = {x}\n@misc{b, title = {y}}", "this entry is never closed", 3, 1),
        ("@misc{a\n title = {x}}", "there is no comma before this field", 1, 8),
        ("@misc{title = {x}}", "this entry has no key", 1, 7),
        ("@misc{, title = {x}}", "this entry has no key", 1, 7),
        ("@misc{a b, title = {x}}", "'a b' cannot be a citation key", 1, 7),
        ("@éé{a, title = {x}}", "there is an @ but no entry could be read", 1, 1),
        ("@misc{a,\n title = {x},\n title = {y}}", "the field title occurs twice", 3, 2),
        ("@misc{a,\n title = {x},\n Title = {y}}", "the field title occurs twice", 3, 2),
        ("@misc{a,\n title = {x}\n year = 2020}", "there is no comma before this field", 2, 13),
        ("@misc{a, title = {x} {y}}", "expected a field or the end of the entry", 1, 22),
        ("@misc{a, title = {x} # }", "expected a value", 1, 24),
        ("@misc{a, title = # {x}}", "expected a value", 1, 18),
        ("@misc{a, title = {}, note = }", "expected a value", 1, 29),
        ("@misc{a, title = undefined}", "undefined is neither quoted nor a @string", 1, 18),
        ("@misc{a, title = 12ab}", "12ab is neither quoted nor a @string", 1, 18),
        ("@misc{a, title = x}\n@string{x = {y}}", "x is neither quoted nor a @string", 1, 18),
        ("@misc{a, month = june5}", "june5 is neither quoted nor a @string", 1, 18),
        ("@string{x = y}", "y is neither quoted", 1, 13),
        ("@string{x}", "this @string has no name or no value", 1, 1),
        (r"@misc{a, title = {a\}b}}", "expected a field or the end of the entry", 1, 22),
        (r'@misc{a, title = "\{}"}', "the braces do not match", 1, 18),
        (r'@misc{a, title = "}{"}', "this quote is never closed", 1, 18),
        (r'@misc{a, title = "{x"}', "this quote is never closed", 1, 18),
        (r'@misc{a, title = "G\"odel"}', "expected a field or the end of the", 1, 22),
        ("@misc{a, ti tle = {x}}", "expected a field or the end of the entry", 1, 10),
        ("@misc{a, x/y = {x}}", "'x/y' cannot be a field's name", 1, 10),
        ("@misc{a, title = {x},\n @note = {y}}", "expected a field or the end", 2, 2),
        ("@misc{a, title = {x},, year = 1}", "a superfluous comma", 1, 22),
        ("just @ a sign", "there is an @ but no entry could be read", 1, 6),
    ],
)
def test_problems_have_their_place(text: str, message: str, line: int, column: int) -> None:
    """What cannot be understood is a problem in plain words; nothing is guessed."""
    problems = reader.read(text).problems
    assert [(problem.line, problem.column) for problem in problems] == [(line, column)]
    assert message in problems[0].message
    assert problems[0].message.isprintable()


def test_one_fault_does_not_hide_the_other_entries() -> None:
    """Entries before and after a broken one are read."""
    file = reader.read("@misc{a, title={x}}\n@misc{b, title={y\n@misc{c, title={z}}")
    assert [entry.key for entry in file.entries] == ["a", "c"]
    assert len(file.problems) == 1


@pytest.mark.parametrize("text", ["", "   \n", "only words", "\x00\x01\x02", "%PDF-1.5 \ufffd"])
def test_a_text_without_entries(text: str) -> None:
    """A text that holds no entry gives none, and no problem either."""
    file = reader.read(text)
    assert file.entries == ()
    assert file.problems == ()


def test_an_entry_that_is_spread_out_is_found() -> None:
    """White space between @, type and brace hides no entry, and its faults keep their line."""
    file = reader.read("@misc{a, title={x}}\n@misc\n\n{b, title={y}}\n@ misc\n{c, title=y}")
    assert [entry.key for entry in file.entries] == ["a", "b"]
    assert [problem.line for problem in file.problems] == [6]


def test_an_entry_is_found_whose_text_stands_in_a_value_too() -> None:
    """The same words within a value hide no entry."""
    file = reader.read("@misc{a, title={@ b {c}}}\n\n@ b {c}")
    assert [entry.key for entry in file.entries] == ["a", "c"]
    assert file.entries[0].get("title") == "@ b {c}"
    assert file.problems == ()


def test_both_entries_of_one_key_are_read() -> None:
    """Which of them is meant is not for the reader to say."""
    file = reader.read("@misc{a, title = {x}}\n@misc{A, title = {y}}\n@misc{a, title = {z}}")
    assert [(entry.key, entry.get("title")) for entry in file.entries] == [
        ("a", "x"),
        ("A", "y"),
        ("a", "z"),
    ]
    assert file.problems == ()


def test_a_macro_of_an_unknown_word_is_not_defined() -> None:
    """The definition and the entry that uses it are problems."""
    file = reader.read("@string{x = y}\n@misc{a, title = x}\n@misc{b}")
    assert [entry.key for entry in file.entries] == ["b"]
    assert [(problem.line, problem.column) for problem in file.problems] == [(1, 13), (2, 18)]


def test_several_entries_are_all_read() -> None:
    """It is not for the reader to say that one file holds one work."""
    file = reader.read("@misc{a, title={x}}\n\n@misc{b, title={y}}")
    assert [entry.key for entry in file.entries] == ["a", "b"]
    assert file.problems == ()


WITH_ALL = """\
@comment{jabref-meta: databaseType:bibtex;}
@preamble{"\\newcommand{\\x}{}"}
@string{iclr = "Learning Representations"}
% by hand
@misc{a,
  title = {x}, % a comment within
  % and another
  booktitle = "Conf. on " # iclr,
}
some text
@comment{z}
"""


def test_comments_and_definitions_survive() -> None:
    """Comments and definitions are kept, in canonical form too, and the macro's text with them."""
    file = reader.read(WITH_ALL)
    assert file.before == (
        "@comment{jabref-meta: databaseType:bibtex;}",
        '@preamble{"\\newcommand{\\x}{}"}',
        '@string{iclr = "Learning Representations"}',
        "% by hand",
        "% a comment within\n% and another",
    )
    assert file.after == ("some text", "@comment{z}")
    strings = parser.read(PurePosixPath(), WITH_ALL).strings
    assert strings == {"iclr": "Learning Representations"}
    assert file.entries[0].get("booktitle") == "Conf. on Learning Representations"
    text = write(file.entries[0], file)
    again = read(text)
    assert again.entries == (canonical_entry(file.entries[0]),)
    assert again.problems == ()
    assert write(again.entries[0], again) == text


def test_a_merge_conflict_is_no_entry() -> None:
    """Both sides are seen, the merge is a problem, and the markers are kept."""
    file = reader.read("<<<<<<< HEAD\n@misc{a,title={x}}\n=======\n@misc{a,title={y}}\n>>>>>>> b\n")
    assert [(problem.line, problem.message) for problem in file.problems] == [
        (1, "a merge was not finished: git's mark is still there")
    ]
    assert [entry.get("title") for entry in file.entries] == ["x", "y"]
    assert file.before + file.after == ("<<<<<<< HEAD", "=======", ">>>>>>> b")


@pytest.mark.parametrize(
    "sign", ["{", "}", "@", '"', "\\", "#", "@a{", "@a{b,", "=", ",", "$", "~"]
)
def test_a_long_line_of_signs_ends(sign: str) -> None:
    """However long a file of nonsense is, it is read in one go and gives no entry."""
    for text in (
        sign * 10_000,
        f"@a{{b, title = {{{sign * 10_000}",
        f'@a{{b, x = "{sign * 10_000}',
    ):
        assert isinstance(reader.read(text), BibFile)


def test_a_long_value_is_read_whole() -> None:
    """A value of a megabyte, and one of many pieces, lose nothing."""
    assert fields(f"@misc{{a, note = {{{'word ' * 200_000}}}}}") == {"note": "word " * 200_000}
    pieces = " # ".join(['"ab"'] * 50_000)
    assert fields(f"@misc{{a, note = {pieces}}}") == {"note": "ab" * 50_000}


PIECES = ["@misc", "@string", "@comment", "{", "}", "(", ")", '"', "=", ",", "#", "%", "\n", " ",
          "a", "title", "jan", "\\", "\\{", "{x}", '"x"', "12", "@", "\r\n", "é"]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)))
@example("@A{0}@\r0{")
def test_no_text_breaks_the_reader(text: str) -> None:
    """Every text is read; an entry that comes of it can be written and read again."""
    file = reader.read(text)
    for problem in file.problems:
        assert problem.line >= 1
    if len(file.entries) == 1 and not file.problems:
        written = write(file.entries[0], file)
        again = read(written)
        assert again.problems == ()
        assert again.entries == (canonical_entry(file.entries[0]),)
        assert write(again.entries[0], again) == written


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("{x}", "x"),
        ('"x"', "x"),
        ("12", "12"),
        ("jan", "JAN"),
        ("JAN", "JAN"),
        ("{a}#{b}", "ab"),
    ],
)
def test_value(raw: str, expected: str) -> None:
    """A value is the text of its pieces."""
    assert fields(f"@string{{jan = {{JAN}}}} @misc{{a, x = {raw}}}") == {"x": expected}


READ = ("title", "booktitle", "publisher", "pages", "year", "timestamp")


def test_recorded_files_are_read_without_a_problem(shared: Path) -> None:
    """What the services send as BibTeX is read, and its canonical form read by the fast reader."""
    files = sorted((shared / "payloads").rglob("*.bib"))
    assert len(files) > 50
    for file in files:
        read_file = read(file.read_text("utf-8"))
        assert read_file.problems == ()
        assert len(read_file.entries) == 1
        text = write(read_file.entries[0], read_file)
        again = read_canonical(text)
        assert again is not None
        assert write(again.entries[0], again) == text


def test_records_of_the_mirror_come_back(shared: Path) -> None:
    """Of 19,589 records none is lost: both readers give back what was written, which is final."""
    with gzip.open(shared / "mirror" / "dblp-proceedings.bib.gz", "rt", encoding="utf-8") as stream:
        records = re.split(r"\n(?=@)", stream.read())
    assert len(records) == 97_941
    # All of them take minutes; those between are of the same years and places.
    for record in records[::5]:
        file = reader.read(record)
        assert file.problems == ()
        (entry,) = file.entries
        text = write(entry)
        fast = read_canonical(text)
        assert fast is not None
        assert fast == reader.read(text)
        (canonical,) = fast.entries
        assert write(canonical) == text
        assert [plain(entry.get(name)) for name in READ] == [
            plain(canonical.get(name)) for name in READ
        ]
        assert [name.display for name in entry.authors] == [
            name.display for name in canonical.authors
        ]
