"""The papers of a page as rules see them: in lists with what stands behind their titles."""

from pathlib import PurePosixPath

import pytest

from synthlit.lint.paper_lines import leads_to_paper, lines, list_lines
from synthlit.markdown.document import read
from synthlit.model.identifiers import ArxivId

ABS = "https://arxiv.org/abs/2203.14465"
PATH = PurePosixPath("README.md")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("- [STaR](A) - Zelikman et al. (NeurIPS 2022)", (("Zelikman",), "NeurIPS", 2022)),
        ("- [STaR](A) – *Zelikman et al.* (arXiv)", (("Zelikman",), "arXiv", None)),
        ("- [STaR](A), *Eric Zelikman.* NeurIPS 2022.", (("Eric Zelikman",), "NeurIPS", 2022)),
        ("1. **[STaR](A)**: Zelikman. In NeurIPS, 2022", (("Zelikman",), "NeurIPS", 2022)),
        ("- [2022/03] [STaR](A) (NeurIPS 2022)", ((), "NeurIPS", 2022)),
        ("* 🔥 [STaR.](A)", ((), "", None)),
        ("- [STaR](A) Zelikman [[code](x)] (NeurIPS 2022)", (("Zelikman",), "NeurIPS", 2022)),
        ("- [STaR](A) - ![stars](s.svg)", ((), "", None)),
    ],
)
def test_parts(text: str, parts: tuple[tuple[str, ...], str, int | None]) -> None:
    """Authors, venue and year are found, or nothing is made up."""
    (line,) = lines(read(PATH, text.replace("(A)", f"({ABS})")))

    assert (line.facts.authors, line.facts.venue, line.facts.year) == parts
    assert line.facts.title == "STaR"
    assert line.paper == ArxivId("2203.14465")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"- STaR: Bootstrapping [[paper]({ABS})]", ["STaR: Bootstrapping"]),
        (f"- STaR [[paper]({ABS})]", ["STaR"]),
        ("- STaR: Bootstrapping [[paper](https://github.com/x/y)]", []),
        (f"- See [STaR]({ABS}) for more.", []),
        ("- [Reasoning](#reasoning)", []),
        ("- [verl](https://github.com/volcengine/verl) - a library (2024)", ["verl"]),
        ("- [verl](https://github.com/volcengine/verl) - a library", []),
        ("- [verl](./verl.md) - Wang et al. (2024)", []),
        (f"- [1]({ABS})", []),
        ("- [STaR](http://[)", []),
        (f"[STaR]({ABS})", []),
        (f"- <{ABS}>", []),
        (f"- \n\n  # [STaR]({ABS})", []),
        (f"- one\n\n  [STaR]({ABS})", []),
        (f"- [STaR][s]\n\n[s]: {ABS}", ["STaR"]),
        (f"<!-- synthlit:begin list -->\n\n- [A]({ABS})\n\n<!-- synthlit:end list -->\n\n"
         f"- [B]({ABS})", ["B"]),
        (f"- [A]({ABS})\n\n<!-- synthlit:begin list -->\n  *Eric Zelikman*\n"
         f"<!-- synthlit:end list -->\n\n## B\n\n- [B]({ABS})", ["A", "B"]),
    ],
)  # fmt: skip
def test_other_items(text: str, titles: list[str]) -> None:
    """Prose, contents, tools and generated parts are no papers of a list."""
    assert [line.facts.title for line in list_lines(read(PATH, text))] == titles


TABLE = f"""\
## Reasoning

| Title | Authors | Venue | Paper |
|-------|---------|-------|-------|
| **STaR: Bootstrapping \\| Reasoning** | Zelikman et al. | NeurIPS 2022 | [pdf]({ABS}) |
| [ToRA](https://arxiv.org/abs/2309.17452) | Zhibin Gou, Yelong Shen | - | - |
"""


def test_papers_in_a_table() -> None:
    """A row is a paper with all that its cells say, and its title stands in its cell."""
    page = read(PATH, TABLE)
    star, tora = lines(page)

    assert (star.facts.title, star.facts.authors, star.facts.venue, star.facts.year) == (
        "STaR: Bootstrapping | Reasoning", ("Zelikman",), "NeurIPS", 2022,
    )  # fmt: skip
    assert (star.paper, star.heading, star.number(page)) == (ArxivId("2203.14465"), 0, 5)
    assert star.label.of(page.text) == r"STaR: Bootstrapping \| Reasoning"
    assert (tora.facts.title, tora.facts.authors) == ("ToRA", ("Zhibin Gou", "Yelong Shen"))
    assert tora.label.of(page.text) == "ToRA"
    assert (star.outside, tora.outside, star.tail, tora.tail) == (True, False, "", "")
    assert list(list_lines(page)) == []


def test_place_in_the_file() -> None:
    """A part of the tail is found in the file though the line is broken."""
    text = f"> - [STaR]({ABS})\n>   - no\n> - [ToRA]({ABS}) -\n>   Gou et.al (2024)\n"
    line = lines(read(PATH, text))[1]

    start = line.tail.index("et.al")
    assert line.tail_span(start, start + 5).of(text) == "et.al"
    assert line.number(read(PATH, text)) == 3


def test_hosts() -> None:
    """An address is checked by its host alone."""
    assert leads_to_paper("https://openreview.net/forum?id=1")
    assert leads_to_paper("https://proceedings.mlr.press/v235/burns24b.html")
    assert not leads_to_paper("https://example.org/openreview.net/")
    assert not leads_to_paper("https://notopenreview.net/")
