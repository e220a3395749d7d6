"""Lines of papers are told from other items and read into their parts, whatever their form."""

from pathlib import PurePosixPath

import pytest

from synthlit.lint.paper_lines import leads_to_paper, lines, paper_of
from synthlit.markdown.document import read
from synthlit.model.identifiers import ArxivId, Doi

ABS = "https://arxiv.org/abs/2203.14465"
PATH = PurePosixPath("README.md")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("- [STaR](A) - Zelikman et al. (NeurIPS 2022)", ("-", "Zelikman et al", "NeurIPS", 2022)),
        ("- [STaR](A) – *Zelikman et al.* (arXiv)", ("–", "Zelikman et al", "arXiv", None)),
        ("- [STaR](A), *Eric Zelikman.* NeurIPS 2022.", (",", "Eric Zelikman", "NeurIPS", 2022)),
        ("1. **[STaR](A)**: Zelikman. In NeurIPS, 2022", (":", "Zelikman", "In NeurIPS", 2022)),
        ("- [2022/03] [STaR](A) (NeurIPS 2022)", ("", "", "NeurIPS", 2022)),
        ("* 🔥 [STaR.](A)", ("", "", "", None)),
        ("- [STaR](A) Zelikman [[code](x)] (NeurIPS 2022)", ("", "Zelikman", "", None)),
        ("- [STaR](A) - ![stars](s.svg)", ("-", "", "", None)),
    ],
)
def test_parts(text: str, parts: tuple[str, str, str, int | None]) -> None:
    """Separator, authors, venue and year are found, or nothing is made up."""
    (line,) = lines(read(PATH, text.replace("(A)", f"({ABS})")))

    assert (line.separator, line.authors, line.venue, line.year) == parts
    assert line.title == "STaR"
    assert line.paper == ArxivId("2203.14465")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"- STaR: Bootstrapping [[paper]({ABS})]", ["STaR: Bootstrapping"]),
        (f"- STaR [[paper]({ABS})]", []),
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
    ],
)  # fmt: skip
def test_other_items(text: str, titles: list[str]) -> None:
    """Prose, contents, tools and generated parts are no lines of papers."""
    assert [line.title for line in lines(read(PATH, text))] == titles


def test_place_in_the_file() -> None:
    """A part of the tail is found in the file though the line is broken."""
    text = f"> - [STaR]({ABS})\n>   - no\n> - [ToRA]({ABS}) -\n>   Gou et.al (2024)\n"
    line = lines(read(PATH, text))[1]

    start = line.tail.index("et.al")
    assert line.place(start, start + 5).of(text) == "et.al"
    assert line.number(read(PATH, text)) == 3


@pytest.mark.parametrize(
    ("url", "paper"),
    [
        ("https://arxiv.org/pdf/2203.14465v2.pdf", ArxivId("2203.14465")),
        ("https://huggingface.co/papers/2203.14465", ArxivId("2203.14465")),
        ("https://doi.org/10.48550/arXiv.2203.14465", ArxivId("2203.14465")),
        ("https://dl.acm.org/doi/10.1145/3580305.3599790", Doi("10.1145/3580305.3599790")),
        ("https://arxiv.org/list/cs.CL/recent", None),
        ("https://github.com/x/arxiv-tools", None),
        ("https://doi.org/", None),
    ],
)
def test_paper_of(url: str, paper: ArxivId | Doi | None) -> None:
    """The identifier of an address is found in the forms that lists use."""
    assert paper_of(url) == paper


def test_hosts() -> None:
    """An address is judged by its host alone."""
    assert leads_to_paper("https://openreview.net/forum?id=1")
    assert leads_to_paper("https://proceedings.mlr.press/v235/burns24b.html")
    assert not leads_to_paper("https://example.org/openreview.net/")
    assert not leads_to_paper("https://notopenreview.net/")
