"""synthlit.toml is found, read, and refused with a sentence."""

import tomllib
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from synthlit.errors import InvalidSettings, NoLibrary, UnknownSection
from synthlit.model.section import SectionPath
from synthlit.settings import (
    FILE_NAME,
    Settings,
    SourceSettings,
    find_root,
    load,
    parse,
)

LIST = '[list]\ntitle = "A List"\n'
SECTION = '[[sections]]\nslug = "rlvr"\ntitle = "RLVR"\n'
SMALL = LIST + SECTION
INNER = '[[sections.subsections]]\nslug = "outcome-based"\ntitle = "Outcome"\n'


def read(text: str, **environment: str) -> Settings:
    """Make settings of a text."""
    return parse(tomllib.loads(text), environment)


def complaint(text: str, **environment: str) -> str:
    """Return what is said of a text that is refused, which is one plain line with a remedy."""
    with pytest.raises(InvalidSettings) as caught:
        read(text, **environment)
    assert caught.value.hint
    assert caught.value.message.isprintable()
    return caught.value.message


def test_defaults() -> None:
    """Few things must be said; the rest has a value that suits most lists."""
    settings = read(SMALL)
    assert settings.list.link == ("arxiv", "doi", "url")
    assert settings.export.formats == ("bib", "md")
    assert settings.export.folder == "bib"
    assert (settings.lint.preset, settings.lint.select) == ("default", ())
    assert settings.sources == {"arxiv": SourceSettings()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "list is missing"),
        (LIST, "sections is missing"),
        ("sections = []\n" + LIST, "sections: it needs at least one"),
        ("sections = 3\n" + LIST, "sections: it must be a list"),
        ("list = 3\n" + SECTION, "list: it must be a table"),
        ("spelling = 1\n" + SMALL, "spelling is not a setting"),
        (SMALL + 'slugs = "x"', "sections.slugs (section 1) is not a setting"),
        (LIST.replace('"A List"', "3") + SECTION, "list.title: it must be a string, in quotes"),
        (LIST.replace("A List", " ") + SECTION, "list.title: it must be one line of text"),
        (LIST.replace("A List", r"A\nB") + SECTION, "list.title: it must be one line of text"),
        (SMALL.replace("RLVR", "R\\u202eV"), "sections.title (section 1): it must be one line"),
        (LIST + 'url = "javascript:x"\n' + SECTION, "list.url: 'javascript:x' is not an address"),
        (LIST + 'link = ["arxiv", "web"]\n' + SECTION, "list.link (link 2): it should be 'arxiv'"),
        (SMALL.replace('"rlvr"', '"RLVR"'), "a slug has lower-case letters"),
        (SMALL.replace('"rlvr"', '"../etc"'), "a slug has lower-case letters"),
        (SMALL.replace('"rlvr"', '"con"'), "'con' is a device on Windows"),
        (SMALL + INNER.replace("outcome-based", "Out"), "(section 1, subsection 1): a slug"),
        (SMALL + INNER + INNER, "section 'rlvr' has the subsection 'outcome-based' twice"),
        (SMALL + SECTION, "two sections have the slug 'rlvr'"),
        (SMALL + 'folder = "../x"', "a folder is one name"),
        (SMALL + 'folder = "/etc"', "a folder is one name"),
        (SMALL + 'folder = "a/b"', "a folder is one name"),
        (SMALL + "folder = 'a\\b'", "a folder is one name"),
        (SMALL + 'folder = ".git"', "a folder is one name"),
        (SMALL + 'folder = ".."', "a folder is one name"),
        (SMALL + 'folder = ""', "a folder is one name"),
        (SMALL + 'folder = "entries"', "'entries' cannot be a section's folder"),
        (SMALL + 'folder = "BIB"', "'BIB' cannot be a section's folder"),
        (SMALL + 'folder = "README.md"', "'README.md' cannot be a section's folder"),
        (SMALL + 'folder = "aux.d"', "'aux.d' cannot be a section's folder"),
        (SMALL + 'folder = "a:b"', "'a:b' cannot be a section's folder"),
        (SMALL + 'folder = "a."', "'a.' cannot be a section's folder"),
        (SMALL + 'folder = " a"', "' a' cannot be a section's folder"),
        (SMALL + 'folder = "a\\u0007"', "'a\\x07' cannot be a section's folder"),
        (SMALL + f'folder = "{"x" * 101}"', "cannot be a section's folder"),
        (
            SMALL + 'folder = "Über"\n' + SECTION.replace("rlvr", "b") + 'folder = "über"',
            "two sections have the folder 'über'",
        ),
        (
            SMALL + 'folder = "Caf\\u00e9"\n' + SECTION.replace("rlvr", "b")
            + 'folder = "cafe\\u0301"',
            "two sections have the folder 'café'",
        ),
        (
            SMALL + 'folder = "Out"\n[export]\nfolder = "out"',
            "a section has the folder 'out' of the exports",
        ),
        (SMALL + '[export]\nformats = ["pdf"]', "export.formats (format 1): it should be 'bib'"),
        (SMALL + '[export]\nfolder = "../x"', "export.folder: a folder is one name"),
        (SMALL + '[export]\nprivate = ["a b"]', "export.private (private 1): 'a b' is not"),
        (SMALL + '[export]\ndialect = "bib"', "export.dialect: it should be 'bibtex'"),
        (SMALL + '[lint]\nselect = ["txt"]', "lint.select: 'txt' is not a rule code"),
        (SMALL + '[lint]\nignore = ["TXT0001"]', "lint.ignore: 'TXT0001' is not a rule code"),
        (SMALL + '[sources.arxiv]\nurl = "file:///x"', "sources.arxiv.url: 'file:///x' is no"),
        (SMALL + "[sources.arxiv]\ninterval = -1", "interval: it should be greater than or equal"),
        (SMALL + "[sources.arxiv]\ninterval = nan", "sources.arxiv.interval: it should be"),
        (SMALL + '[sources.arxiv]\ninterval = "x"', "sources.arxiv.interval: it must be a number"),
        (SMALL + "[sources.arxiv]\ndeadline = 0", "deadline: it should be greater than 0"),
        (SMALL + 'aliases = ["Old Name"]', "a former name is written in full"),
        (SMALL + "aliases = [3]", "a former name is written in full"),
        (SMALL + 'aliases = ["rlvr"]', "rlvr cannot have been rlvr, which is in the list"),
        (
            SMALL + "[sources.dblp]\nurl = 'https://a.b'",
            "sources.dblp: there is no source 'dblp'; the sources are arxiv",
        ),
    ],
)  # fmt: skip
def test_every_fault_has_a_sentence(text: str, expected: str) -> None:
    """A value that cannot be used is named as TOML spells it, with what is wrong."""
    message = complaint(text)
    assert message.startswith(FILE_NAME)
    assert expected in message


def test_the_environment_overrides_a_service() -> None:
    """Address, interval and deadline of a service can be said from outside; nothing is nothing."""
    arxiv = read(
        SMALL,
        SYNTHLIT_ARXIV_URL="http://127.0.0.1:8000/api",
        SYNTHLIT_ARXIV_INTERVAL="0.1",
        SYNTHLIT_ARXIV_DEADLINE="",
    ).sources["arxiv"]
    assert (arxiv.url, arxiv.interval, arxiv.deadline) == ("http://127.0.0.1:8000/api", 0.1, None)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SYNTHLIT_ARXIV_URL", "ftp://a.b"),
        ("SYNTHLIT_ARXIV_URL", "a b"),
        ("SYNTHLIT_ARXIV_INTERVAL", "soon"),
        ("SYNTHLIT_ARXIV_DEADLINE", "-1"),
    ],
)
def test_a_bad_variable_is_named(variable: str, value: str) -> None:
    """A fault of the environment is not blamed on the file."""
    message = complaint(SMALL, **{variable: value})
    assert message.startswith(f"{variable}: ")
    assert FILE_NAME not in message


def test_sections_and_places(settings: Settings) -> None:
    """Every place is known, in the list's order."""
    assert [str(path) for path in settings.paths()] == [
        "rlvr", "rlvr/outcome-based", "rlvr/process-supervision", "sft", "tools",
    ]  # fmt: skip
    assert settings.section("sft").folder == "02_SFT"
    assert settings.section("tools").folder is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rlvr", SectionPath("rlvr")),
        ("RLVR/", SectionPath("rlvr")),
        ("rlvr/outcome-based", SectionPath("rlvr", "outcome-based")),
        ("outcome-based", SectionPath("rlvr", "outcome-based")),
    ],
)
def test_place(settings: Settings, text: str, expected: SectionPath) -> None:
    """A person names a place in full, or by its subsection where that is one's alone."""
    assert settings.taxonomy.find(text) == expected


def test_former_names_find_what_they_became() -> None:
    """A place is found by the name that it had, and a path means what it has become."""
    settings = read(SMALL + 'aliases = ["verifiable"]\n' + INNER)
    assert settings.taxonomy.find("verifiable") == SectionPath("rlvr")
    assert settings.taxonomy.current(SectionPath("verifiable", "outcome-based")) == SectionPath(
        "rlvr", "outcome-based"
    )
    assert settings.taxonomy.current(SectionPath("unknown")) == SectionPath("unknown")


def test_unknown_place(settings: Settings) -> None:
    """Where there is no such place the nearest are named, or all."""
    with pytest.raises(UnknownSection) as near:
        settings.taxonomy.find("outcome")
    assert "rlvr/outcome-based" in near.value.hint
    with pytest.raises(UnknownSection) as far:
        settings.taxonomy.find("zzzzzz")
    assert "rlvr, rlvr/outcome-based" in far.value.hint


def test_a_name_of_two_places_is_unclear() -> None:
    """A subsection of two sections has to be named in full."""
    other = SECTION.replace("rlvr", "sft")
    settings = read(SMALL + INNER + other + INNER)
    with pytest.raises(UnknownSection) as caught:
        settings.taxonomy.find("outcome-based")
    assert caught.value.hint == "did you mean rlvr/outcome-based or sft/outcome-based?"
    assert settings.taxonomy.find("sft/outcome-based") == SectionPath("sft", "outcome-based")


def test_the_nearest_file_is_found(root: Path) -> None:
    """The library is found from any folder inside it, and the nearest counts."""
    inner = root / "entries" / "rlvr"
    inner.mkdir()
    assert find_root(inner) == root.resolve()
    (inner / FILE_NAME).write_text(SMALL)
    assert find_root(inner) == inner.resolve()


def test_no_file(tmp_path: Path) -> None:
    """Outside any library it is said how to get into one; a folder of that name is no file."""
    (tmp_path / FILE_NAME).mkdir()
    for ask in (lambda: find_root(tmp_path), lambda: load(tmp_path / "no", {})):
        with pytest.raises(NoLibrary) as caught:
            ask()
        assert "synthlit init" in caught.value.hint


def test_a_closed_folder_holds_no_library(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be looked into is passed by."""
    is_file = Path.is_file

    def look(path: Path) -> bool:
        if path.parent.name == "closed":
            raise PermissionError(13, "Permission denied")
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", look)
    (root / "closed").mkdir()
    assert find_root(root / "closed") == root.resolve()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[list", "is not valid TOML"),
        (b"\xff", "is not valid TOML"),
        (b"[list]\ntitle = 'a'\ntitle = 'b'", "is not valid TOML"),
    ],
)
def test_a_broken_file(tmp_path: Path, data: bytes, expected: str) -> None:
    """What is no TOML is reported with its place."""
    (tmp_path / FILE_NAME).write_bytes(data)
    with pytest.raises(InvalidSettings) as caught:
        load(tmp_path, {})
    assert expected in caught.value.message


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """What the system refuses to read is reported, not thrown."""
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(InvalidSettings) as caught:
        load(tmp_path, {})
    assert "cannot be read" in caught.value.message


def test_bom_and_crlf(tmp_path: Path) -> None:
    """An editor's byte-order mark and line ends do no harm."""
    (tmp_path / FILE_NAME).write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load(tmp_path, {}).list.title == "A List"


def test_settings_are_a_value(settings: Settings) -> None:
    """Nothing that is read can be changed."""
    with pytest.raises(FrozenInstanceError):
        settings.list.title = "Other"  # type: ignore[misc]
