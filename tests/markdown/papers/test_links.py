"""What links of a list lead to."""

import pytest

from synthlit.markdown.papers import links
from synthlit.markdown.papers.line_text import LineText
from synthlit.markdown.papers.links import LineImage
from synthlit.model.identifiers import ArxivId, Doi
from tests.markdown.papers.conftest import line_text

ABS = "https://arxiv.org/abs/2305.20050"


def only_link(markdown: str) -> tuple[LineText, str]:
    """Return a line and the role of its one link."""
    line = line_text(markdown)
    (link,) = line.links.values()
    return line, link.role


@pytest.mark.parametrize(
    ("markdown", "role"),
    [
        (f"[Let's Verify]({ABS})", "title"),
        (f"[📄 Paper (Low Resolution)]({ABS})", "paper"),
        ("[PDF](https://a.org/x.pdf)", "paper"),
        (f"[2305.20050]({ABS})", "paper"),
        (f"[arXiv:2305.20050v2]({ABS})", "paper"),
        (f"<{ABS}>", "paper"),
        ("arXiv:2305.20050", "paper"),
        ("arxiv.org/abs/2305.20050", "paper"),
        ("doi:10.1145/3560815", "paper"),
        ("[link](https://a.org)", "paper"),
        ("[link](https://github.com/a/b)", "code"),
        ("https://github.com/a/b", "code"),
        ("[Code](https://a.org)", "code"),
        ("[💻 Code (not yet)](https://a.org)", "code"),
        ("[代码](https://a.org)", "code"),
        ("[![Stars](https://img.shields.io/github/stars/a/b)](https://github.com/a/b)", "code"),
        ("[![of it](https://img.shields.io/github/stars/a/b)](https://a.org)", "code"),
        (f"[![Paper](https://img.shields.io/badge/x)]({ABS})", "paper"),
        (f"[![](https://img.shields.io/badge/arXiv-2305.20050-b31b1b)]({ABS})", "paper"),
        ("[![pic](https://a.org/pic.png)](https://a.org)", "paper"),
        ("[🌐 Project Page](https://a.org)", "project"),
        ("[Dataset](https://a.org)", "data"),
        ("[🤗 HF Dataset](https://a.org)", "data"),
        ("[🤗](https://huggingface.co/datasets/openai/prm800k)", "data"),
        ("https://huggingface.co/datasets/openai/prm800k", "data"),
        ("[Hugging Face](https://huggingface.co/openai/prm)", "model"),
        ("[Model Weights](https://a.org)", "model"),
        ("[权重](https://a.org)", "model"),
        ("[数据集](https://a.org)", "data"),
        ("[Official Code (PyTorch)](https://a.org)", "code"),
        ("[Project Website](https://a.org)", "project"),
        ("https://prm.github.io/", "project"),
        ("https://openai.github.io/prm800k/", "project"),
        ("[link](https://youtu.be/x)", "other"),
        ("[Slides](https://a.org/s.pdf)", "other"),
        ("[🎥 Video](https://a.org)", "other"),
        ("[Demo](https://huggingface.co/spaces/a/b)", "other"),
        ("https://huggingface.co/spaces/a/b", "other"),
        ("https://huggingface.co/papers/2305.20050", "paper"),
        ("Code: [official](https://a.org)", "code"),
        ("**Dataset**: [PRM800K](https://a.org)", "data"),
        (f"Paper: [Let's Verify]({ABS})", "title"),
        (f"论文：[Let's Verify]({ABS})", "title"),
        ("[ICLR 2024](https://openreview.net/forum?id=v8L0pN6EOi)", "paper"),
        ("[arXiv 2025.05](https://arxiv.org/abs/2505.23363)", "paper"),
        ("[Findings of ACL 2024](https://aclanthology.org/2024.findings-acl.1)", "paper"),
        ("[STaR](https://a.org)", "title"),
        ("[Models of Data](https://a.org)", "title"),
        ("[![](https://img.shields.io/badge/Code-GitHub-black)](https://a.org)", "code"),
        ("[![](https://img.shields.io/badge/HF-Dataset-yellow)](https://a.org)", "data"),
        ("[![](https://img.shields.io/badge/🌐-Website-blue)](https://a.org)", "project"),
        ("[](https://[broken)", "paper"),
        ("[Surveys](#surveys)", "internal"),
        ("[Contributing](CONTRIBUTING.md)", "internal"),
        ("[Mail](mailto:a@b.org)", "internal"),
    ],
)
def test_role_follows_from_label_and_address(markdown: str, role: str) -> None:
    """Labels in words and pictures say what a link is for; other texts may be titles."""
    _, found = only_link(markdown)

    assert found == role


def test_badges_tell_identifier_and_repository() -> None:
    """A badge shows the paper's number, in its address or its words, and whose stars it counts."""
    images = [
        LineImage("arXiv 2305.20050", "https://img.shields.io/x"),
        LineImage("", "https://img.shields.io/badge/arXiv-2203.14465-b31b1b.svg"),
        LineImage("", "https://img.shields.io/github/last-commit/a/b.c"),
        LineImage("", "https://img.shields.io/github/stars/d/e"),
        LineImage("", "https://img.shields.io/badge/arXiv-2313.00001-x"),
    ]

    assert links.badge_facts(images) == (
        (ArxivId("2305.20050"), ArxivId("2203.14465")),
        "https://github.com/a/b.c",
    )


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (ABS, (ArxivId("2305.20050"),)),
        ("https://doi.org/10.48550/arXiv.2305.20050", (ArxivId("2305.20050"),)),
        ("https://doi.org/10.1145/3560815", (Doi("10.1145/3560815"),)),
        ("https://arxiv.org/pdf/2203.14465v2.pdf", (ArxivId("2203.14465"),)),
        ("https://huggingface.co/papers/2203.14465", (ArxivId("2203.14465"),)),
        ("https://dl.acm.org/doi/10.1145/3580305.3599790", (Doi("10.1145/3580305.3599790"),)),
        ("https://arxiv.org/list/cs.CL/recent", ()),
        ("https://github.com/x/arxiv-tools", ()),
        ("https://doi.org/", ()),
        ("https://github.com/a/2305.20050", ()),
        ("https://openreview.net/forum?id=v8L0pN6EOi", ()),
    ],
)
def test_identifiers_are_those_of_papers(address: str, found: tuple[object, ...]) -> None:
    """An address of arXiv's or a DOI's holds an identifier, others do not."""
    assert links.identifiers(address) == found


@pytest.mark.parametrize("address", ["https://a.org/abs/2313.00001", ABS, "https://[x"])
def test_only_addresses_of_papers_can_be_wrong(address: str) -> None:
    """Elsewhere an odd number is no fault, and a broken address is none of a paper."""
    assert links.fault(address) == ""
