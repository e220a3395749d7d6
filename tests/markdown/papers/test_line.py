"""Lines of works in every shape that people type, and what each says."""

from typing import Any

import pytest

from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers import read
from synthlit.model.identifiers import ArxivId, Doi

VERIFY = "Let's Verify Step by Step"
ID = ArxivId("2305.20050")
ABS = "https://arxiv.org/abs/2305.20050"
STAR = "https://arxiv.org/abs/2203.14465"
CODE = "https://github.com/openai/prm800k"
LINK = f"[{VERIFY}]({ABS})"
ET_AL: dict[str, Any] = {"authors": ("Lightman",), "others": True}
ICLR: dict[str, Any] = {"venue": "ICLR", "year": 2024}
TWO = ("Hunter Lightman", "Vineet Kosaraju")
PRM = f"[[paper]({ABS})] [[code]({CODE})]"

# What a line says besides the title, the identifier and the link, which these lines all say.
LINES: list[tuple[str, dict[str, Any]]] = [
    # The form that contributors are asked for, with what becomes of it under people's hands.
    (f"- {LINK} - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"* {LINK} - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"+ {LINK} - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"12. {LINK} - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"{LINK} - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- [ ] {LINK} - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"• {LINK} - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK} – Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK} — Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK}—Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK}: Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK} Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK}, Lightman et al., ICLR 2024", ET_AL | ICLR),
    (f"- {LINK} - Lightman et.al (ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al (ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK} - Lightman and others (ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK} - Lightman, et al. ICLR 2024", ET_AL | ICLR),
    (f"- {LINK} - *Lightman et al.* (ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. (2024, ICLR)", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. (ICLR'24)", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. (ICLR’24)", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. (ICLR-2024)", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. (ICLR 2024 Oral)", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. [ICLR 2024, Spotlight]", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. **ICLR 2024**", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. (Accepted at ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. (arXiv 2023; ICLR 2024)", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. (ICLR 2024) 🔥", ET_AL | ICLR),
    (f"- {LINK} - Lightman et al. (arXiv)", ET_AL | {"venue": "arXiv"}),
    (f"- {LINK} - Lightman et al. Arxiv 2023", ET_AL | {"venue": "arXiv", "year": 2023}),
    (f"- {LINK} - Lightman et al. (arXiv:2305.20050)", ET_AL | {"venue": "arXiv"}),
    (f"- {LINK} - Lightman et al. (arXiv, May 2023)", ET_AL | {"venue": "arXiv", "year": 2023}),
    (f"- {LINK} - Lightman et al. (2023)", ET_AL | {"year": 2023}),
    (f"- {LINK} - Lightman et al. 2023", ET_AL | {"year": 2023}),
    (f"- {LINK} - Lightman et al.", ET_AL),
    (f"- {LINK} - Lightman", {"authors": ("Lightman",)}),
    (f'- {ABS} "{VERIFY}"', {}),
    (f"- {LINK} - Lightman and Kosaraju (ICLR 2024)", ICLR | {"authors": ("Lightman", "Kosaraju")}),
    (f"- {LINK} - Lightman & Kosaraju (ICLR 2024)", ICLR | {"authors": ("Lightman", "Kosaraju")}),
    (f"- {LINK} - Hunter Lightman, Vineet Kosaraju, ICLR 2024", ICLR | {"authors": TWO}),
    (f"- {LINK} - by Hunter Lightman and Vineet Kosaraju", {"authors": TWO}),
    (f"- {LINK} (ICLR 2024)", ICLR),
    (f"- {LINK}", {}),
    # What may stand before, behind and below.
    (f"- {LINK} - Lightman et al. (ICLR 2024) · [code]({CODE})", ET_AL | ICLR | {"code": CODE}),
    (f"- {LINK} - Lightman et al. (ICLR 2024) [[Code]({CODE})]", ET_AL | ICLR | {"code": CODE}),
    (f"- {LINK} - Lightman et al. (ICLR 2024) <{CODE}>", ET_AL | ICLR | {"code": CODE}),
    (f"- {LINK} - Lightman et al. (ICLR 2024) - the PRM800K labels, for every step.",
     ET_AL | ICLR | {"rest": ("the PRM800K labels, for every step.",)}),
    (f"- {LINK} - Lightman et al. (ICLR 2024)\n  > Labels for every step.",
     ET_AL | ICLR | {"note": "Labels for every step."}),
    (f"- {LINK} - Lightman et al. (ICLR 2024)\n> Labels for *every*\n> step.",
     ET_AL | ICLR | {"note": "Labels for every step."}),
    (f"- {LINK} - Lightman et al. (ICLR 2024) <a id=\"lightman2023lets\"></a>",
     ET_AL | ICLR | {"anchor": "lightman2023lets"}),
    (f"- [2023.05] {LINK} - Lightman et al.", ET_AL | {"year": 2023}),
    (f"- (ICLR 2024) {LINK}", ICLR),
    (f"- **[ICLR 2024]** {LINK}", ICLR),
    (f"- Lightman et al., {LINK}, ICLR 2024", ET_AL | ICLR),
    (f"- Paper: {LINK}", {}),
    (f"- **PRM800K**: {LINK}", {"short": "PRM800K"}),
    (f"- [OpenAI] {LINK}", {"rest": ("OpenAI",)}),
    (f"- {LINK} - Lightman et al. (under review)", ET_AL | {"rest": ("under review",)}),
    (f"- {LINK} - Authors: Hunter Lightman, Vineet Kosaraju", {"authors": TWO}),
    (f"- {LINK}<br>**Authors**: the PRM team<br>*ICLR 2024*",
     ICLR | {"authors": ("the PRM team",)}),
    (f"- {LINK} *Hunter Lightman, Vineet Kosaraju. ICLR 2024.*", ICLR | {"authors": TWO}),
    (f"- {LINK}, Hunter Lightman, Vineet Kosaraju, *Physical Review D*, 2024",
     {"authors": TWO, "venue": "Physical Review D", "year": 2024}),
    (f"- {LINK} - Lightman et al. - extends the work of [STaR]({STAR}) greatly.",
     ET_AL | {"rest": ("extends the work of STaR greatly.",)}),
    # Titles that are no links.
    (f"- **{VERIFY}** {PRM}", {"code": CODE}),
    (f"- **{VERIFY}.** *Hunter Lightman, Vineet Kosaraju.* <ins>ICLR</ins> 2024. {PRM}",
     ICLR | {"authors": TWO, "code": CODE}),
    (f'- "{VERIFY}" [2023-05] [ICLR 2024] {PRM}', ICLR | {"code": CODE}),
    (f'- **PRM800K**: "{VERIFY}" [2023-05] {PRM}',
     {"short": "PRM800K", "year": 2023, "code": CODE}),
    (f'- [PRM800K]({ABS}): "{VERIFY}"', {"short": "PRM800K"}),
    (f'- "{VERIFY}" Lightman et al. {PRM}', ET_AL | {"code": CODE}),
    (f"- *{VERIFY}*, Lightman et al., ICLR 2024. {PRM}", ET_AL | ICLR | {"code": CODE}),
    (f"- {VERIFY}, Hunter Lightman, Vineet Kosaraju, ICLR 2024 {PRM}",
     ICLR | {"authors": TWO, "code": CODE}),
    (f"- [2023/05] {VERIFY}. Hunter Lightman, Vineet Kosaraju. arXiv. {PRM}",
     {"authors": TWO, "venue": "arXiv", "year": 2023, "code": CODE}),
    (f"- {VERIFY} | Lightman et al. | ICLR 2024 | {PRM}", ET_AL | ICLR | {"code": CODE}),
    (f"- {VERIFY} [extended] {PRM}", {"code": CODE, "rest": ("extended",)}),
    (f"- {VERIFY} {ABS}", {}),
    (f"- {ABS} {VERIFY} (ICLR 2024)", ICLR),
    (f"- {VERIFY} [![arXiv](https://img.shields.io/badge/arXiv-2305.20050-b31b1b.svg)]({ABS}) "
     f"[![Stars](https://img.shields.io/github/stars/openai/prm800k)]({CODE})", {"code": CODE}),
    # Links that were typed wrong.
    (f"- [{VERIFY}] ({ABS}) - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- ({VERIFY})[{ABS}] - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- [{VERIFY}]({ABS} - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- [{VERIFY}]（{ABS}） - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
    (f"- <a href='{ABS}'>{VERIFY}</a> - Lightman et al. (ICLR 2024)", ET_AL | ICLR),
]  # fmt: skip


def parts_of(line: str) -> PaperFacts:
    """Return the parts of the one work that a text holds."""
    candidates = read(line)
    assert candidates.problems == ()
    (item,) = candidates.items
    assert isinstance(item.work, PaperFacts)
    return item.work


@pytest.mark.parametrize(("line", "said"), LINES, ids=[line for line, _ in LINES])
def test_line_says_what_was_typed(line: str, said: dict[str, Any]) -> None:
    """Every part of the line is found, and nothing that is not there."""
    expected: dict[str, Any] = {"title": VERIFY, "identifiers": (ID,), "link": ABS}

    assert parts_of(line) == PaperFacts(**(expected | said))


@pytest.mark.parametrize(
    "link",
    [
        "https://arxiv.org/pdf/2305.20050",
        "https://arxiv.org/pdf/2305.20050v3.pdf",
        "http://www.arxiv.org/abs/2305.20050v1",
        "https://www.alphaxiv.org/abs/2305.20050",
        "https://huggingface.co/papers/2305.20050",
        "https://ar5iv.org/abs/2305.20050",
        "https://doi.org/10.48550/arXiv.2305.20050",
    ],
)
@pytest.mark.parametrize("form", ["- [{title}]({link})", "- {link}", "{link}", "- <{link}>"])
def test_paper_is_known_in_every_form_of_its_address(link: str, form: str) -> None:
    """The identifier is found in any address of the paper, with a title or alone."""
    parts = parts_of(form.format(title=VERIFY, link=link))

    assert parts.arxiv == ID
    assert (parts.doi, parts.link) == (None, link)
    assert parts.title == (VERIFY if "title" in form else "")


@pytest.mark.parametrize(
    "line",
    ["- arXiv:2305.20050v2", "- 2305.20050", "- arxiv: 2305.20050", "arXiv:2305.20050",
     "- arxiv.org/abs/2305.20050", f"- [arXiv]({ABS})", f"- [2305.20050]({ABS})"],
)  # fmt: skip
def test_identifier_alone_is_a_work(line: str) -> None:
    """An identifier needs no title, and leads to the paper's page where it is no address."""
    parts = parts_of(line)

    assert parts.identifiers == (ID,)
    assert parts.link in (ABS, "https://arxiv.org/abs/2305.20050")
    assert parts.title == ""


def test_words_in_italics_behind_a_date_are_no_title() -> None:
    """What cannot be a title is not made one; the identifier is enough."""
    parts = parts_of(f"- (2023) *a set of labels* {PRM}")

    assert (parts.title, parts.arxiv, parts.rest) == ("", ID, ("a set of labels",))


@pytest.mark.parametrize(
    ("line", "doi"),
    [
        ("- [DeepSeek-R1](https://doi.org/10.1038/s41586-025-09422-z) - DeepSeek-AI (Nature 2025)",
         "10.1038/s41586-025-09422-z"),
        ("- [Neural](https://doi.org/10.1016/0010-4655(88)90004-5) (1988)",
         "10.1016/0010-4655(88)90004-5"),
        ("- DeepSeek-R1 - DeepSeek-AI (Nature 2025) doi:10.1038/s41586-025-09422-z",
         "10.1038/s41586-025-09422-z"),
        ("- [Survey](https://dl.acm.org/doi/pdf/10.1145/3560815)", "10.1145/3560815"),
    ],
)  # fmt: skip
def test_doi_is_found(line: str, doi: str) -> None:
    """A DOI is found in an address with brackets, in a publisher's, and typed with its name."""
    parts = parts_of(line)

    assert parts.doi == Doi(doi)
    assert parts.arxiv is None


def test_preprint_and_publication_are_both_kept() -> None:
    """A line that gives arXiv's address and a DOI says both."""
    line = (
        "- [Self-Instruct](https://arxiv.org/abs/2212.10560) "
        "[[DOI](https://doi.org/10.18653/v1/2023.acl-long.754)] (2023)"
    )
    parts = parts_of(line)

    assert parts.identifiers == (ArxivId("2212.10560"), Doi("10.18653/v1/2023.acl-long.754"))


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        (r"ReST-MCTS\*: LLM Self-Training", "ReST-MCTS*: LLM Self-Training"),
        (r"Models with \(Almost\) No Human Labor", "Models with (Almost) No Human Labor"),
        ("Models with (Almost) No Human Labor", "Models with (Almost) No Human Labor"),
        (r"A \[MASK\] of \_x\_ and \`y\`", "A [MASK] of _x_ and `y`"),
        ("A [MASK] of code `y`", "A [MASK] of code y"),
        ("Learning to Plan &amp; Reason", "Learning to Plan & Reason"),
        ("Phase Transitions and the $O(N)$ Model", "Phase Transitions and the $O(N)$ Model"),
        (r"$\texttt{FORM}$: Learning", r"$\texttt{FORM}$: Learning"),
        ("APEX<sup>2</sup>: <b>Adaptive</b>", "APEX2: Adaptive"),
        ("CAMEL: Agents for \"Mind\" Exploration", 'CAMEL: Agents for "Mind" Exploration'),
        ("**Bold** and *slanted*", "Bold and slanted"),
        ("A\u00a0title   with\u200b spaces", "A title with spaces"),
        ("@<span></span>mention and <span>$</span>5", "@mention and $5"),
    ],
)  # fmt: skip
def test_title_comes_back_as_plain_text(typed: str, title: str) -> None:
    """Markdown, entities and invisible characters are gone; mathematics stays."""
    assert parts_of(f"- [{typed}]({ABS}) - Lightman et al. (ICLR 2024)").title == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"- [{VERIFY}.]({ABS}) *Hunter Lightman, Vineet Kosaraju.*", VERIFY),
        (f"- [{VERIFY}.]({ABS}) - Lightman et al.", f"{VERIFY}."),
        (f"- [{VERIFY} ...]({ABS}) (ICLR 2024)", f"{VERIFY} ..."),
    ],
)
def test_full_stop_of_other_lists_is_no_part_of_a_title(line: str, title: str) -> None:
    """A stop before authors belongs to the list's style; in the asked form it is the title's."""
    assert parts_of(line).title == title


@pytest.mark.parametrize(
    ("typed", "authors"),
    [
        ("van der Meer et al.", ("van der Meer",)),
        ("Köksal et al.", ("Köksal",)),
        ("DeepSeek-AI", ("DeepSeek-AI",)),
        ("Kimi Team", ("Kimi Team",)),
        ("FAIR CodeGen team et al.", ("FAIR CodeGen team",)),
        ("Y.K. Li, Y. Wu and Daya Guo", ("Y.K. Li", "Y. Wu", "Daya Guo")),
        ("Michiel van der Meer, Pavel Korshunov", ("Michiel van der Meer", "Pavel Korshunov")),
        ("Noah D. Goodman, Yuhuai Wu", ("Noah D. Goodman", "Yuhuai Wu")),
        ("Or Honovich\\*, Thomas Scialom†1", ("Or Honovich", "Thomas Scialom")),
        ("李雷、韩梅梅", ("李雷", "韩梅梅")),
    ],
)  # fmt: skip
def test_names_stay_as_typed(typed: str, authors: tuple[str, ...]) -> None:
    """Particles, initials, collectives and other scripts are names; footnote marks are none."""
    assert parts_of(f"- {LINK} - {typed} (ICLR 2024)").authors == authors


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- [Kiln](https://github.com/Kiln-AI/Kiln)", {"title": "Kiln"}),
        ("- [Kiln](https://github.com/Kiln-AI/Kiln) - Synthetic Data Tool",
         {"title": "Kiln", "rest": ("Synthetic Data Tool",)}),
        ("- [Kiln](https://github.com/Kiln-AI/Kiln) - makes data for small models.",
         {"title": "Kiln", "rest": ("makes data for small models.",)}),
        ("- [Kiln](https://github.com/Kiln-AI/Kiln) - Kiln AI (2024)",
         {"title": "Kiln", "authors": ("Kiln AI",), "year": 2024}),
    ],
)  # fmt: skip
def test_tool_needs_no_identifier(line: str, said: dict[str, Any]) -> None:
    """A link alone makes a work; words behind it are authors only where a year stands by them."""
    assert parts_of(line) == PaperFacts(link="https://github.com/Kiln-AI/Kiln", **said)


@pytest.mark.parametrize(
    "line",
    [
        f"- {VERIFY} - Lightman et al. (ICLR 2024)",
        f"- **{VERIFY}** - Lightman et al. (ICLR 2024)",
        f'- "{VERIFY}", Lightman et al., ICLR 2024',
    ],
)
def test_work_without_a_link_is_one_by_its_authors(line: str) -> None:
    """Title, authors, venue and year name a work well enough to look for it."""
    assert parts_of(line) == PaperFacts(title=VERIFY, **ET_AL, **ICLR)
