"""The heads of a table's columns, and what each says that the column holds."""

from collections.abc import Mapping, Sequence

from synthlit.markdown.papers.labels import label

# The content of a column -> its heads, the surest first.
_HEADS: Mapping[str, Sequence[str]] = {
    "title": (
        "title", "titles", "paper title", "paper name", "paper", "papers", "article", "work",
        "publication", "name", "project", "resource", "tool", "benchmark", "dataset", "model",
        "method", "标题", "论文标题", "论文题目", "论文名称", "题目", "论文", "题名", "標題",
        "論文", "论文名", "タイトル", "제목", "논문", "titel", "titre", "título", "titolo",
        "название",
    ),
    "authors": (
        "authors", "author", "first author", "author s", "作者", "第一作者", "著者", "저자",
        "autoren", "autor", "auteurs", "autores", "autori", "авторы",
    ),
    "venue": (
        "venue", "conference", "conf", "journal", "published in", "published", "publisher", "pub",
        "publication", "venue year", "conference journal", "会议", "会议期刊", "期刊", "发表",
        "出处", "会議", "학회", "konferenz", "conférence", "conferencia", "revista", "журнал",
    ),
    "date": (
        "year", "date", "publish date", "published date", "publication date", "time",
        "release date", "released", "日期", "年份", "时间", "发表时间", "发布时间", "年", "年度",
        "연도", "날짜", "jahr", "datum", "année", "fecha", "año", "ano", "data publicação",
        "anno", "год",
    ),
    "note": ("note", "notes", "summary", "tldr", "tl dr", "description", "comment", "comments"),
    "short": (
        "short name", "abbreviation", "acronym", "abbr", "nickname", "method", "model", "name",
        "benchmark", "dataset", "简称", "名称", "模型", "方法", "数据集",
    ),
}  # fmt: skip


def columns(heads: Sequence[str]) -> dict[int, str]:
    """Return the content of each column whose head is known; a title comes first."""
    found: dict[int, str] = {}
    labels = [label(head) for head in heads]
    for kind, words in _HEADS.items():
        fitting = (at for word in words for at, head in enumerate(labels) if head == word)
        column = next((at for at in fitting if at not in found), None)
        if column is not None:
            found[column] = kind
    return found
