"""The ledger: every line, identifier and link of a page has one account, and it is true."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthlit.library.candidates import CandidateList, PaperFacts
from synthlit.library.ledger import Account, Ledger, LineAccount, Mention
from synthlit.markdown.papers import read
from synthlit.model.identifiers import ArxivId

ABS = "https://arxiv.org/abs"
BADGE = "https://img.shields.io/badge/arXiv-{id}-b31b1b.svg"

# Pieces of a page; each has its own identifiers.
PIECES = [
    "# A list of works\n",
    "## Papers on agents\n",
    "### [2024] More of them\n",
    "Words about the list, and [a work]({abs}) that they praise.\n",
    "Two lines of prose\nwith arXiv:{id} in the second.\n",
    "- [A First Title of a Work]({abs})\n",
    "- [A Title]({abs}) - Ann Bee et al. (ACL 2023) · [code](https://github.com/a/b{n})\n",
    "- [A Title]({abs}) [[slides](https://a.org/s{n}.pdf)] [[page](https://a{n}.github.io)] etc\n",
    "- **A Title of Some Length.** *Ann Bee, Cee Dee.* [[pdf]({pdf})] [[data](https://b.org/{n})]\n",
    "- [A Title]({abs})\n  - Authors: Ann Bee\n  - Keyword: games\n  - Code: https://github.com/c/d{n}\n",
    "- [A Title]({abs})\n  > A remark on [another]({abs}).\n",
    "- (**Nick**) A Title of Some Length [[arXiv]({abs})]\n",
    "1. A Title of Some Length. Ann Bee, Cee Dee, 2023. arXiv:{id}.\n",
    "- Topic\n  - [A Title]({abs})\n    - [Another Title]({abs})\n",
    "- [A Title]({abs}), [Another Title]({abs})\n",
    "- We added [a work]({abs}) today, see {abs}.\n",
    "- Not a work at all\n",
    "- [Contents](#papers)\n",
    "- [![arXiv](" + BADGE + ")]({abs}) A Title of Some Length\n",
    "| Title | Link |\n|-|-|\n| A Title of a Work | [paper]({abs}) |\n| Another Title | {abs} |\n",
    "| Date | Name | Paper |\n|-|-|-|\n| 2024-01 | `Nick` | [![x](https://a.org/x.svg)]({abs}) |\n",
    "| Title | Link |\n|-|-|\n| One | Two | [paper]({abs}) |\n| [{id}]({abs}) |\n",
    "| Symbol | Meaning |\n|-|-|\n| x | see [this]({abs}) |\n",
    "> Quoted words on {abs}\n",
    "> - [A Title in a Quotation]({abs})\n",
    "> > - [Quoted twice]({abs})\n",
    "<ul>\n<li><a href=\"{abs}\">A Title of Some Length</a>, Ann Bee</li>\n</ul>\n",
    "<table><tr><td>Nick</td><td><a href=\"{abs}\">A Title</a></td></tr></table>\n",
    "<details>\n<summary>More</summary>\n\n- [A Title]({abs})\n\n</details>\n",
    "<details><summary>More</summary>\n- [A Title]({abs})\n</details>\n",
    "```\n- [An example]({abs})\n```\n",
    "    - [Indented code]({abs})\n",
    "<!-- - [A comment]({abs}) -->\n",
    "[![License](https://img.shields.io/badge/license-MIT-blue)](https://a.org/license{n})\n",
    "- [Awesome Others](https://github.com/e/awesome-others{n})\n",
    "- [A Tool](https://github.com/f/tool{n}) - makes data.\n",
    "- [A Title](https://doi.org/10.1234/abc{n}) - Ann Bee (2020)\n",
    "- [A Title](https://openreview.net/forum?id=x{n}) (ICLR 2024)\n",
    "[ref]: {abs}\n\n- [A Title of Some Length][ref]\n",
    "<a id=\"x{n}\"></a>\n",
    "---\n",
]  # fmt: skip
_IGNORED = re.compile(
    r"^```.*?^```|<!--.*?-->|^    - \[Indented.*?$|!\[[^]]*\]\([^)]*\)", re.M | re.S
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Return a page of pieces, no two of which name the same identifier."""
    chosen = draw(st.lists(st.sampled_from(PIECES), max_size=12))
    between = draw(st.sampled_from(["\n", "\n\n", ""]))
    number = 0
    texts = []
    for piece in chosen:
        text = piece
        while match := re.search(r"\{(abs|pdf|id|n)\}", text):
            number += match[1] != "n"
            id_ = f"2401.{number:05}"
            text = {
                "abs": f"{ABS}/{id_}", "pdf": f"https://arxiv.org/pdf/{id_}v1", "id": id_,
                "n": str(number),
            }[match[1]].join((text[: match.start()], text[match.end() :]))  # fmt: skip
        texts.append(text)
    return between.join(texts)


def numbers(notice: str) -> set[int]:
    """Return the numbers of lines in a notice."""
    return set(map(int, re.findall(r"\d+", notice.partition("line")[2])))


def assert_nothing_is_lost(text: str, found: CandidateList) -> None:
    """Compare the ledger with the text, and with what is said of the text."""
    ledger = found.ledger
    assert list(ledger.lost) == []
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    assert [part.line for part in ledger.lines] == lines
    works = {id_ for item in found.items if isinstance(item.work, PaperFacts)
             for id_ in item.work.identifiers}  # fmt: skip
    reported = {problem.line for problem in found.problems}
    reported |= {left.line for item in found.items for left in item.left}
    reported |= {line for notice in found.notices for line in numbers(notice)}
    shown = _IGNORED.sub(lambda match: "\n" * match[0].count("\n"), text)
    for number, line in enumerate(shown.splitlines(), 1):
        for id_ in re.findall(r"\b\d{4}\.\d{5}\b", line):
            assert ArxivId(id_) in works or number in reported, f"{number}: {line}"


@given(pages())
@settings(max_examples=200, deadline=None)
def test_nothing_of_a_page_is_lost(text: str) -> None:
    """Each identifier is an entry's or its line is reported, and no line is without an account."""
    assert_nothing_is_lost(text, read(text))


@pytest.mark.parametrize("piece", PIECES)
def test_nothing_of_a_piece_is_lost(piece: str) -> None:
    """The same for each kind of line alone."""
    text = piece
    for word in ("abs", "pdf", "id", "n"):
        for number in range(text.count(f"{{{word}}}")):
            id_ = f"2401.{number + 1:05}"
            forms = {
                "abs": f"{ABS}/{id_}",
                "pdf": f"https://arxiv.org/pdf/{id_}",
                "id": id_,
                "n": "1",
            }
            text = text.replace(f"{{{word}}}", forms[word], 1)

    assert_nothing_is_lost(text, read(text))


def test_ledger_follows_the_workflow() -> None:
    """A work of which no entry was made is reported: its lines, and what only it holds."""
    found = read(f"- [A Title]({ABS}/2401.00001)\n- [Another]({ABS}/2401.00002)\n\nwords\n")

    ledger = found.ledger.finished({0: Account.ENTRY, 1: Account.REPORTED})

    counts = Counter(line.account for line in ledger.lines)
    assert counts == {Account.ENTRY: 1, Account.REPORTED: 1, Account.KEPT: 1}
    assert [str(mention) for mention in ledger.unfiled()] == ["2401.00002"]


def test_ledger_shows_what_is_lost() -> None:
    """A line or an identifier without an account is named."""
    ledger = Ledger((LineAccount(3),), (Mention(4, "https://a.org"),))

    assert list(ledger.lost) == [(3, "the line"), (4, "https://a.org")]
