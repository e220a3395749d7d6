"""Generated files say by their fingerprints whether they are current, and say it rightly."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthlit.formats import bib, jsonl, md
from synthlit.formats.bib.generated_bib import GeneratedBib
from synthlit.formats.generated import compare
from synthlit.library import fingerprint
from synthlit.library.fingerprint import State
from synthlit.library.library import Library, Work, entry_path
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.settings import Settings, parse

Texts = Mapping[PurePosixPath, str]

_FIELDS = {
    "title": ("One", "{GPT}: Two", "Três"), "author": ("Li, Wei", "Müller, Max"),
    "year": ("2023", "2024"), "eprint": ("2305.20050", "2402.03300"), "ids": ("old", "a, older"),
    "also": ("tools", "rl/one", "rl, sft", "former"), "keywords": ("x", "y"), "venue": ("ICLR",),
    "verified": ("arxiv 2026-01-01", "arxiv 2026-01-02"), "added": ("2026-01-01",),
    "crossref": ("a", "b"), "xdata": ("c", "c, d"), "publisher": ("P", "xdata=d-title"),
    "code": ("https://a.org/b",), "annotation": ("Adds it.",), "url": ("https://a.org/c_d",),
}  # fmt: skip
_entries = st.fixed_dictionaries({}, optional={k: st.sampled_from(v) for k, v in _FIELDS.items()})
_works = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d"]),
    st.tuples(st.sampled_from(["rl", "rl/one", "rl/gone", "sft", "tools", "former"]), _entries),
    min_size=1,
)
_texts = st.sampled_from(["", "A", "B *c*", "# D"])
_former_titles = st.sampled_from([[], ["T"]])
_aliases = st.sampled_from([[], ["former"], ["sft/x", "rl/gone"]])
_subsections = st.lists(
    st.fixed_dictionaries(
        {"slug": st.sampled_from(["one", "two"]), "title": st.sampled_from(["One", "Two"])},
        optional={"description": _texts, "former_titles": _former_titles},
    ),
    max_size=2,
    unique_by=lambda each: each["slug"],
)


@st.composite
def _settings(draw: st.DrawFn) -> Settings:
    titles = st.sampled_from(["A", "B & C"])
    sections = [
        {"slug": "rl", "title": draw(titles), "subsections": draw(_subsections),
         "folder": draw(st.sampled_from(["RL", "01_RL"]))},
        {"slug": "sft", "title": draw(titles), "folder": "SFT", "focus": draw(_texts),
         "former_folders": draw(st.sampled_from([[], ["Old"], ["Older"]]))},
        {"slug": "tools", "title": draw(titles), "former_titles": draw(_former_titles),
         "focus": draw(_texts), "aliases": draw(_aliases)},
    ]  # fmt: skip
    link = draw(st.sampled_from([["arxiv"], ["url", "doi"]]))
    export = {
        "dialect": draw(st.sampled_from(["bibtex", "biblatex"])),
        "formats": draw(st.sampled_from([["md"], ["bib", "md"]])),
        "folder": draw(st.sampled_from(["bib", "out"])),
    }
    head = {"title": draw(titles), "link": link}
    return parse({"list": head, "export": export, "sections": draw(st.permutations(sections))}, {})


@st.composite
def _two_libraries(draw: st.DrawFn) -> tuple[Library, Library]:
    """Return a library before and after a change of some works, or of the settings."""
    works, before = draw(_works), draw(_settings())
    others = draw(_works)
    after = draw(st.just(before) | _settings())
    return _library(before, works), _library(after, draw(st.sampled_from([works, works | others])))


def _library(found: Settings, works: Mapping[str, tuple[str, dict[str, str]]]) -> Library:
    filed = []
    for key, (section, fields) in works.items():
        path = SectionPath(*section.split("/"))
        entry = Entry(type="misc", key=key, fields=fields)
        filed.append(Work(entry, path, entry_path(path, key)))
    return Library(found, tuple(sorted(filed, key=lambda work: work.path)))


@pytest.mark.parametrize("format_", [bib, md])
@settings(max_examples=150)
@given(_two_libraries())
def test_fingerprints_say_what_making_the_files_says(
    format_: ModuleType, libraries: tuple[Library, Library]
) -> None:
    """Whatever changes, a file is current by its fingerprint where its text would be the same."""
    before: Texts = dict(format_.files(libraries[0], lambda _: None))
    after = format_.files(libraries[1], before.get)

    for path, text in after.items():
        is_current = compare(after, path, before.get) is State.CURRENT
        assert is_current == (before.get(path) == text)


@pytest.mark.parametrize("format_", [bib, md])
def test_a_hand_edit_is_told_from_old_text(format_: ModuleType, library: Library) -> None:
    """Text that no export wrote is edited, with whatever the entries hold now."""
    made: Texts = dict(format_.files(library, lambda _: None))
    edited = {path: text.replace("Lightman", "Lightmann") for path, text in made.items()}

    files = format_.files(library, edited.get)

    for path, text in made.items():
        state = compare(files, path, edited.get)
        assert state is (State.CURRENT if edited[path] == text else State.EDITED)


def test_a_page_in_other_line_ends_or_with_a_line_more_is_edited(library: Library) -> None:
    """White space between the markers counts, and the line ends are those of the page."""
    made: Texts = dict(md.files(library, lambda _: None))
    windows = {path: text.replace("\n", "\r\n") for path, text in made.items()}
    mixed = {path: text.replace("\n\n", "\r\n\n") for path, text in made.items()}

    files = {name: md.files(library, texts.get) for name, texts in (("w", windows), ("m", mixed))}

    assert {compare(files["w"], path, windows.get) for path in made} == {State.CURRENT}
    assert State.CURRENT not in {compare(files["m"], path, mixed.get) for path in made}


@pytest.mark.parametrize("format_", [bib, md])
def test_a_file_without_a_fingerprint_is_compared_by_its_text(
    format_: ModuleType, library: Library
) -> None:
    """One that an earlier version wrote only needs a fingerprint, unless it is out of date."""
    files = format_.files(library, lambda _: None)
    old = {path: files.file(path).made_without_fingerprint() for path in files}
    stale = {path: text.replace("Lightman", "Lichtman") for path, text in old.items()}

    for path, text in old.items():
        assert compare(format_.files(library, old.get), path, old.get) is State.UNKNOWN
        state = compare(format_.files(library, stale.get), path, stale.get)
        assert state is (State.UNKNOWN if stale[path] == text else State.STALE)


def test_contents_follow_handwritten_headings(library: Library) -> None:
    """A heading that somebody writes above the list makes the table of contents stale."""
    made: Texts = dict(md.files(library, lambda _: None))
    front = PurePosixPath("README.md")
    longer = {**made, front: made[front] + "\n## More\n"}
    other = {**made, front: made[front] + "\nMore.\n"}

    assert compare(md.files(library, longer.get), front, longer.get) is State.STALE
    assert compare(md.files(library, other.get), front, other.get) is State.CURRENT


def test_a_format_without_fingerprints_is_made(library: Library) -> None:
    """JSON has no comments."""
    path = PurePosixPath("bib/all.jsonl")
    files = jsonl.files(library, lambda _: None)

    assert compare(files, path, files.get) is State.CURRENT
    assert compare(files, path, lambda _: "{}\n") is State.STALE


def test_the_version_is_raised_with_every_change_of_what_is_written(library: Library) -> None:
    """Files that an older version wrote are out of date only because the version differs.

    When this fails, raise VERSION in synthlit/library/fingerprint.py by one, and put version and
    digest here.
    """
    digest = sha256()
    for format_ in (bib, md):
        files = format_.files(library, lambda _: None)
        for path in files:
            digest.update(files.file(path).made_without_fingerprint().encode())

    assert (fingerprint.VERSION, digest.hexdigest()[:16]) == (2, "95234024c4d38d06")


def test_a_former_page_depends_on_the_sections_that_its_parts_moved_to() -> None:
    """It names the former titles of a section that took a part over."""
    tools = {"slug": "tools", "title": "Tools", "aliases": ["sft/x"]}
    moved = {"slug": "sft", "title": "SFT", "folder": "SFT", "former_folders": ["Older"]}

    def library(**more: object) -> Library:
        data = {"list": {"title": "L"}, "sections": [moved, tools | more]}
        return Library(parse(data, {}))

    before = dict(md.files(library(), lambda _: None))
    after = md.files(library(former_titles=["T"]), before.get)

    path = PurePosixPath("Older/README.md")
    assert before[path] != after[path]
    assert compare(after, path, before.get) is State.STALE


def test_a_file_depends_on_the_entries_that_refer_to_its_own() -> None:
    """BibTeX is given a key to sort a parent by, also where its children are in another section."""

    def library(**fields: str) -> Library:
        sections = [{"slug": slug, "title": slug} for slug in ("rl", "sft")]
        found = parse({"list": {"title": "L"}, "sections": sections}, {})
        works = [
            Work(Entry(type="misc", key=key, fields=more), at, entry_path(at, key))
            for key, at, more in (("a", SectionPath("rl"), fields), ("b", SectionPath("sft"), {}))
        ]
        return Library(found, tuple(works))

    before = dict(bib.files(library(), lambda _: None))
    after = bib.files(library(crossref="b"), before.get)

    path = PurePosixPath("bib/sft.bib")
    assert before[path] != after[path]
    assert compare(after, path, before.get) is State.STALE


def test_files_are_not_made_to_know_their_paths(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is made when its text is asked for, and by nothing else."""

    def made(self: GeneratedBib) -> str:
        raise AssertionError(self)

    monkeypatch.setattr(GeneratedBib, "made", made)
    files = bib.files(library, lambda _: None)

    assert all(path in files for path in files)
    assert PurePosixPath("other.bib") not in files
