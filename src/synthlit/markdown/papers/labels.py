"""The labels of links in lists, and what each says that the link leads to."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, TypeAlias

# A link within the list; one whose text may be a title; or the kind that its label names.
Role: TypeAlias = Literal[
    "internal", "title", "paper", "code", "data", "model", "project", "other"
]  # fmt: skip

_PAPER = frozenset([
    "abs", "abstract", "acl", "acm", "anthology", "arxiv", "arxiv link", "arxiv paper", "article",
    "doi", "full text", "html", "icml", "iclr", "ieee", "journal", "nature", "neurips",
    "open access", "openreview", "paper", "paper link", "paper url", "papers", "pdf", "pdf link",
    "preprint", "proceedings", "pub", "publication", "published", "report", "tech report",
    "technical report", "text", "论文", "论文链接", "论文地址", "原文", "文章", "論文", "논문",
])  # fmt: skip
# These name no kind, so that the address decides.
ANY = frozenset([
    "download", "here", "link", "links", "official", "online", "url", "hf", "hugging face",
    "huggingface", "链接", "地址", "リンク", "링크",
])  # fmt: skip
_CODE = frozenset([
    "code", "code link", "codebase", "codes", "git", "github", "github code", "github link",
    "github repo", "github repo stars", "github stars", "gitlab", "implementation",
    "official code", "official implementation", "pytorch", "repo", "repository", "source",
    "source code", "stars", "tensorflow", "代码", "源码", "代码链接", "代码地址", "コード",
    "코드",
])  # fmt: skip
_DATA = frozenset([
    "corpus", "data", "data link", "data set", "data sets", "dataset", "dataset link", "datasets",
    "数据", "数据集", "データ", "データセット", "데이터", "데이터셋",
])  # fmt: skip
_MODEL = frozenset([
    "checkpoint", "checkpoints", "ckpt", "ckpts", "model", "model weights", "models", "weight",
    "weights", "模型", "权重", "モデル", "모델",
])  # fmt: skip
_PROJECT = frozenset([
    "home", "home page", "homepage", "page", "project", "project home", "project homepage",
    "project page", "project site", "project web", "project webpage", "project website",
    "projects", "site", "web", "web page", "web site", "webpage", "website", "主页", "项目",
    "项目主页", "项目地址", "官网", "プロジェクト", "프로젝트",
])  # fmt: skip
_OTHER = frozenset([
    "api", "appendix", "bib", "bibtex", "blog", "blog post", "cite", "colab", "collection",
    "demo", "doc", "docs", "documentation", "explained", "leaderboard", "medium", "news", "note",
    "notes", "notebook", "paper list", "post", "poster", "readme", "reddit", "review", "reviews",
    "slide", "slides", "summary", "supp", "supplement", "supplementary", "survey", "talk",
    "thread", "tweet", "twitter", "video", "videos", "wiki", "x", "youtube", "zhihu", "知乎",
    "视频", "解读", "中文解读", "博客", "幻灯片", "动画",
])  # fmt: skip
_LABELS: dict[Role, frozenset[str]] = {
    "paper": _PAPER, "code": _CODE, "data": _DATA, "model": _MODEL, "project": _PROJECT,
    "other": _OTHER,
}  # fmt: skip
# A label of several words is one of these with words that name no kind.
_ORDER: tuple[Role, ...] = ("project", "model", "data", "code", "paper", "other")
_KINDS: dict[str, Role] = {
    word: role for role in _ORDER for word in _LABELS[role] if " " not in word
}  # fmt: skip
_NEUTRAL = frozenset([
    "and", "author", "authors", "for", "full", "hf", "hugging", "huggingface", "face", "link",
    "links", "new", "official", "open", "our", "public", "s", "the", "training", "url", "version",
])  # fmt: skip
_MOST_WORDS = 4
_LONGEST = 60


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    """Return a label in lower case without symbols, counters, and text in parentheses."""
    text = re.sub(r"\([^()]*\)|[\d_]", " ", text)
    kept = (c if unicodedata.category(c)[0] in "LM" else " " for c in text)
    return " ".join("".join(kept).lower().split())


def is_label(text: str) -> bool:
    """Return whether a link's text names the purpose of the link, as `📄 Paper (PDF)` does."""
    return label(text) in ANY or label_role(label(text)) is not None


@lru_cache(maxsize=4096)
def label_role(label: str) -> Role | None:
    """Return what a label, as `label` returns it, says that its link leads to."""
    for role, labels in _LABELS.items():
        if label in labels:
            return role
    words = label.split() if len(label) <= _LONGEST else []
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    kinds = [_KINDS[word] for word in words if word in _KINDS]
    known = all(word in _KINDS or word in _NEUTRAL for word in words)
    # In "project code" and "model weights" the last word says what it is, but for a page.
    named = [kind for kind in kinds if kind != "project"] or kinds
    return named[-1] if known and named else None
