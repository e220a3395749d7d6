"""Recognise the heading of news, under which works are announced but not listed."""

from collections.abc import Iterable

from synthlit.library.candidates import ListHeading
from synthlit.markdown.papers.labels import label

_NEWS = frozenset([
    "announcement", "announcements", "changelog", "news", "update", "updates", "what s new",
    "whats new", "what is new", "新闻", "最新消息", "最新动态", "最新更新", "最近更新",
    "近期更新", "更新", "更新日志", "更新记录", "动态", "公告", "消息", "新聞", "最新情報",
    "ニュース", "お知らせ", "更新履歴", "소식", "뉴스", "업데이트", "공지", "aktuelles",
    "neuigkeiten", "nachrichten", "actualités", "nouveautés", "nouvelles", "noticias",
    "novedades", "actualizaciones", "novità", "notizie", "novidades", "notícias", "новости",
    "обновления",
])  # fmt: skip
# These may stand beside one of the words above.
_BESIDE = frozenset([
    "and", "change", "change log", "history", "latest", "log", "new", "our", "project", "recent",
    "release", "releases", "repo", "the", "timeline", "what s", "最新", "与", "和", "及",
])  # fmt: skip
_WORDS = frozenset(word for text in _BESIDE for word in text.split())


def under_news(headings: Iterable[ListHeading]) -> bool:
    """Return whether one of the headings above a line is that of news."""
    return any(is_news(heading.text) for heading in headings)


def is_news(heading: str) -> bool:
    """Return whether a heading's text says news or updates, and hardly anything else."""
    text = label(heading.replace("’", " ").replace("'", " "))
    if text in _NEWS:
        return True
    words = text.split()
    named = [word for word in words if word in _NEWS]
    return bool(named) and all(word in _NEWS or word in _WORDS for word in words)
