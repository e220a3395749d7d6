"""Documents: where works stand, what belongs to them, and that nothing stops the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import Candidate, CandidateList, ListHeading, PaperFacts
from synthlit.markdown.papers import read
from tests.markdown.papers.test_line import LINES

ABS = "https://arxiv.org/abs/2305.20050"
VERIFY = f"[Let's Verify Step by Step]({ABS})"
STAR = "[STaR](https://arxiv.org/abs/2203.14465)"


def parts(item: Candidate) -> PaperFacts:
    """Return what was typed of an item."""
    assert isinstance(item.work, PaperFacts)
    return item.work


def titles(candidates: CandidateList) -> list[tuple[int, str]]:
    """Return the lines and titles of the candidates."""
    return [(item.position.line, parts(item).title) for item in candidates.items]


def test_work_knows_its_place() -> None:
    """Line and column count from 1; the headings above it come with anchors and lines."""
    text = f"# Awesome *Things*\n\ntext\n<a name='prm'></a>\n\n## 🛠️ Tools\n\n1. a\n   - {VERIFY}\n"

    (item,) = read(text).items

    assert (item.position.line, item.position.column, item.position.end) == (9, 6, 9)
    assert item.position.text == f"   - {VERIFY}"
    assert item.position.headings == (
        ListHeading(1, "Awesome Things", ("awesome-things",), 1),
        ListHeading(2, "🛠️ Tools", ("\ufe0f-tools",), 6),
    )


def test_anchor_belongs_to_the_heading_right_below() -> None:
    """An anchor set in HTML, in a line, or in the heading itself is the heading's, no other's."""
    text = (
        '<div id="no">\n<a id="one"></a>\n</div>\n\n## A\n\n<a id="lost"></a>\n\ntext\n\n## B\n\n'
        '<a id="two"></a><a name="three"></a>\n\n## C <a id="four"></a>\n\n- a\n\n## A\n'
    )

    assert [heading.anchors for heading in read(text).headings] == [
        ("a", "one"), ("b",), ("c-", "two", "three", "four"), ("a-1",),
    ]  # fmt: skip


def test_headings_close_those_of_their_level() -> None:
    """A heading ends all that are as deep or deeper."""
    text = f"# A\n## B\n### C\n## D\n- {VERIFY}\n\nE\n=\n- {STAR}\n"

    first, second = read(text).items

    assert [heading.text for heading in first.position.headings] == ["A", "D"]
    assert [heading.text for heading in second.position.headings] == ["E"]


@pytest.mark.parametrize(
    "text",
    [
        f"- {VERIFY}\n{STAR}",
        f"- {VERIFY}\n  {STAR}",
        f"- {VERIFY}\n  > a note\n{STAR}",
        f"- {VERIFY}\n  - Authors: Lightman\n{STAR}",
        f"- {VERIFY}\n\n{STAR}",
        f"- {VERIFY}\n\n  {STAR}",
        f"- {VERIFY}\n- {STAR}",
        f"- {VERIFY}\n  - {STAR}",
        f"- {VERIFY}\n\n1. {STAR}",
        f"{VERIFY}\n{STAR}",
        f"{VERIFY}\n\n> a quotation\n{STAR}",
        f"> {VERIFY[:0]}a quotation\n{VERIFY}\n- {STAR}",
        f"• {VERIFY}\n• {STAR}",
        f"- **Both**\n  - {VERIFY}\n  - {STAR}",
        f"> - {VERIFY}\n> - {STAR}",
    ],
)
def test_two_works_are_two(text: str) -> None:
    """However closely lines stand, each work is one, and both are found."""
    candidates = read(text)

    assert [title for _, title in titles(candidates)] == ["Let's Verify Step by Step", "STaR"]
    assert candidates.problems == ()
    for item in candidates.items:
        assert parts(item).title in item.position.text


def test_paragraphs_of_an_item_belong_together() -> None:
    """Authors and links in a second paragraph are the work's, also where nobody indented them."""
    tail = f"*Hunter Lightman, Vineet Kosaraju.* [[pdf]({ABS})], 2023.5"

    for indentation in ("   ", "    ", ""):
        (item,) = read(f"1. **Let's Verify Step by Step.** ICLR.\n\n{indentation}{tail}\n").items

        assert parts(item).authors == ("Hunter Lightman", "Vineet Kosaraju")
        assert (parts(item).venue, parts(item).year) == ("ICLR", 2023)
        assert item.position.end == 3


def test_lines_below_say_more_of_a_work() -> None:
    """Authors, venue, date, code and a summary stand in a list or a paragraph below."""
    text = (
        f"- {VERIFY}\n"
        "  - Hunter Lightman, Vineet Kosaraju *et al.* (OpenAI)\n"
        "    - OpenReview 2023\n"
        "  - 📑 Publisher: ICLR 2024\n"
        "  - Year: 2020\n"
        "  - Authors: Somebody Else\n"
        "  - [Code](https://github.com/openai/prm800k)\n"
        "  - [Project page](https://a.org)\n"
        "  - [Another](https://github.com/a/b) repository is a work\n"
        "  - TL;DR: Labels for steps.\n"
        "  - Keywords: none\n\n"
        "  An afterthought.\n"
    )

    candidates = read(text)

    first, second = candidates.items
    assert parts(first).authors == ("Hunter Lightman", "Vineet Kosaraju")
    assert parts(first).others
    assert (parts(first).venue, parts(first).year) == ("OpenReview", 2023)
    assert parts(first).code == "https://github.com/openai/prm800k"
    assert parts(first).project == "https://a.org"
    assert parts(first).note == "Labels for steps."
    assert parts(second).title == "Another"
    assert [left.text for left in first.left] == [
        "OpenAI", "Somebody Else", "Keywords: none", "An afterthought.",
    ]  # fmt: skip


def test_notes_are_joined() -> None:
    """What is quoted below is the note; a remark in the line itself is left over."""
    text = f"- {VERIFY} - a set of labels for steps.\n\n  > First *note*.\n\n  > Second.\n"

    (item,) = read(text).items

    assert parts(item).note == "First note. Second."
    assert parts(item).rest == ("a set of labels for steps.",)


def test_quotation_without_a_work_is_nobodys() -> None:
    """A quotation before any work, or apart from one, belongs to none."""
    text = f"> first\n\n- {VERIFY}\n\n> apart\n\n1. > in an item alone\n\n> a\n> - b\n"

    (item,) = read(text).items

    assert parts(item).note == ""


def test_code_and_html_inside_an_item_are_reported() -> None:
    """A line that only looks like a work's, below one, is a problem; other code is left alone."""
    text = (
        f"- {VERIFY}\n\n      - {STAR}\n\n  <div>\n  - {STAR}\n  </div>\n\n  ```\n  {STAR}\n  ```\n"
    )

    candidates = read(text)

    assert [problem.line for problem in candidates.problems] == [3, 6]
    assert len(candidates.items) == 1


def test_quotations_may_hold_tables_and_code() -> None:
    """What is quoted apart from works is read where it lists some."""
    text = f"> ```\n> {VERIFY}\n> ```\n>\n> | Title |\n> |-|\n> | {STAR} |\n"

    assert [title for _, title in titles(read(text))] == ["STaR"]


def test_links_by_reference_are_followed() -> None:
    """A link may have its address elsewhere in the document."""
    (item,) = read(f"- [Verify][v] - Lightman et al.\n\n[v]: {ABS}\n").items

    assert parts(item).link == ABS


def test_lines_end_in_any_way() -> None:
    """A byte-order mark and the line ends of other systems change nothing."""
    text = f"\ufeff# A\n\n- {VERIFY}\n  > note\n"

    assert read(text.replace("\n", "\r\n")) == read(text) == read(text.replace("\n", "\r"))


def test_lists_nested_too_deeply_are_reported() -> None:
    """Where the parser gives up, the line is reported, and what came before is kept."""
    text = "".join(f"{'  ' * depth}- {VERIFY}\n" for depth in range(60))

    candidates = read(text)

    (problem,) = candidates.problems
    assert problem.message.startswith("this is nested too deeply")
    assert problem.line == len(candidates.items) == 49


def test_very_many_addresses_are_kept_apart() -> None:
    """More links than there are private characters stand as text."""
    candidates = read("- " + "<ab:>" * 7_000 + f" {ABS}\n")

    assert candidates.problems == ()


def test_long_paragraphs_take_no_long_time() -> None:
    """Thousands of paragraphs below one work, or of lines in one paragraph, are read in one go."""
    text = f"- {VERIFY}\n" + "\n  b\n" * 3_000 + "\n- **c**\n" + "\n  *d*\n" * 3_000

    assert titles(read(text))[0] == (1, "Let's Verify Step by Step")


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_html_in_a_quoted_list_may_end_the_document(end: str) -> None:
    """HTML whose last line only has spaces is read, with and without a final line end."""
    candidates = read(f"- {VERIFY}\n\n> - <pre>\n>  {end}")

    assert titles(candidates) == [(1, "Let's Verify Step by Step")]


MARKS = st.sampled_from([
    "- ", "1. ", "> ", "  ", "\n", "\n\n", "# ", "### ", "|", "|-|-|\n", "[", "](", ")", "(", "]",
    "*", "**", "_", "`", "```\n", "~~", '"', "“", "<", "<a href='x'>", "</a>", "<a id=x>", "<br>",
    "<!--", "-->", "<div>\n", "![", "&amp;", "\\", "$", "🔥", ABS, "arxiv:2305.20050", "2305.20050",
    "doi:10.1/x", "https://", "https://[x", "://", "Lightman et al.", "A B, C D and E F", "2024",
    "(ICLR 2024)", ", ", ". ", " - ", ":", "Paper", "code", "Authors:", "Title", "\u200b", "\ue000",
    "\x00", "\u2028", "研究",
])  # fmt: skip


def assert_whole(candidates: CandidateList, text: str) -> None:
    """Check what must hold of any candidates."""
    count = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for item in candidates.items:
        assert isinstance(item.work, PaperFacts)
        assert item.work.title or item.work.identifiers
        assert 1 <= item.position.line <= item.position.end <= count
        for text in (item.work.title, item.work.note, item.work.venue, *item.work.authors):
            assert text == text.strip()
            assert text.isprintable()
    for problem in candidates.problems:
        assert isinstance(problem, Problem)
        assert 1 <= problem.line <= count
        assert problem.column >= 1


@given(st.lists(MARKS, max_size=30).map("".join) | st.text())
def test_nothing_stops_the_reader(text: str) -> None:
    """Any document has candidates, and its works have a title or an identifier."""
    assert_whole(read(text), text)


def test_title_that_was_cut_short() -> None:
    """What is left of it has no space at its ends."""
    (item,) = read("- **Let's Verify - .** *Hunter Lightman, Vineet Kosaraju.* ICLR 2024.").items

    assert isinstance(item.work, PaperFacts)
    assert item.work.title == "Let's Verify -"


def test_names_behind_a_comma_are_no_title() -> None:
    """A line that begins with things in brackets, and goes on with authors, names no work."""
    assert read("- [Verify](- x), Lightman et al., ICLR 2024").items == ()


@given(st.sampled_from([line for line, _ in LINES]), st.data())
def test_mutilated_lines_stop_nothing(line: str, data: st.DataObject) -> None:
    """A line with parts cut out, doubled or put in is a work, a problem, or neither."""
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, min(len(line), start + 12)))
    text = line[:start] + data.draw(MARKS) + line[end:]

    assert_whole(read(text), text)
