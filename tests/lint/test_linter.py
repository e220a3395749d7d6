"""The rules asked about a library."""

from datetime import date
from pathlib import PurePosixPath

from synthlit.library.library import Library
from synthlit.lint.context import Context
from synthlit.lint.documents import DocumentSet
from synthlit.lint.linter import Linter
from synthlit.lint.registry import RULES as EVERY
from synthlit.lint.rule import Preset, Rules
from tests.lint.conftest import ChooseRules, MakeLibrary, check

# What is asked of a library without being named.
RULES = EVERY.only(r.code for r in EVERY if r.preset in (Preset.DEFAULT, Preset.HOUSE))

FILES = {
    "entries/sft/broken.bib": "@misc{broken,\n",
    "entries/sft/gu2023minillm.bib": """\
@misc{gu2023minillm,
  title         = {MiniLLM: Knowledge <i>Distillation</i> of Large Language Models},
  author        = {Gu, Yuxian and others},
  year          = {2023},
  eprint        = {2306.08543},
  archiveprefix = {arXiv},
}
""",
    "entries/tools/gu2024minillm.bib": """\
@misc{gu2024minillm,
  title         = {{MiniLLM}},
  author        = {Gu, Yuxian et al.},
  year          = {2024},
  eprint        = {2306.08543},
  archiveprefix = {arXiv},
}
""",
}
SFT = PurePosixPath("entries/sft/gu2023minillm.bib")
TOOLS = PurePosixPath("entries/tools/gu2024minillm.bib")


def test_places_in_order(library_of: MakeLibrary, today: date) -> None:
    """Findings come sorted, each with the place, the key and the rule."""
    found = check(library_of(FILES), RULES, stale=[PurePosixPath("README.md")], today=today)

    places = [(str(each.path), each.line, each.column, each.code, each.key) for each in found]
    assert places == [
        ("README.md", 1, 1, "GEN001", ""),
        ("entries/sft/broken.bib", 1, 1, "SYN001", ""),
        ("entries/sft/gu2023minillm.bib", 2, 20, "TXT008", "gu2023minillm"),
        ("entries/sft/gu2023minillm.bib", 2, 39, "TXT003", "gu2023minillm"),
        ("entries/sft/gu2023minillm.bib", 5, 20, "DUP001", "gu2023minillm"),
        ("entries/tools/gu2024minillm.bib", 3, 20, "NAM001", "gu2024minillm"),
        ("entries/tools/gu2024minillm.bib", 5, 20, "DUP001", "gu2024minillm"),
    ]


def test_order_of_works_does_not_matter(library_of: MakeLibrary, today: date) -> None:
    """The same library in another order gives the same findings."""
    library = library_of(FILES)
    turned = Library(library.settings, library.works[::-1], library.unreadable)

    assert check(turned, RULES, today=today) == check(library, RULES, today=today)


def test_only_some_files(library_of: MakeLibrary, today: date) -> None:
    """Other files are not reported, but still seen: a new file that is a duplicate is found."""
    found = check(library_of(FILES), RULES, today=today, only={TOOLS})

    assert {each.path for each in found} == {TOOLS}
    assert [each.code for each in found] == ["NAM001", "DUP001"]


def test_only_checks_broken_files_too(library_of: MakeLibrary, today: date) -> None:
    """A file that cannot be read is reported when it is named, and only then."""
    broken = PurePosixPath("entries/sft/broken.bib")

    found = check(library_of(FILES), RULES, today=today, only={broken})

    assert [each.code for each in found] == ["SYN001"]


def test_an_empty_library_is_not_clean(library_of: MakeLibrary, today: date) -> None:
    """Nothing parsed is a finding, whatever files are asked for."""
    found = check(library_of({}), RULES, today=today)

    assert [(str(each.path), each.code) for each in found] == [("entries", "FIL002")]
    assert check(library_of({}), RULES, today=today, only={SFT}) == found


def test_no_rules(library_of: MakeLibrary, today: date) -> None:
    """Where no rule is asked, nothing is found."""
    assert check(library_of(FILES), Rules(), today=today) == []


def test_today_decides(library_of: MakeLibrary, only_rule: ChooseRules) -> None:
    """The same year is impossible one day and good the next year."""
    library = library_of({"entries/sft/one.bib": "@misc{one, year = {2028}}"})

    assert check(library, only_rule("NUM001"), today=date(2026, 12, 31))
    assert not check(library, only_rule("NUM001"), today=date(2027, 1, 1))


def test_pages_of_a_set_are_each_others_neighbours(
    library_of: MakeLibrary, only_rule: ChooseRules
) -> None:
    """A link into another page of the set is checked there, as the page is now."""
    pages = {"README.md": "# A\n\n[b](sub/../b.md#evaluation)\n", "b.md": "# Here\n"}
    linter = Linter(lambda _: only_rule("LNK002"), Context(date(2026, 11, 25)))

    def found(**texts: str) -> list[str]:
        paths = {PurePosixPath(path): text for path, text in (pages | texts).items()}
        documents = DocumentSet.of_library(library_of({}), paths)
        return [f"{each.path}:{each.line}" for each in linter.check(documents)]

    assert found() == ["README.md:3"]
    assert found(**{"b.md": "# Evaluation\n"}) == []
