"""An entry file is read exactly, written in one form, and loses nothing on the way."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthlit.bibtex import reader
from synthlit.bibtex.canonical import (
    BibFile,
    canonical_entry,
    canonical_value,
    read_canonical,
    write,
    write_entry,
)
from synthlit.bibtex.reader import read
from synthlit.model import fields as known
from synthlit.model.entry import Entry

CANONICAL = """\
@inproceedings{lightman2023lets,
  title         = {Let's Verify Step by Step},
  author        = {Lightman, Hunter and Kosaraju, Vineet and others},
  booktitle     = {The Twelfth International Conference on Learning Representations},
  year          = {2024},
  url           = {https://openreview.net/forum?id=v8L0pN6EOi},
  eprint        = {2305.20050},
  archiveprefix = {arXiv},
  primaryclass  = {cs.LG},
  shorttitle    = {PRM800K},
  venue         = {ICLR},
  code          = {https://github.com/openai/prm800k},
  also          = {reasoning/verification-based},
  verified      = {arxiv 2026-11-22; dblp 2026-11-22},
  added         = {2026-11-22},
}
"""


def entry(**fields: str) -> Entry:
    """Make an entry of a few fields."""
    return Entry(type="misc", key="key", fields=fields)


def test_a_canonical_file_is_read_and_written_unchanged() -> None:
    """Reading and writing a canonical file changes no byte."""
    file = read_canonical(CANONICAL)
    assert file is not None
    assert write(file.entries[0], file) == CANONICAL
    assert file.entries[0].get("shorttitle") == "PRM800K"


def test_comments_before_the_entry_are_kept() -> None:
    """Lines of comment before the entry are part of a canonical file."""
    text = "% seen at ICLR\n% by hand\n" + CANONICAL
    file = read_canonical(text)
    assert file is not None
    assert file.before == ("% seen at ICLR\n% by hand",)
    assert file == reader.read(text)
    assert write(file.entries[0], file) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" + CANONICAL,
        CANONICAL + "\n",
        CANONICAL.removesuffix("\n"),
        CANONICAL.replace("\n", "\r\n"),
        "\ufeff" + CANONICAL,
        CANONICAL.replace("@inproceedings", "@InProceedings"),
        CANONICAL.replace("  title ", "  Title "),
        CANONICAL.replace("  title ", "\ttitle "),
        CANONICAL.replace("title         =", "title         = "),
        CANONICAL.replace("= {2024}", '= "2024"'),
        CANONICAL.replace("= {2024}", "= 2024"),
        CANONICAL.replace("{2024},", "{2024}"),
        CANONICAL.replace("{2024}", "{ 2024}"),
        CANONICAL.replace("{2024}", "{2024 }"),
        CANONICAL.replace("{2024}", "{20{24}"),
        CANONICAL.replace("{2024}", "{20}24}"),
        CANONICAL.replace("{2024}", "{2024\\}"),
        CANONICAL.replace("{2024}", r"{20\{24\}}").replace(r"\}}", r"}}"),
        CANONICAL.replace("year  ", "title "),
        CANONICAL.replace("lightman2023lets", "light man"),
        CANONICAL + CANONICAL,
        "% comment" + CANONICAL,
        "% @misc{x}\n" + CANONICAL,
        "% space at the end \n" + CANONICAL,
        "% comment",
        "@comment{a,\n}\n",
        "@string{a,\n}\n",
        "@preamble{a,\n}\n",
        "text\n" + CANONICAL,
    ],
)
def test_any_other_layout_is_left_to_the_general_reader(text: str) -> None:
    """What differs from the canonical layout in any way is not read by the fast reader."""
    assert read_canonical(text) is None
    assert read(text) == reader.read(text)


# Values as people write them, and names of fields both known and unknown.
PIECES = ["a", "B", "é", "张", " ", "1", "-", "{GPT}", "{x}", r"\&", r"\{a\}", "$x_1$", "&", "%",
          "#", "_", "~", '"', "'", "=", ",", "@misc{", "}", "{", "\\", r"\\", r"\"o", "\n", "and",
          "https://a.b/c", "\u2028", "\x85", "\r"]  # fmt: skip
VALUES = st.one_of(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.text(max_size=30))
NAMES = st.one_of(
    st.sampled_from(known.ORDER), st.from_regex(r"[a-z][a-z0-9_-]{0,9}", fullmatch=True)
)
ENTRIES = st.builds(
    Entry,
    type=st.sampled_from(["misc", "article", "inproceedings", "software"]),
    key=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9:_.+'é-]{0,20}", fullmatch=True),
    fields=st.dictionaries(NAMES, VALUES, max_size=6),
)
COMMENTS = st.lists(
    st.sampled_from(["% a comment", "% of two\n% lines", '% with {braces} and "quotes"']),
    max_size=1,
).map(tuple)


@given(ENTRIES, COMMENTS)
@example(entry(title="a\\"), ())
@example(entry(url="https://a/{"), ())
@example(entry(author="A~and~B"), ())
@example(entry(unknown="}{"), ())
@example(entry(ids=r"\\&"), ())
def test_both_readers_agree_on_every_canonical_file(
    written: Entry, comments: tuple[str, ...]
) -> None:
    """What is written is read back, by either reader, as the same entry in the same order."""
    file = BibFile(before=comments)
    text = write(written, file)
    canonical = canonical_entry(written)
    fast, general = read_canonical(text), reader.read(text)
    assert fast is not None
    assert fast == general
    assert fast.entries == (canonical,)
    assert list(fast.entries[0].fields) == list(canonical.fields)
    assert fast.before == comments
    assert write(fast.entries[0], fast) == text


@given(ENTRIES)
def test_canonicalising_an_entry_is_idempotent(written: Entry) -> None:
    """A canonical entry stays as it is, order of fields and all."""
    once = canonical_entry(written)
    twice = canonical_entry(once)
    assert twice == once
    assert list(twice.fields) == list(once.fields)
    assert set(once.fields) == set(written.fields)


def test_fields_stand_in_order() -> None:
    """Known fields stand in the canonical order, unknown ones behind in the order they came."""
    one = canonical_entry(entry(zeta="1", year="2024", alpha="2", title="T"))
    assert list(one.fields) == ["title", "year", "zeta", "alpha"]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("title", r"Schr{\"o}dinger \& {GPT}", r"Schrödinger \& {GPT}"),
        ("author", "Jane van Doe and {OpenAI}", "van Doe, Jane and {OpenAI}"),
        ("author", "A } B", r"B, A \textbraceright{}"),
        ("year", "{2024}", "2024"),
        ("pages", "1--8", "1--8"),
        ("howpublished", r"\url{https://a.b/c_d}", r"\url{https://a.b/c_d}"),
        # An unknown field is kept as it is, but on one line.
        ("file", r"a\_b {x}" + "\n  c", r"a\_b {x} c"),
        ("file", "a\\", "a"),
        ("month", "jan", "jan"),
        ("month", "{June}", "jun"),
        ("month", "Sept.", "sep"),
        ("month", "10", "oct"),
        ("month", "13", "13"),
        ("month", "23--29 Jul", "23--29 Jul"),
        ("url", r"{https://a.b/c\_d}", "https://a.b/c_d"),
        ("url", r"\url{https://a.b/~c}", "https://a.b/~c"),
        ("url", r"{\url{https://a.b}}", "https://a.b"),
        ("url", r"\url https://a.b", "https://a.b"),
        ("url", "<https://a.b>", "https://a.b"),
        ("url", r"https://a.b/{\textasciitilde}c", "https://a.b/~c"),
        ("url", r"https://a.b/\textasciitilde c", "https://a.b/~c"),
        ("url", r"https://a.b/\~{}c", "https://a.b/~c"),
        ("url", r"https://a.b/$\sim$c", "https://a.b/~c"),
        ("url", r"https://a.b/%7Ec\&d", "https://a.b/%7Ec&d"),
        ("url", "https://a.b/{c", "https://a.b/%7Bc"),
        ("url", "https://a.b/c\\", "https://a.b/c%5C"),
        ("url", "https://a.b/{c}", "https://a.b/{c}"),
        ("url", "https://a.b/\ud800c", "https://a.b/c"),
        ("url", "{}", "{}"),
        ("url", "{a}{b}", "{a}{b}"),
        ("doi", r"10.1007/978-3\_4", "10.1007/978-3_4"),
        ("doi", r"10.1007/978-3{\_}4", "10.1007/978-3_4"),
        ("doi", r"10.1007/978{\textdollar}4", "10.1007/978$4"),
        ("ids", " a2023b,\n c2024d ", "a2023b, c2024d"),
    ],
)
def test_canonical_value(name: str, value: str, expected: str) -> None:
    """Each kind of field has its own canonical form, which stays."""
    assert canonical_value(name, value) == expected
    assert canonical_value(name, expected) == expected


def test_an_entry_without_fields() -> None:
    """An entry may be empty."""
    assert write_entry(entry()) == "@misc{key,\n}\n"
    assert read_canonical("@misc{key,\n}\n") == BibFile((entry(),))


def test_text_around_an_entry_is_kept() -> None:
    """What stands before and after an entry is written there again, without trailing space."""
    file = BibFile(before=("% a  \n% b", "@string{x = {y}}"), after=("text \n", "@comment{z}"))
    text = write(entry(title="T"), file)
    assert text == (
        "% a\n% b\n@string{x = {y}}\n@misc{key,\n  title = {T},\n}\n\ntext\n\n@comment{z}\n"
    )
    again = read(text)
    assert (again.before, again.after) == (
        ("% a\n% b", "@string{x = {y}}"),
        ("text", "@comment{z}"),
    )
    assert write(again.entries[0], again) == text


def test_a_comment_cannot_become_an_entry() -> None:
    """A line separator of Unicode within a comment starts no new line."""
    file = BibFile(before=("% a\u2028@misc{evil,}",))
    assert write(entry(), file).splitlines(keepends=False)[0] == "% a"
    assert write(entry(), file).split("\n")[0] == "% a\u2028@misc{evil,}"
