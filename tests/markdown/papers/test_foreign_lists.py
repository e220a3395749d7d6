"""Lists as other people keep them, made of real works' facts: every fact must come back."""

import gzip
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers import read
from synthlit.model.text import clean
from tests.markdown.papers.conftest import Fact

VENUES = ("ICLR", "NeurIPS", "Findings of ACL", "arXiv", "Nature", "CVPR Workshop", "JMLR")


def escaped(text: str) -> str:
    """Return a text as somebody types it who knows Markdown."""
    return re.sub(r"([\\`*_\[\]<>|~#])", r"\\\1", text)


def names(fact: Fact) -> str:
    """Return all authors, parted by commas."""
    return ", ".join(map(escaped, fact.authors))


def abs_(fact: Fact) -> str:
    """Return the address of the paper's page."""
    return f"https://arxiv.org/abs/{fact.arxiv}"


def pdf(fact: Fact) -> str:
    """Return the address of the paper's text."""
    return f"https://arxiv.org/pdf/{fact.arxiv}v2.pdf"


def resources(fact: Fact) -> str:
    """Return links with labels to the paper and its code."""
    code = f" [[code]({fact.code})]" if fact.code else ""
    return f"[[paper]({pdf(fact)})]{code}"


def linked_titles(fact: Fact, number: int) -> str:
    """A linked title, authors in italics, venue and year."""
    code = f" [Code]({fact.code})" if fact.code else ""
    title = f"[{escaped(fact.title)}.]({abs_(fact)})"
    return f"{number}. {title} *{names(fact)}.* {fact.venue} {fact.year}.🔥{code}"


def bold_titles(fact: Fact, number: int) -> str:
    """A bold title, authors in italics, an underlined venue, and links with labels."""
    venue = f"<ins>{fact.venue}</ins> {fact.year}"
    return f"{number}. **{escaped(fact.title)}.** *{names(fact)}.* {venue}. {resources(fact)}."


def loose_items(fact: Fact, number: int) -> str:
    """A bold title with its venue, and a second paragraph with authors and links."""
    head = f"{number}. **{escaped(fact.title)}.** {fact.venue} {fact.year}. "
    badge = "![](https://img.shields.io/badge/PRM-blue)"
    return f"{head}{badge}\n\n   *{names(fact)}.* {resources(fact)}\n"


def dates_first(fact: Fact, number: int) -> str:
    """A date, a bold linked title, authors, and the venue in italics."""
    date = f"{fact.year}.{number % 12 + 1:02}"
    code = f" [[code]({fact.code})]" if fact.code else ""
    title = f"**[{escaped(fact.title)}]({abs_(fact)})**"
    return f"- {date}, {title}, {names(fact)}, *{fact.venue}*{code}"


def badges(fact: Fact, number: int) -> str:
    """A bold title, authors, a bold venue, and badges for paper and stars."""
    paper = f"[![arXiv](https://img.shields.io/badge/arXiv-{fact.arxiv}-b31b1b.svg)]({abs_(fact)})"
    path = fact.code.removeprefix("https://github.com/")
    stars = f"![Stars](https://img.shields.io/github/stars/{path}?style=social)"
    line = f"**{escaped(fact.title)}**, {names(fact)}, **{fact.venue} {fact.year}** {paper}"
    return f"+ {line} {stars if fact.code else ''}"


def details_below(fact: Fact, number: int) -> str:
    """A linked title, and below it authors, date, venue and code, each behind a sign."""
    code = f"\n    - 💻 Code: {fact.code}" if fact.code else ""
    head = f"- [{escaped(fact.title)}]({abs_(fact)})\n    - {names(fact)}"
    more = "\n    - 🏛️ Institutions: Unknown\n    - 🔑 Key: [framework]"
    date = f"\n    - 📅 Date: March {number}, {fact.year}"
    return f"{head}{more}{date}\n    - 📑 Publisher: {fact.venue} {fact.year}{code}"


def headings_as_titles(fact: Fact, number: int) -> str:
    """A heading, authors in a line of their own, and links with pictures below an abstract."""
    code = f" | [💻 Code (not yet)]({fact.code})" if fact.code else ""
    authors = f"**Authors**: {names(fact)}"
    abstract = "<details span>\n<summary><b>Abstract</b></summary>\nText.\n</details>"
    title = f"### {number}. {escaped(fact.title)}"
    return f"{title}\n{authors}\n\n{abstract}\n\n[📄 Paper]({pdf(fact)}){code}\n"


def unordered_without_marks(fact: Fact, number: int) -> str:
    """A linked title, then lines with a break: authors, venue, links."""
    title = f"[**{escaped(fact.title)}**]({abs_(fact)})"
    code = f"<br>[Code]({fact.code})" if fact.code else ""
    return f"{title}<br>\n{names(fact)}  \n*{fact.venue} {fact.year}*{code}\n"


def rows(works: Sequence[Fact]) -> str:
    """A table with a column for each fact."""
    cells = "".join(
        f"| {number} | **{escaped(fact.title)}** | {names(fact)} | {fact.venue} | {fact.year} "
        f"| [📄 PDF]({pdf(fact)}) | {f'[link]({fact.code})' if fact.code else 'null'} |\n"
        for number, fact in enumerate(works, 1)
    )
    return f"| # | Title | Authors | Conference | Year | Paper | Code |\n|{'-|' * 7}\n{cells}"


def linked_rows(works: Sequence[Fact]) -> str:
    """A table whose titles are links, with venue and date in one column each."""
    cells = "".join(
        f"|[**{escaped(fact.title)}**]({abs_(fact)})|{names(fact)}|{fact.venue} {fact.year}"
        f"|{fact.year}-{number % 12 + 1:02}|{f'[Github]({fact.code})' if fact.code else '-'}|\n"
        for number, fact in enumerate(works, 1)
    )
    return f"|Paper|Author(s)|Venue|Date|Repo|\n|:--|:-:|---|---|--:|\n{cells}"


FORMS: list[Callable[[Fact, int], str]] = [
    linked_titles, bold_titles, loose_items, dates_first, badges, details_below,
    headings_as_titles, unordered_without_marks,
]  # fmt: skip


def with_all_facts(works: Sequence[Fact], text: str, **unsaid: object) -> int:
    """Compare each work of a text with its facts and return how many were right."""
    candidates = read(text)
    assert candidates.problems == ()
    found = {item.work.arxiv.value: item.work for item in candidates.items
             if isinstance(item.work, PaperFacts) and item.work.arxiv}  # fmt: skip
    assert len(candidates.items) == len(found) == len(works)
    right = 0
    for fact in works:
        parts = found[fact.arxiv]
        said = {"title": parts.title, "authors": parts.authors, "venue": parts.venue,
                "year": parts.year, "code": parts.code, "rest": parts.rest}  # fmt: skip
        facts = {"title": fact.title, "authors": fact.authors, "venue": fact.venue,
                 "year": fact.year, "code": fact.code, "rest": ()}  # fmt: skip
        right += said == facts | unsaid
        assert unsaid or said == facts
    return right


@pytest.mark.parametrize("form", [form for form in FORMS if form is not headings_as_titles])
def test_list_gives_back_every_fact(
    facts: Sequence[Fact], form: Callable[[Fact, int], str]
) -> None:
    """Title, authors, venue, year, identifier and code of each work are what they were."""
    lines = [form(fact, number) for number, fact in enumerate(facts, 1)]

    text = "# Awesome\n\n## Works\n\n" + "\n".join(lines)

    assert with_all_facts(facts, text) == len(facts)


def test_headings_can_be_titles(facts: Sequence[Fact]) -> None:
    """A work whose title is a heading is one of the section above, and needs no venue."""
    lines = [headings_as_titles(fact, number) for number, fact in enumerate(facts, 1)]
    text = "# Awesome\n\n## 2024:\n\n" + "\n".join(lines)

    assert with_all_facts(facts, text, venue="", year=None) == len(facts)
    assert {item.position.headings[-1].text for item in read(text).items} == {"2024:"}


@pytest.mark.parametrize("table", [rows, linked_rows])
def test_table_gives_back_every_fact(
    facts: Sequence[Fact], table: Callable[[Sequence[Fact]], str]
) -> None:
    """The heads of a table say what its columns hold."""
    assert with_all_facts(facts, f"# Awesome\n\n{table(facts)}") == len(facts)


@pytest.fixture(scope="session")
def mirror(shared: Path) -> Sequence[Fact]:
    """Sixty works of arXiv's listing, at even distances, each with a venue of our choice."""
    with gzip.open(shared / "mirror" / "arxiv-listing.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for number, line in enumerate(lines) if number % 2000 == 7][:60]
    return [
        Fact(
            title=clean(record["title"]),
            authors=tuple(map(clean, record["authors"])),
            arxiv=record["id"],
            venue=VENUES[number % len(VENUES)],
            year=2025,
            code=f"https://github.com/a/b{number}",
        )
        for number, record in enumerate(records)
    ]


@pytest.mark.parametrize("form", [*FORMS, rows, linked_rows])
@pytest.mark.parametrize("half", [slice(0, 30), slice(30, 60)])
def test_two_lists_of_thirty_works_are_read(
    mirror: Sequence[Fact], form: Callable[..., str], half: slice
) -> None:
    """Of thirty works that nobody chose, each identifier and title is right in every form."""
    works = mirror[half]
    lines = (
        "" if form in (rows, linked_rows) else "\n".join(form(w, n) for n, w in enumerate(works))
    )

    candidates = read(f"# Awesome\n\n{lines or form(works)}")

    assert candidates.problems == ()
    listed = [item.work for item in candidates.items if isinstance(item.work, PaperFacts)]
    assert [(parts.arxiv and parts.arxiv.value) for parts in listed] == [
        fact.arxiv for fact in works
    ]
    titles = [
        (parts.title.rstrip("."), fact.title.rstrip("."))
        for parts, fact in zip(listed, works, strict=True)
    ]
    assert [got for got, _ in titles] == [wanted for _, wanted in titles]
    right = sum(parts.authors == fact.authors for parts, fact in zip(listed, works, strict=True))
    assert right >= len(works) - 1
