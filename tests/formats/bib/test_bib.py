"""BibTeX files of a list."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, TypeAlias

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pybtex.database import parse_string  # type: ignore[import-untyped]

from synthlit.bibtex.reader import read
from synthlit.formats import bib
from synthlit.formats.format import Options
from synthlit.library import layout
from synthlit.library.library import Library, Work
from synthlit.model.fields import ORDER, OWN
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

Golden = Callable[[str, str], None]
Dialect: TypeAlias = Literal["bibtex", "biblatex"]
Preference: TypeAlias = Literal["published", "preprint"]
LibraryOf = Callable[..., Library]


def nothing(path: object) -> None:
    """Say of every file that it is not there."""


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("bibtex.bib", Options()),
        ("biblatex.bib", Options(dialect="biblatex")),
        ("ascii.bib", Options(ascii=True)),
        ("preprint.bib", Options(prefer="preprint")),
        ("section.bib", Options(section=SectionPath("rlvr", "process-supervision"))),
    ],
)
def test_document(library: Library, golden: Golden, name: str, options: Options) -> None:
    """The hard works in each of the ways that people ask for."""
    golden(name, bib.document(library, options))


@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("prefer", ["published", "preprint"])
@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_other_readers_find_every_work(
    library: Library, dialect: Dialect, prefer: Preference, plain: bool, own: bool
) -> None:
    """Other programs read the text whole, and the same of it."""
    options = Options(dialect=dialect, prefer=prefer, ascii=plain, own_fields=own)
    text = bib.document(library, options)

    theirs = parse_string(text, "bibtex").entries
    ours = read(text)

    assert not ours.problems
    assert sorted(theirs) == [entry.key for entry in ours.entries]
    assert sorted(theirs) == sorted(work.key for work in library.works)
    assert text.isascii() or not options.ascii


def test_no_engine_is_given_what_only_we_know(library: Library) -> None:
    """None of our own fields is in a file unless asked for."""
    assert not OWN & set(re.findall(r"^  ([a-z-]+) +=", bib.document(library, Options()), re.M))


def test_files_are_the_list_its_sections_and_subsections(library: Library) -> None:
    """Every place has a file, empty ones too, so that its address never fails."""
    made = bib.files(library, nothing)

    assert sorted(map(str, made)) == [
        "bib/all.bib",
        "bib/former-keys.bib",
        "bib/rlvr.bib",
        "bib/rlvr/outcome-based.bib",
        "bib/rlvr/process-supervision.bib",
        "bib/sft.bib",
        "bib/tools.bib",
    ]
    assert all(text.startswith(bib.HEAD) for text in made.values())


def test_file_of_a_section_has_what_it_also_lists(library: Library) -> None:
    """A work that another section lists too is in both files, once each."""
    made = {str(path): text for path, text in bib.files(library, nothing).items()}

    for name in ("rlvr/process-supervision", "rlvr/outcome-based", "rlvr", "sft", "all"):
        assert made[f"bib/{name}.bib"].count("@inproceedings{lightman2023lets,") == 1
    assert "lightman2023lets" not in made["bib/tools.bib"]


def test_file_equals_the_sections_document(library: Library) -> None:
    """What `export` keeps is what it prints."""
    made = bib.files(library, nothing)

    for path in library.settings.paths():
        expected = bib.document(library, Options(section=path))
        text = made[layout.bib_file(library.settings, path)].removeprefix(bib.HEAD)
        fingerprint, _, body = text.partition("\n")
        assert fingerprint.startswith("% synthlit fingerprint ")
        assert bib.HEAD + body == expected


def test_former_keys_have_a_file_of_their_own(library: Library, golden: Golden) -> None:
    """A text that cites a key from before a rename finds it there; biblatex needs no such file."""
    path = layout.former_keys_file(library.settings)
    export = replace(library.settings.export, dialect="biblatex")
    other = replace(library.settings, export=export)

    golden("former-keys.bib", bib.files(library, nothing)[path])
    assert path not in bib.files(Library(other, library.works), nothing)


def test_work_in_no_section_is_in_the_whole_list(library_of: LibraryOf) -> None:
    """Where it is filed is for lint to tell; it can be cited all the same."""
    library = library_of(("gone/too", "misc", "a", {"title": "T"}))

    made = {str(path): text for path, text in bib.files(library, nothing).items()}

    assert [path for path, text in made.items() if "@misc{a," in text] == ["bib/all.bib"]


def test_heads_say_what_was_left_out(library_of: LibraryOf) -> None:
    """A work that cannot be cited is named, and nothing in a comment opens an entry."""
    library = library_of(("tools", "misc", "a@b^^5c", {"title": "T"}))

    text = bib.document(library, Options(section=SectionPath("tools")))

    assert "A Small List: 🛠️ Tools & Frameworks, 0 works." in text
    assert "entries/tools/a(at)b^^5c.bib" in text
    assert "@" not in text


def test_one_work_is_one_work(library_of: LibraryOf) -> None:
    """The head counts in English, and in ASCII where that is asked for."""
    library = library_of(("tools", "misc", "a", {"title": "T"}))

    text = bib.document(library, Options(section=SectionPath("tools"), ascii=True))

    assert "Tools & Frameworks, 1 work.\n" in text
    assert text.isascii()


@pytest.mark.parametrize("seed", range(3))
def test_order_of_files_does_not_matter(settings: Settings, works: list[Work], seed: int) -> None:
    """However the disk lists the entries, the bytes are the same."""
    shuffled = random.Random(seed).sample(works, len(works))

    first = bib.files(Library(settings, tuple(works)), nothing)
    second = bib.files(Library(settings, tuple(shuffled)), nothing)

    assert {str(path): text for path, text in first.items()} == {
        str(path): text for path, text in second.items()
    }


_STEERING = ("execute", "options", "related", "relatedtype", "xdata", "langidopts", "presort")
_HOSTILE = st.lists(
    st.sampled_from(
        [
            *"\\{}$%#&_^~\",=aé表τ<\n\u202e", "@misc{x,", " and ", "\\input{x}",
            "\\url{https://a.b/%", "\\write18", "^^5c",
        ]
    )
).map("".join)  # fmt: skip


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.dictionaries(st.sampled_from([*ORDER, *_STEERING, "x-unknown"]), _HOSTILE),
    dialect=st.sampled_from(["bibtex", "biblatex"]),
    type_=st.sampled_from(["misc", "article", "phdthesis", "software", "odd"]),
)
def test_hostile_values_break_nothing(
    library_of: LibraryOf, fields: dict[str, str], dialect: Dialect, type_: str
) -> None:
    """Whatever a contributor writes, the file holds one entry and no command that acts."""
    library = library_of(("tools", type_, "k", fields), ("tools", "misc", "l", {"title": "Last"}))

    text = bib.document(library, Options(dialect=dialect, own_fields=True))

    assert sorted(parse_string(text, "bibtex").entries) == ["k", "l"]
    assert not re.search(r"\\(?:input|write)", text)
    assert "^^" not in text
