"""Adopt lists in 20 shapes in place, edit them as contributors do, and look for what was lost.

    python -m benchmarks.adoption --output docs/benchmarks/adoption.md

Each list has 30 invented works in three sections, between sentences, links and headings of its own.
It is adopted (`init --from`), exported, edited, absorbed and exported again, without the network.
"""

import argparse
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from synthlit.library.layout import README
from synthlit.markdown import document
from synthlit.model.identifiers import ArxivId, Identifier
from synthlit.model.record import Record
from synthlit.settings import load
from synthlit.sources.lookup import Sources
from synthlit.sources.source import Answer
from synthlit.workflows.absorb.absorb import absorb
from synthlit.workflows.export import export
from synthlit.workflows.init_from_list import init_from_list
from synthlit.workflows.reload import AddContext, NewListContext
from synthlit.workflows.report import Status

TODAY = date(2026, 11, 30)
WORKS = 30
_SECTIONS = ("Weather Data", "🌱 Garden Models", "3. Clocks & Time")
_FIRST = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn")
_LAST = ("Aster", "Birch", "Clover", "Dahlia", "Elder", "Fern", "Gorse")
_SUBJECTS = (
    "Rain",
    "Tomatoes",
    "Clocks",
    "Rivers",
    "Bees",
    "Ladders",
    "Maps",
    "Soup",
    "Bells",
    "Kites",
)
_DEEDS = ("Learning to Predict", "Synthetic Data for", "Measuring the Limits of")
_WORD = re.compile(r"[^\W_]+")


_PAGE = """\
# Lists that were adopted in place

Lists of {works} invented works in {shapes} shapes, adopted with `synthlit init --from README.md`,
exported, edited by a contributor (a sentence, folded text, a new work with a remark, another venue
in a generated line), absorbed and exported again. Kept are the lines behind the generated list
after the adoption: text that no entry holds. Reported are the lines and parts of lines with a
message of their own. Lost would be a sentence, link, heading or anchor that is neither on the page
nor in an entry; badges with the arXiv identifier or the stars of an entry are not counted.
Made by `python -m benchmarks.adoption --output docs/benchmarks/adoption.md`.

| shape | works | entries | lines kept | lines reported | lost |
| --- | --- | --- | --- | --- | --- |
{rows}
"""


@dataclass(frozen=True)
class Paper:
    """An invented paper."""

    number: int

    @property
    def id(self) -> str:
        """Its arXiv identifier."""
        return f"25{1 + self.number % 12:02}.{10000 + 7 * self.number}"

    @property
    def url(self) -> str:
        """The address of its abstract."""
        return f"https://arxiv.org/abs/{self.id}"

    @property
    def title(self) -> str:
        """Its title."""
        subject, deed = _SUBJECTS[self.number % 10], _DEEDS[self.number // 10 % 3]
        return f"{self.name}: {deed} {subject} From Noise"

    @property
    def name(self) -> str:
        """The short name in its title."""
        return f"{_SUBJECTS[self.number % 10][:3].title()}{_LAST[self.number % 7]}{self.number}"

    @property
    def authors(self) -> tuple[str, str]:
        """Its two authors."""
        number = self.number
        return (
            f"{_FIRST[number % 6]} {_LAST[number % 7]}",
            f"{_FIRST[(number + 1) % 6]} {_LAST[(number + 3) % 7]}",
        )

    @property
    def code(self) -> str:
        """The address of its code."""
        return f"https://github.com/garden/{self.name.lower()}"

    @property
    def record(self) -> Record:
        """What arXiv says."""
        arxiv = ArxivId(self.id)
        return Record(
            source="arxiv", seen=TODAY, arxiv=self.id, title=self.title, authors=self.authors,
            year=arxiv.year, month=arxiv.month, primary_class="cs.CL",
        )  # fmt: skip


_Line = Callable[[Paper], str]


def _both(paper: Paper) -> str:
    return ", ".join(paper.authors)


def _family(paper: Paper) -> str:
    return paper.authors[0].rsplit(" ", 1)[1]


# One work in the form of the list: a line, or a row of the table whose head is beside it.
SHAPES: Mapping[str, tuple[str, _Line]] = {
    "title as link": ("", lambda p: f"- [{p.title}]({p.url})"),
    "standard line": ("", lambda p: f"- [{p.title}]({p.url}) - {_family(p)} et al. (arXiv 2025)"),
    "sub-bullets": (
        "",
        lambda p: (
            f"- [{p.title}]({p.url})\n  - {_both(p)}\n  - Keyword: {p.name[:3]} things\n"
            f"  - Code: [official]({p.code})"
        ),
    ),
    "code below": ("", lambda p: f"- [{p.title}]({p.url})\n  - Code: [official]({p.code})"),
    "labels behind": (
        "",
        lambda p: f"- {p.title}. {_both(p)}. [[paper]({p.url})] [[code]({p.code})]",
    ),
    "bold title": ("", lambda p: f"* **{p.title}** [[Paper]({p.url})] [[Code]({p.code})]"),
    "numbered": ("", lambda p: f"1. **[{p.title}.]({p.url})** *{_both(p)}.* 2025"),
    "quoted title": ("", lambda p: f'- "{p.title}", {_both(p)}, 2025 [[paper]({p.url})]'),
    "nickname in front": ("", lambda p: f"- (**{p.name}**) {p.title} [[arXiv 2025]({p.url})]"),
    "date in front": ("", lambda p: f"- [2025/03] **{p.title}** *{_both(p)}.* [[paper]({p.url})]"),
    "remark behind": (
        "",
        lambda p: f"- [{p.title}]({p.url}) - {_family(p)} et al. A remark on number {p.number}.",
    ),
    "note in a quotation": (
        "",
        lambda p: f"- [{p.title}]({p.url})\n  > A note about number {p.number}.",
    ),
    "badges": (
        "",
        lambda p: (
            f"- {p.title} [![arXiv](https://img.shields.io/badge/arXiv-{p.id}-red)]({p.url}) "
            f"[![Stars](https://img.shields.io/github/stars/garden/{p.name.lower()})]({p.code})"
        ),
    ),
    "broken lines": (
        "",
        lambda p: f"* **{p.title}** (arXiv 2025)  \n  by {_both(p)}  \n  ([paper]({p.url}))",
    ),
    "bare address": ("", lambda p: f"- {p.title} {p.url}"),
    "slides and video": (
        "",
        lambda p: (
            f"- [{p.title}]({p.url}) [[slides](https://garden.example/{p.number}.pdf)] "
            f"[[video](https://garden.example/v/{p.number})]"
        ),
    ),
    "table": (
        "| Title | Authors | Paper | Code |\n| --- | --- | --- | --- |",
        lambda p: f"| {p.title} | {_both(p)} | [paper]({p.url}) | [code]({p.code}) |",
    ),
    "table with sizes": (
        "| Date | Title | Size | Link |\n| :-: | --- | --- | --- |",
        lambda p: f"| 2025-03 | [{p.title}]({p.url}) | {p.number}2K rows | [code]({p.code}) |",
    ),
    "table of badges": (
        "| Title | Paper |\n| --- | --- |",
        lambda p: (
            f"| {p.title} | [![arXiv](https://img.shields.io/badge/arXiv-{p.id}-red)]({p.url}) |"
        ),
    ),
    "HTML list": ("", lambda p: f'<li><a href="{p.url}">{p.title}</a></li>'),
}


def page(shape: str) -> str:
    """Return a list in a shape, with prose around and within it."""
    head, line = SHAPES[shape]
    parts = [
        "# Lists of the Garden [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)",
        "Words for readers, with a [link home](https://garden.example/home).",
        "## Contents",
        "- [Weather](#weather-data)\n- [Garden](#-garden-models)\n- [Clocks](#3-clocks--time)",
    ]
    for number, title in enumerate(_SECTIONS):
        papers = [Paper(10 * number + each) for each in range(10)]
        lines = "\n".join(filter(None, (head, *map(line, papers))))
        parts += [
            f"## {title}",
            f"The works of part {number} were chosen with care.",
            f"<ul>\n{lines}\n</ul>" if shape == "HTML list" else lines,
            f"A sentence stands behind part {number}, with [more](https://garden.example/{number}).",
        ]
    parts += ["## Contributing", "Send a line to [us](https://garden.example/us)."]
    return "\n\n".join(parts) + "\n"


CONTRIBUTED = (
    "A contributor explains this part in a sentence.",
    "<details>\n<summary>Folded words</summary>\n\nHidden words of a contributor.\n\n</details>",
    f"- [{Paper(30).title}]({Paper(30).url}) with a remark of its contributor",
)


def edited(text: str) -> str:
    """Return an exported page with a contributor's lines, sentences, and an edited line."""
    marker = "\n\n- ["
    at = text.index(marker, text.index("<!-- synthlit:begin list -->"))
    text = f"{text[:at]}\n\n" + "\n\n".join(CONTRIBUTED) + text[at:]
    return text.replace("(arXiv 2025)", "(ICLR 2026)", 1)


@dataclass(frozen=True)
class Adopted:
    """What became of one list; the numbers are lines, and `lost` names what is nowhere."""

    shape: str
    works: int
    kept: int
    reported: int
    lost: Sequence[str]


@dataclass
class _Arxiv:
    """An arXiv that knows the invented papers."""

    name: str = "arxiv"
    knows: tuple[type[Identifier], ...] = (ArxivId,)

    def look_up(self, ids: Sequence[Identifier]) -> Iterator[Answer]:
        """Answer at once."""
        papers = {paper.id: paper.record for paper in map(Paper, range(WORKS + 1))}
        yield Answer(tuple(ids), {id_: papers[str(id_)] for id_ in ids if str(id_) in papers})


def adopted(shape: str, root: Path) -> Adopted:
    """Adopt a list of a shape in an empty folder, edit it and absorb it, and compare."""
    before = page(shape)
    file = root / README
    file.write_text(before, "utf-8")
    sources = Sources((_Arxiv(),), _Nothing(), ())
    found = init_from_list(NewListContext(root, sources, TODAY), "", file)
    settings = load(root, {})
    export(root, settings)
    adopted_page = file.read_text("utf-8")
    _commit(root)
    contributed = edited(adopted_page) if found.is_exported else adopted_page
    file.write_text(contributed, "utf-8")
    report = absorb(AddContext(root, settings, sources, TODAY), "HEAD")
    export(root, settings)
    after = file.read_text("utf-8")
    entries = [each.read_text("utf-8") for each in sorted(root.glob("entries/**/*.bib"))]
    results = (*found.report.results, *report.results)
    reported = sum(each.status is Status.FAILED for each in results)
    reported += sum("no field holds" in text for each in results for text in each.notices)
    works = sum(result.status is Status.ADDED for result in found.report.results)
    behind = adopted_page.partition("<!-- synthlit:end list -->")[2]
    kept, ended, _ = behind.partition("<!-- end of what synthlit kept -->")
    lines = [x for x in kept.splitlines() if x.strip() and not x.startswith("<!-- kept")]
    gone = list(lost(before, contributed, after, "\n".join(entries)))
    return Adopted(shape, works, len(lines) if ended else 0, reported, gone)


class _Nothing(_Arxiv):
    """An index without papers."""

    def look_up(self, ids: Sequence[Identifier]) -> Iterator[Answer]:
        """Know none."""
        yield Answer(tuple(ids), {})


def _commit(root: Path) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "gc.auto=0"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "Adopt"]):
        subprocess.run([*git, *arguments], cwd=root, check=True, capture_output=True)


def lost(before: str, contributed: str, after: str, entries: str) -> Iterator[str]:
    """Yield the sentences, links, headings and anchors that were there, and are nowhere."""
    old, new = (document.read(README, text) for text in (before, after))
    prose = [*_prose(before), *(x for text in CONTRIBUTED for x in text.splitlines() if x.strip())]
    there = " ".join(after.split())
    held = {word.lower() for word in _WORD.findall(entries)}
    for sentence in prose:
        words = {word.lower() for word in _WORD.findall(sentence)}
        if " ".join(sentence.split()) not in there and words - held:
            yield f"sentence: {sentence}"
    urls = {link.url for link in new.links}
    for page_ in (old, document.read(README, contributed)):
        for link in page_.links:
            if link.url not in urls and link.url not in entries and "badge/arXiv" not in link.url:
                named = "/stars/" in link.url
                if not named:
                    yield f"link: {link.url}"
    texts = {heading.text for heading in new.headings}
    yield from (f"heading: {x.text}" for x in old.headings if x.text not in texts)
    yield from (f"anchor: {name}" for name in sorted(old.anchors - new.anchors))


def _prose(text: str) -> Iterator[str]:
    """Yield the lines of a list that are neither works nor headings, and the remarks on works."""
    for line in text.splitlines():
        if line.startswith(("Words", "The works", "A sentence", "Send")):
            yield line
        elif match := re.search(r"A (?:remark|note) (?:on|about) number \d+\.", line):
            yield match[0]
        elif line.strip().startswith("- Keyword"):
            yield line.strip()


def table(found: Sequence[Adopted]) -> str:
    """Return the page with one row for each shape."""
    rows = [
        f"| {x.shape} | {WORKS} | {x.works} | {x.kept} | {x.reported} | {len(x.lost)} |"
        for x in found
    ]
    return _PAGE.format(works=WORKS, shapes=len(found), rows="\n".join(rows))


def main() -> None:
    """Adopt lists of all shapes, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path)
    output = parser.parse_args().output
    found = []
    for shape in SHAPES:
        with tempfile.TemporaryDirectory() as folder:
            found.append(adopted(shape, Path(folder)))
            for each in found[-1].lost:
                print(f"{shape}: {each}")
    if output:
        output.write_text(table(found), "utf-8")
    else:
        print(table(found))


if __name__ == "__main__":
    main()
