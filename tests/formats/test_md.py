"""Markdown lists as a whole: their links, their order, the seed's anchors."""

import posixpath
import random
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest

from synthlit.formats import md
from synthlit.library.library import Library, Work
from synthlit.markdown.document import read
from synthlit.settings import Settings, load

REPOSITORY = Path(__file__).parents[2]


def nothing(path: object) -> None:
    """Say of every file that it is not there."""


def _made(library: Library) -> dict[str, str]:
    return {str(path): text for path, text in md.files(library, nothing).items()}


def _anchors(page: str) -> set[str]:
    return {h.anchor for h in read(PurePosixPath("page.md"), page).headings} | set(
        re.findall(r'<a id="([^"]+)"', page)
    )


def _relative_links(page: str) -> set[str]:
    targets = re.findall(r"(?<!\\)\]\(([^)]*)\)", page)
    return {unquote(target) for target in targets if not target.startswith("https://")}


def test_every_relative_link_leads_somewhere(library: Library) -> None:
    """To a page that is made, at an anchor that it has, or to a `.bib` file."""
    made = _made(library)
    looked = 0
    for name, page in made.items():
        for target in _relative_links(page):
            path, _, anchor = target.partition("#")
            file = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            )
            if file.endswith(".bib"):
                continue
            looked += 1
            assert file in made
            assert not anchor or anchor in _anchors(made[file])
    assert looked >= 15


@pytest.mark.parametrize("seed", range(3))
def test_order_of_files_does_not_matter(settings: Settings, works: list[Work], seed: int) -> None:
    """However the disk lists the entries, the bytes are the same."""
    shuffled = random.Random(seed).sample(works, len(works))

    assert _made(Library(settings, tuple(shuffled))) == _made(Library(settings, tuple(works)))


def test_full_lines_stand_once(library: Library, works: list[Work]) -> None:
    """Over all pages, a work has one line, however many sections list it."""
    pages = "\n".join(_made(library).values())

    lines = [
        line for line in pages.split("\n") if re.match(r"- \[(?!\*\*).*?(?<!\\)\]\((?!#)", line)
    ]
    assert len(lines) == len(works)


def test_repositorys_own_sections_have_their_anchors() -> None:
    """`#process-supervision` is there although the heading reads "Process Supervision (PRM)"."""
    settings = load(REPOSITORY, {})
    made = _made(Library(settings))

    for section in settings.sections:
        for subsection in section.subsections:
            page = made[f"{section.folder}/README.md"]
            target = f"./{section.folder}/README.md#{subsection.slug}"
            assert subsection.slug in _anchors(page)
            assert f"- [**{subsection.title}**]({target}) (0)\n  > " in made["README.md"]


def test_seeds_links_resolve(shared: Path) -> None:
    """Each link of the list as its owner wrote it that leads to a section leads there now."""
    seed = (shared / "seed" / "README.md").read_text("utf-8")
    made = _made(Library(load(REPOSITORY, {})))
    front = _anchors(made["README.md"])

    deep = re.findall(r"\]\(\./([^)#]+)#([^)]+)\)", seed)
    top = re.findall(r"^  - \[[^]]*\]\(#([^)]+)\)", seed, re.M)

    assert len(deep) == 21
    assert all(anchor in _anchors(made[file]) for file, anchor in deep)
    by_hand = {"-introduction", "-contributing", "citation"}
    assert {anchor for anchor in top if anchor not in front} == by_hand
