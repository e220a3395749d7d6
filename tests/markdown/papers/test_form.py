"""Texts of issue forms read as works."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers import read
from synthlit.markdown.papers.form import read_form
from synthlit.model.identifiers import ArxivId
from synthlit.model.section import SectionPath

ABS = "https://arxiv.org/abs/2305.20050"
LINE = f"[Let's Verify Step by Step]({ABS}) - Lightman et al. (ICLR 2024)"


def form(**fields: str) -> str:
    """Return the text that GitHub makes of a form."""
    blocks = (f"### {label.replace('_', ' ')}\n\n{text}\n" for label, text in fields.items())
    return "\n".join(blocks)


def parts_of(text: str) -> PaperFacts:
    """Return the parts of the one work that a form describes."""
    found = read_form(text)
    assert found.problems == ()
    (item,) = found.items
    assert isinstance(item.work, PaperFacts)
    return item.work


def test_form_describes_a_work() -> None:
    """Each field says its part; what nobody answered says nothing."""
    text = form(
        Title="Let's Verify Step by Step",
        Link=ABS,
        Section="rlvr/process-supervision",
        Authors="Hunter Lightman, Vineet Kosaraju",
        Venue="ICLR 2024",
        Year="_No response_",
        Code="https://github.com/openai/prm800k",
        Why_does_it_belong_in_this_list="Labels for\nevery step.",
        Before_you_send="- [x] I have searched",
    )

    (item,) = read_form(text).items

    assert item.work == PaperFacts(
        title="Let's Verify Step by Step",
        authors=("Hunter Lightman", "Vineet Kosaraju"),
        venue="ICLR",
        year=2024,
        identifiers=(ArxivId("2305.20050"),),
        link=ABS,
        code="https://github.com/openai/prm800k",
        note="Labels for every step.",
        section="rlvr/process-supervision",
    )
    assert item.sections == (SectionPath("rlvr", "process-supervision"),)
    assert (item.position.line, item.position.text) == (7, text.strip())


@pytest.mark.parametrize("line", [LINE, f"- {LINE}", f"* {LINE}", f"```\n{LINE}\n```"])
def test_line_in_a_form_says_what_it_says_in_a_list(line: str) -> None:
    """The same line is the same work, wherever it is typed."""
    (item,) = read(f"- {LINE}").items

    assert parts_of(form(Link_or_line=line)) == item.work


def test_fields_go_before_what_the_line_says() -> None:
    """A title typed in its own field is the title; the line's other parts stay."""
    parts = parts_of(form(Title="Verify", Paper_link=LINE, Year="2023"))

    assert (parts.title, parts.authors, parts.venue) == ("Verify", ("Lightman",), "ICLR")
    assert parts.year == 2024


@pytest.mark.parametrize("link", ["2305.20050", "arXiv:2305.20050v1", f"<{ABS}>", f"[PDF]({ABS})"])
def test_identifier_is_enough(link: str) -> None:
    """A form with nothing but an identifier names a work."""
    assert parts_of(form(arXiv_id=link)).arxiv == ArxivId("2305.20050")


def test_title_alone_is_a_work_to_look_for() -> None:
    """Without a link, the title stands for itself, brackets and signs included."""
    parts = parts_of(form(Paper="A [MASK] of $x_1$ (Almost) *all*", Authors="Lightman"))

    assert parts == PaperFacts(title="A [MASK] of $x_1$ (Almost) *all*", authors=("Lightman",))


def test_line_in_the_titles_field_is_read_as_one() -> None:
    """People put everything into the first field."""
    assert parts_of(form(Paper=LINE)).arxiv == ArxivId("2305.20050")


def test_several_works_share_a_section_only() -> None:
    """Links on lines of their own are works of their own; other fields belong to none of them."""
    text = form(Links=f"{ABS}\nhttps://arxiv.org/abs/2203.14465", Title="x", Section="RLVR & more")

    found = read_form(text)

    works = [item.work for item in found.items if isinstance(item.work, PaperFacts)]
    assert [str(parts.arxiv) for parts in works] == ["2305.20050", "2203.14465"]
    assert {(parts.title, parts.section) for parts in works} == {("", "RLVR & more")}
    assert all(item.sections == () for item in found.items)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "the form names no work: it has neither link nor title"),
        (form(Link="_No response_", Section="rlvr"), 1, "the form names no work"),
        ("Hello, please add my paper", 1, "the form names no work"),
        (form(Section="rlvr", Link="https://arxiv.org/abs/2313.00001"), 7, "13 is not a month"),
        (form(Link="https://example.org/x.pdf"), 3, "neither a title nor an identifier"),
        (form(Link="x" * 50_000), 3, "it has 50,000 characters"),
    ],
)
def test_form_without_a_work_is_reported(text: str, line: int, reason: str) -> None:
    """What cannot be understood is reported with its line."""
    found = read_form(text)

    (problem,) = found.problems
    assert reason in problem.message
    assert problem.line == line
    assert found.items == ()


def test_code_must_be_an_address() -> None:
    """Words in the field of the code are no address."""
    assert parts_of(form(Link=ABS, Code="soon")).code == ""
    assert parts_of(form(Link=ABS, Code="x" * 50_000)).code == ""


LABELS = ["Link", "Title", "Section", "Code", "Why", "Authors", "Venue", "Year", "x"]


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.text()), max_size=5))
def test_nothing_stops_the_reader(fields: list[tuple[str, str]]) -> None:
    """Whatever somebody fills in, there are works or problems."""
    found = read_form("\n".join(f"### {label}\n\n{text}" for label, text in fields))

    assert found.items or found.problems
    assert all(isinstance(problem, Problem) for problem in found.problems)
