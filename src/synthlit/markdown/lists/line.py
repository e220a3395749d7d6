"""Write the line of a work: `- [Paper Name](Link) - Author et al. (Conf Year)`."""

import re

from synthlit.markdown.escape import escape, escape_line, readable
from synthlit.model.dates import year_text
from synthlit.model.entry import Entry
from synthlit.model.fields import PARTS
from synthlit.model.web_address import address, web_address

# The venue of works that are not published yet, as records of DBLP and arXiv name it.
_PREPRINT = re.compile(r"arxiv\b.*|corr\b.*", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;)")
_LONGEST_NAME = 40


def full_line(entry: Entry, policy: tuple[str, ...], anchor: str = "") -> str:
    """Return the work's line with links to its parts, its anchor, and its annotation below.

    A withdrawn work says so after its year.
    """
    target = address(entry, policy)
    title = readable(entry.get("title")) or entry.key
    name = f"[{escape(title)}]({_destination(target)})" if target else escape_line(title)
    authors = _authors(entry)
    said = [name, " ".join(filter(None, (authors, _published(entry, authors))))]
    line = "- " + " - ".join(filter(None, said))
    if entry.withdrawal:
        line += f" · **{entry.withdrawal}**"
    parts = ((name, web_address(entry.get(name))) for name in PARTS)
    line += "".join(
        f" · [{name}]({_destination(part)})" for name, part in parts if part and part != target
    )
    if anchor:
        line += f' <a id="{anchor}"></a>'
    annotation = readable(entry.get("annotation"))
    return f"{line}\n  > {escape_line(annotation)}" if annotation else line


def short_link(entry: Entry, target: str) -> str:
    """Return the short name of the work, linked if it has an address."""
    name = escape(short_name(entry))
    return f"[{name}]({_destination(target)})" if target else name


def short_name(entry: Entry) -> str:
    """Return the name that people use for the work: its short title, or its title up to a colon."""
    title = readable(entry.get("title")) or entry.key
    head, colon, _ = title.partition(": ")
    if named := readable(entry.get("shorttitle")):
        return named
    return head if colon and len(head) <= _LONGEST_NAME else title


def _authors(entry: Entry) -> str:
    names = [escape(name.short or name.display) for name in entry.authors if not name.is_others]
    if len(names) == 2 and len(entry.authors) == 2:
        return " and ".join(names)
    if names and len(entry.authors) > 1:
        return f"{names[0]} et al."
    return "".join(names)


def _published(entry: Entry, authors: str) -> str:
    """Return venue and year in parentheses, as far as known and not in the authors already."""
    venue = readable(entry.venue)
    first = entry.first_year if entry.year is None else entry.year
    year = "" if first is None else year_text(first)
    if _PREPRINT.fullmatch(venue):
        venue = "arXiv"
    if year and venue.endswith(year):
        venue = venue.removesuffix(year).rstrip(" ,'’")
    venue = escape(venue)
    known = " ".join(filter(None, (venue if venue != authors else "", year)))
    return f"({known})" if known else ""


def _destination(target: str) -> str:
    """Return an address escaped for the parentheses of a link."""
    return _ENTITY.sub("&amp;", target.replace("(", "%28").replace(")", "%29"))
