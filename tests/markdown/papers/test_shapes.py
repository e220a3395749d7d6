"""Shapes of public lists: what each line says of its work, and what is left over."""

from typing import Any

import pytest

from synthlit.library.candidates import PaperFacts
from synthlit.library.ledger import Leftover
from synthlit.markdown.papers import read
from synthlit.markdown.papers.news import is_news

COT = "Multimodal Chain-of-Thought Reasoning in Language Models"
COT_ABS = "https://arxiv.org/abs/2302.00923"
VOY = "Voyager: An Open-Ended Embodied Agent with Large Language Models"
VOY_ABS = "https://arxiv.org/abs/2305.16291"
A = {"title": COT, "arxiv": "2302.00923"}
B = {"title": VOY, "arxiv": "2305.16291"}
CODE = {"code": "https://github.com/a/cot"}
ET_AL = {"others": True}

# A text, what it says of each of its works, and what no field holds.
SHAPES: dict[str, tuple[str, list[dict[str, Any]], list[tuple[int, str]]]] = {
    "labelled lines below": (
        f"- [{COT}]({COT_ABS})\n  - Zhuosheng Zhang, Aston Zhang\n  - Keyword: images, text\n"
        "  - Code: [official](https://github.com/a/cot)\n  - Dataset: [here](https://b.org/d)\n",
        [A | CODE | {"authors": ("Zhuosheng Zhang", "Aston Zhang"), "data": "https://b.org/d"}],
        [(3, "Keyword: images, text")],
    ),
    "badge in a column, name in another": (
        "| Date | Name | Title | Paper | Github |\n|:-:|:-:|:-|:-:|:-:|\n"
        f"| 2023-02 | `M-CoT` | {COT} | [![Paper](https://img.shields.io/badge/paper-red)]({COT_ABS})"
        " | [![Code](https://img.shields.io/github/stars/a/cot)](https://github.com/a/cot) |\n",
        [A | CODE | {"short": "M-CoT", "year": 2023}],
        [],
    ),
    "names only, badges only": (
        "| Model | Paper |\n|-|-|\n| M-CoT | [![](https://img.shields.io/badge/arXiv-2302.00923-red)]"
        f"({COT_ABS}) |\n| Voyager | [![](https://img.shields.io/badge/x-y)]({VOY_ABS}) |\n",
        [{"short": "M-CoT", "arxiv": "2302.00923"}, {"short": "Voyager", "arxiv": "2305.16291"}],
        [],
    ),
    "heads in Chinese": (
        "| 标题 | 作者 | 会议 | 链接 |\n|-|-|-|-|\n"
        f"| {COT} | 张三，李四 | ACL 2023 | [论文]({COT_ABS}) |\n",
        [A | {"authors": ("张三", "李四"), "venue": "ACL", "year": 2023}],
        [],
    ),
    "heads that nobody knows": (
        f"| № | Werk | Wo |\n|-|-|-|\n| 1 | {COT} | <{COT_ABS}> |\n| 2 | {VOY} | <{VOY_ABS}> |\n",
        [A, B],
        [],
    ),
    "an address in a cell": (
        f"| Paper | Reader | Link |\n|-|-|-|\n| {COT} | [@me](https://github.com/me) "
        f"| https://arxiv.org/pdf/2302.00923.pdf |\n| {VOY} | Ann Bee | <{VOY_ABS}> |\n",
        [A, B],
        [(3, "Reader: @me"), (3, "https://github.com/me"), (4, "Reader: Ann Bee")],
    ),
    "several works in a row": (
        "| Topic | Papers | Year |\n|-|-|-|\n"
        f"| agents | [{COT}]({COT_ABS}), [{VOY}]({VOY_ABS}) | 2023 |\n",
        [A | {"year": 2023}, B | {"year": 2023}],
        [(3, "Topic: agents")],
    ),
    "a work in each cell": (
        f"| x | y |\n|-|-|\n| [{COT}]({COT_ABS}) | [{VOY}]({VOY_ABS}) |\n", [A, B], [],
    ),
    "quoted titles in cells": (
        "| Benchmark | Size | Link |\n|-|-|-|\n"
        f'| M-CoT "[{COT}]({COT_ABS})" | 842K | [code](https://github.com/a/cot) |\n'
        f'| Voyager "{VOY}" [[paper]({VOY_ABS})] | - | [data](https://a.org/d) |\n',
        [A | CODE | {"short": "M-CoT"}, B | {"short": "Voyager", "data": "https://a.org/d"}],
        [(3, "Size: 842K")],
    ),
    "a name with a remark in a cell": (
        "| **Paper** | **Links** |\n|-|-|\n| 1) **Voyager** - An agent that explores the world. "
        f"| [Paper]({VOY_ABS}), [Post](https://x.com/a/1) |\n",
        [{"title": "Voyager", "arxiv": "2305.16291"}],
        [(3, "An agent that explores the world."), (3, "https://x.com/a/1")],
    ),
    "a name in brackets": (
        f"- (**M-CoT**) {COT} [[ACL 2023](https://openreview.net/forum?id=x)] "
        f"[[arXiv 2023.02]({COT_ABS})] [[GitHub](https://github.com/a/cot)]\n",
        [A | CODE | {"short": "M-CoT", "venue": "ACL", "year": 2023}],
        [],
    ),
    "a name before a colon": (
        f"- **M-CoT**: {COT} [[paper]({COT_ABS})]\n- **M-CoT:** {COT} [[paper]({COT_ABS})]\n"
        f"- **M-CoT** {COT}. [[paper]({COT_ABS})]\n- `M-CoT` [{COT}]({COT_ABS})\n",
        [A | {"short": "M-CoT"}] * 3 + [A],
        [(4, "M-CoT")],
    ),
    "a name and a remark": (
        f"- **Voyager** - an agent that writes its skills as programs [[paper]({VOY_ABS})]\n",
        [{"title": "Voyager", "arxiv": "2305.16291"}],
        [(1, "an agent that writes its skills as programs")],
    ),
    "quotation marks of every kind": (
        f"- “{COT}” [[pdf]({COT_ABS})]\n- *\"{COT}\"* [[pdf]({COT_ABS})]\n"
        f"- **《{COT}》** [[pdf]({COT_ABS})]\n"
        f"- 《{COT}》，张三等，2023。[论文]({COT_ABS})\n- «{COT}» [[pdf]({COT_ABS})]\n",
        [A, A, A, A | ET_AL | {"authors": ("张三",), "year": 2023}, A],
        [],
    ),
    "Chinese labels": (
        f"- 【ACL 2023】{COT}　[论文]({COT_ABS})　[代码](https://github.com/a/cot)\n"
        f"- 论文：[{COT}]({COT_ABS})（中文解读：[链接](https://zh.example.org/1)）\n",
        [A | CODE | {"venue": "ACL", "year": 2023}, A],
        [(2, "https://zh.example.org/1")],
    ),
    "HTML": (
        f'<ul>\n<li><a href="{VOY_ABS}">{VOY}</a>, G. Wang et al., 2023</li>\n</ul>\n\n'
        f'<table><tr><th>Title</th><th>Code</th></tr>\n<tr><td><a href="{COT_ABS}">{COT}</a></td>'
        '<td><a href="https://github.com/a/cot">code</a></td></tr></table>\n',
        [B | ET_AL | {"authors": ("G. Wang",), "year": 2023}, A | CODE],
        [],
    ),
    "venue in prose, slides": (
        f"- [{COT}]({COT_ABS}) *Zhuosheng Zhang, Aston Zhang.* ACL 2023. "
        "[[project](https://a.github.io/cot)] [[slides](https://a.org/s.pdf)] 🔥\n"
        f'- "{VOY}", 2023-05, TMLR 2024, [[paper]({VOY_ABS})]\n',
        [A | {"authors": ("Zhuosheng Zhang", "Aston Zhang"), "venue": "ACL", "year": 2023,
              "project": "https://a.github.io/cot"},
         B | {"venue": "TMLR", "year": 2024}],
        [(1, "https://a.org/s.pdf")],
    ),
    "brackets among the names": (
        f"1. [**{COT}.**]({COT_ABS}) _Ann Bee, Yang (Katie)Zhao, Dee Eff._ Arxiv 2025.\n"
        f"2. [**{VOY}.**]({VOY_ABS}) _Guan Wang (NVIDIA), Yu Xie_. TMLR.\n",
        [A | {"authors": ("Ann Bee", "Yang Zhao", "Dee Eff"), "venue": "arXiv", "year": 2025},
         B | {"authors": ("Guan Wang", "Yu Xie"), "venue": "TMLR"}],
        [(1, "Katie"), (2, "NVIDIA")],
    ),
    "a paper below its name": (
        f"- CoT with images\n  - Paper: [{COT}]({COT_ABS})\n  - Note: reads pictures\n",
        [A | {"note": "reads pictures"}],
        [(1, "CoT with images")],
    ),
    "every link has its field": (
        f"- [{COT}]({COT_ABS}) [[project](https://a.github.io)] [[code](https://github.com/a/cot)] "
        "[[dataset](https://huggingface.co/datasets/a/v)] [[🤗 model](https://huggingface.co/a/v)] "
        "[[video](https://youtu.be/x)]\n"
        f"- [{VOY}]({VOY_ABS}) 🌐 https://v.github.io 🤗 https://huggingface.co/datasets/v/v\n",
        [A | CODE | {"project": "https://a.github.io", "model": "https://huggingface.co/a/v",
                     "data": "https://huggingface.co/datasets/a/v"},
         B | {"project": "https://v.github.io", "data": "https://huggingface.co/datasets/v/v"}],
        [(1, "https://youtu.be/x")],
    ),
    "the code of another work": (
        f"- [{COT}]({COT_ABS}) - extends the code of [Other](https://github.com/b/other) greatly\n"
        f"- [{VOY}]({VOY_ABS}), built on https://github.com/b/other\n",
        [A, B],
        [(1, "extends the code of Other greatly"), (1, "https://github.com/b/other"),
         (2, "built on"), (2, "https://github.com/b/other")],
    ),
    "news": (
        f"## 🔥 News\n\n- 🎉 [2024/05/02] R3 ([{COT}]({COT_ABS})) was accepted!\n\n"
        f"## Agents\n\n- [{COT}]({COT_ABS})\n",
        [A],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_shape_says_all_it_says(name: str) -> None:
    """Each work has the facts of its line and no others; the rest is left over with its line."""
    text, expected, left = SHAPES[name]

    found = read(text)

    assert found.problems == ()
    for item, facts in zip(found.items, expected, strict=True):
        assert isinstance(item.work, PaperFacts)
        said: dict[str, Any] = {field: value for field, value in vars(item.work).items() if value}
        said["arxiv"] = str(item.work.arxiv)
        for field in ("identifiers", "link", "is_paper", "rest"):
            said.pop(field, None)
        assert said == facts
    assert [part for item in found.items for part in item.left] == [
        Leftover(*each) for each in left
    ]
    assert list(found.ledger.lost) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("| Date | Title | Link |\n|-|-|-|\n"
         f"| 2024 | One | Two | [paper]({COT_ABS}) |\n",
         3, "more cells"),
        ("| Title | Link |\n|-|-|\n| Work Three | [paper](https://arxiv.org/abs/2305.1629) |\n",
         3, "names no work"),
        ("- [2305.16293](https://arxiv.org/abs/2305.16239) Work Three\n", 1, "2 arXiv papers"),
        (f"- [Work One]({COT_ABS}) [![](https://img.shields.io/badge/arXiv-2302.00932-red)]({COT_ABS})\n",
         1, "2 arXiv papers"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_reported(text: str, line: int, message: str) -> None:
    """A row that its pipes break, and a line with two papers, is a problem with its line."""
    found = read(text)

    assert [(problem.line, message in problem.message) for problem in found.problems] == [
        (line, True)
    ]
    assert found.items == ()


def test_work_that_only_the_news_name_is_reported() -> None:
    """News are no section, so that the line of an identifier that nothing else names is told."""
    found = read(f"## What's new\n\n- [2024] We added [Voyager]({VOY_ABS}).\n")

    assert found.items == ()
    assert found.notices == ("identifiers in text that is not the line of a work: line 3",)


@pytest.mark.parametrize(
    "heading",
    ["News", "🔥 News & Updates", "Latest News 🎉", "Updates", "What's New?", "What’s new",
     "最新动态", "📢 更新日志", "News (2024)", "Recent Updates", "お知らせ", "Neuigkeiten",
     "Change Log and News"],
)  # fmt: skip
def test_news_in_every_form(heading: str) -> None:
    """Emoji, years and other languages do not hide that a heading is that of news."""
    assert is_news(heading)


@pytest.mark.parametrize(
    "heading",
    ["News Recommendation", "Papers", "Updating Language Models", "Fake News", "", "2024"],
)
def test_sections_are_no_news(heading: str) -> None:
    """A section about news is a section."""
    assert not is_news(heading)
