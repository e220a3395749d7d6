"""Find the title on a line: a link's text, quoted or bold text, or the first text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from synthlit.markdown.papers.labels import is_label
from synthlit.markdown.papers.line_text import LineText, StyleName
from synthlit.markdown.papers.links import LineLink
from synthlit.markdown.papers.names import Names, read_names
from synthlit.markdown.papers.published import read_published
from synthlit.markdown.papers.segments import Segment, segments, without_symbols
from synthlit.model.text import clean

_QUOTED = re.compile(r"[\"“„«《「『](?P<title>[^\"“”„«»《》「」『』\n]{3,400})[\"”“»》」』]")
_CLOSING_QUOTE = re.compile(r"[\"”»》」』]")
_SURROUNDED = re.compile(
    r"(?P<open>[\"“„«《「『])(?P<title>[^\"“”„«»《》「」『』]+)[\"”“»》」』][.,。]?"
)
_LONGEST = 400
_FIELD = re.compile(r"[^:：]{1,25}[:：]\s*$")
_BRACKETED_TITLE = 4
_TITLE_WORDS = 4
_MOST_COMMAS = 12
_LONGEST_LISTED = 4_000
_VENUE_WORDS = 5
_CLEARLY_NAMES = 3
_FEWEST_WORDS = 3
_CAPITALS = 0.6
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"[#(]?\d{1,4}[.)）、]?")
_NAME_WORDS = 3


@dataclass(frozen=True)
class Title:
    """The text of a title, its part of the line, and its link."""

    text: str
    start: int
    end: int
    link: LineLink | None = None
    short: str = ""
    plain: bool = False


def find_title(line: LineText) -> Title | None:
    """Return the title of a line, if anything on it can be one.

    A link is preferred, unless text in bold or in quotes before it can be a title.
    """
    linked = _linked(line)
    marked = _quoted(line, linked) or _strong(line, linked) or _italic(line)
    if marked and (linked is None or marked.end <= linked.start):
        return _without_quotes(marked)
    if linked:
        return _without_quotes(_with_explanation(line, linked))
    return None


def _without_quotes(title: Title) -> Title:
    """Return a title without the quotation marks around all of it."""
    match = _SURROUNDED.fullmatch(title.text)
    return replace(title, text=match["title"].strip()) if match else title


def _linked(line: LineText) -> Title | None:
    """Return the first link whose text is a title."""
    for at, character in enumerate(line.text):
        link = line.links.get(character)
        if link and link.role == "title":
            in_brackets = line.text[max(at - 1, 0) : at + 2] == f"[{character}]"
            if not in_brackets or len(link.text.split()) >= _BRACKETED_TITLE:
                return Title(clean(link.text), at, at + 1, link)
    return None


def _with_explanation(line: LineText, linked: Title) -> Title:
    """Return the quoted title after a linked name, as in `[STaR](…): "Bootstrapping …"`."""
    match = _QUOTED.search(line.text, linked.end)
    if match and line.text[linked.end : match.start()].strip(" *") in (":", "："):
        title = clean(line.shown(match["title"]))
        return Title(title, linked.start, match.end(), linked.link, linked.text)
    return linked


def _quoted(line: LineText, linked: Title | None) -> Title | None:
    """Return the first quotation with hardly more than a name before it, outside any bold text."""
    match = _QUOTED.search(line.text)
    strong = _styled(line, "strong")
    if not match or any(title.start <= match.start() < title.end for title in strong):
        return None
    if linked and linked.start < match.start():
        return None
    name = _name_before(line, match.start())
    if not _is_opening(line, name.start if name else match.start()):
        return None
    names = [name.text] if name else [each.text for each in strong if each.end <= match.start()]
    short = names[-1].rstrip(" :：") if names else ""
    end = _closing_quote(line, match)
    title = clean(line.shown(line.text[match.start() + 1 : end - 1]))
    return Title(title, match.start(), end, short=short if _could_be_title(short) else "")


def _name_before(line: LineText, end: int) -> Segment | None:
    """Return the short name right before an index of the text: a few words with capitals."""
    before = segments(line, 0, end)
    if not before or before[-1].kind != "plain" or line.text[before[-1].end : end].strip():
        return None
    words = before[-1].text.split()
    is_name = len(words) <= _NAME_WORDS and all(any(map(str.isupper, word)) for word in words)
    known = read_published(before[-1].text) or is_label(before[-1].text)
    return before[-1] if is_name and not known else None


def _closing_quote(line: LineText, match: re.Match[str]) -> int:
    """Return where a quotation ends that may hold others: before a bracket, a link or the end."""
    for close in _CLOSING_QUOTE.finditer(line.text, match.start() + 3, match.start() + _LONGEST):
        after = line.text[close.end() :].lstrip()[:1]
        if not after or after in "[(|-–—,*" or after in line.links:
            return close.end()
    return match.end()


def _strong(line: LineText, linked: Title | None) -> Title | None:
    """Return the first bold text that could be a title, if only dates and the like precede it."""
    for title in _styled(line, "strong"):
        if linked and (linked.start < title.end or len(title.text.split()) < _TITLE_WORDS):
            continue
        if _could_be_title(title.text):
            if not _is_opening(line, title.start):
                return None
            return _named(line, title) or title
    return None


def _named(line: LineText, name: Title) -> Title | None:
    """Return the title after a short name in bold, as in `(**Q-RM**) Discriminative Policy …`.

    A remark after a work's name has hardly any capitals, as in `**Voyager** - An agent that …`.
    """
    if len(name.text.split()) >= _TITLE_WORDS:
        return None
    bracketed = line.text[: name.start].rstrip().endswith(("(", "[", "（", "【"))
    start = name.end + bool(
        bracketed and line.text[name.end :].lstrip().startswith(tuple(")]）】"))
    )
    rest = segments(line, start, len(line.text))
    if not rest or rest[0].kind != "plain":
        return None
    end = _end(line, rest)
    end = rest[0].start + _before_names(line.text[rest[0].start : end])
    text = without_symbols(line.shown(line.text[rest[0].start : end])).strip(" :：-–—,;")
    names = read_names(text)
    colon = name.text.endswith((":", "：")) or line.text[start : rest[0].start].strip() in (
        ":",
        "：",
    )
    fits = len(text.split()) >= _FEWEST_WORDS and not (names and names.are_certain)
    if not fits or not _could_be_title(text) or not (colon or bracketed or _is_headline(text)):
        return None
    short = name.text.strip(" :：-–—")
    return Title(text, rest[0].start, end, short=short)


def _is_headline(text: str) -> bool:
    """Return whether most of the long words of a text have a capital, as titles in English do."""
    words: list[str] = _LONG_WORD.findall(text)
    return sum(word[0].isupper() for word in words) > len(words) * _CAPITALS


def _italic(line: LineText) -> Title | None:
    """Return the italic text at the start of a line, if it is not a list of authors."""
    titles = _styled(line, "em")
    title = next((title for title in titles if not line.text[: title.start].strip()), None)
    if title is None:
        return None
    names = read_names(title.text)
    is_title = len(title.text.split()) >= _TITLE_WORDS and not (names and names.are_certain)
    return title if is_title else None


def _styled(line: LineText, name: StyleName) -> list[Title]:
    """Return the texts of a style, each as a title."""
    return [
        Title(without_symbols(line.shown(line.text[start:end])), start, end)
        for start, end, style in line.styles
        if style == name
    ]


def plain_title(line: LineText) -> Title | None:
    """Return the first text of a line as its title; a link to a resource ends it."""
    found = segments(line, 0, len(line.text))
    for number, segment in enumerate(found):
        text = segment.text.strip(" ,;")
        if segment.kind == "group" or not _could_be_title(text):
            continue
        if (names := read_names(text)) and names.others:
            continue
        if segment.kind != "plain":
            return None
        end = _end(line, found[number:])
        end = segment.start + _before_names(line.text[segment.start : end])
        title = clean(line.shown(line.text[segment.start : end]))
        return Title(title, segment.start, end, plain=True) if title else None
    return None


def _end(line: LineText, found: Sequence[Segment]) -> int:
    """Return the end of a title, which may have a subtitle after a colon or in brackets."""
    end = found[0].end
    for before, segment in pairwise(found):
        between = line.text[before.end : segment.start].strip(" ()")
        names = read_names(segment.text)
        continues = not (names and _are_clearly(names)) and _could_be_title(segment.text)
        if between not in ("", ":") or segment.kind in ("em", "strong") or not continues:
            break
        end = segment.end + (segment.kind == "group")
    return end


def _before_names(text: str) -> int:
    """Return the title's length, where only commas separate it from authors, venue and year."""
    pieces = text.split(", ", _MOST_COMMAS) if len(text) < _LONGEST_LISTED else [text]
    last = len(pieces)
    while last > 1 and read_published(pieces[last - 1]):
        last -= 1
    for cut in range(1, last):
        names = read_names(", ".join(pieces[cut:last]))
        if names and names.are_certain and (last < len(pieces) or _are_clearly(names)):
            return len(", ".join(pieces[:cut]))
    return len(text)


def _are_clearly(names: Names) -> bool:
    """Return whether names cannot end a title, as in `… Risk, Trust, and Regulation Support`."""
    full = all(" " in name for name in names.names)
    return names.others or (full and len(names.names) >= _CLEARLY_NAMES)


def _could_be_title(text: str) -> bool:
    """Return whether a text is neither a date, a venue, a label, nor the name of a field."""
    letters = sum(map(str.isalpha, text))
    if letters < 2 or _FIELD.fullmatch(text) or is_label(text):
        return False
    return len(text.split()) > _VENUE_WORDS or not read_published(text, marked=True)


def _is_opening(line: LineText, end: int) -> bool:
    """Return whether only symbols, dates, bold names and brackets precede an index of the text.

    A pull request or an issue, as in `[#12](…) **Fix a bug**`, begins no work.
    """
    links = [line.links[c] for c in line.text[:end] if c in line.resources]
    if any(x.role == "code" and x.text and not is_label(x.text) for x in links):
        return False
    return all(
        segment.kind != "plain"
        or read_published(segment.text)
        or is_label(segment.text)
        or _NUMBER.fullmatch(segment.text)
        for segment in segments(line, 0, end)
    )
