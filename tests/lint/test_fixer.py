"""Fixes carried out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import canonical
from synthlit.library.library import Library, Work
from synthlit.lint.diagnostic import (
    Diagnostic,
    Edit,
    Fix,
    Move,
    Revise,
)
from synthlit.lint.documents import Change, DocumentSet, read_entry, with_files
from synthlit.lint.fixer import FixMode
from synthlit.lint.linter import Files
from synthlit.lint.registry import RULES as EVERY
from synthlit.lint.rule import Finding, Fixes, Preset, Rule, Rules, entry_rule
from tests.lint.conftest import ChooseRules, MakeLibrary, check, fix_library

# What is asked of a library without being named.
RULES = EVERY.only(r.code for r in EVERY if r.preset in (Preset.DEFAULT, Preset.HOUSE))

PATH = PurePosixPath("entries/sft/one.bib")
MESSY = """\
% from a colleague
@string{neurips = "Advances in Neural Information Processing Systems 37"}
@InProceedings(patil2023gorilla,
  author = "Shishir G. Patil and Tianjun Zhang et al.",
  Title = {Gorilla: Large Language Model Connected with <i>Massive</i> APIs &amp; More},
  booktitle = neurips, pages = "126544-126565", year = 2024,
  DOI = {https://doi.org/10.52202/079017-4020},
  note = {},
)
to be read again
"""
MENDED = """\
% from a colleague
@string{neurips = "Advances in Neural Information Processing Systems 37"}
@inproceedings{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with \\emph{Massive} {APIs} \\& More},
  author    = {Patil, Shishir G. and Zhang, Tianjun and others},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  year      = {2024},
  doi       = {10.52202/079017-4020},
}

to be read again
"""


@dataclass(frozen=True)
class Fixed:
    """A library after its fixes, what was fixed, and the files that changed."""

    library: Library
    diagnostics: tuple[Diagnostic, ...]
    write: dict[PurePosixPath, str]
    remove: tuple[PurePosixPath, ...]


def _fix(
    library: Library, *, rules: Rules = RULES, unsafe: bool = False, only: Files = None
) -> Fixed:
    mode = FixMode.ALL if unsafe else FixMode.SAFE
    files = [f for f in fix_library(library, rules, mode, only) if f.was_read]
    gone = {file.origin or file.path for file in files}
    kept = (f for f in DocumentSet.of_library(library).files.values() if f.path not in gone)
    now = [*kept, *(read_entry(Change(f.path, f.after)) for f in files)]
    changed = [file for file in files if file.is_changed]
    write = {file.path: file.after for file in changed}
    remove = [file.origin for file in changed if file.origin and file.origin not in write]
    fixed = tuple(each for file in files for each in file.fixed)
    return Fixed(with_files(library, now), fixed, write, tuple(remove))


def test_fix_of_a_value_takes_back_what_was_verified(library_of: MakeLibrary) -> None:
    """Where a fix changes a value that a source confirmed, its part of `verified` goes."""
    confirmed = "arxiv 2026-11-20; dblp 2026-11-21 000000; the authors 2026-11-22"
    for edit, left in (
        (Revise({"title": "Other"}), None),
        (Revise({"title": "{A} title"}), confirmed),
        (Revise({"annotation": "Other."}), confirmed),
        (Revise({"eprint": "2305.20051"}), "dblp 2026-11-21 000000; the authors 2026-11-22"),
        (Revise({"year": None}), None),
        (Revise({"title": "Other", "verified": "me 2026-11-23"}), "me 2026-11-23"),
    ):
        text = (
            "@misc{one,\n  title = {A title},\n  year = {2023},\n  eprint = {2305.20050},\n"
            f"  verified = {{{confirmed}}},\n}}\n"
        )
        fixed = _fix(library_of({str(PATH): text}), rules=Rules([_rule(edit)]))
        assert fixed.library.works[0].entry.fields.get("verified") == left


def _rule(*edits: Edit) -> Rule:
    """Return a rule that offers edits for every work."""

    def find(work: Work) -> Iterator[Finding]:
        return (Finding(work, "it is so", fix=Fix("fix it", edit)) for edit in edits)

    return entry_rule("XXX001", "x", fix=Fixes.SAFE)(find)


def test_everything_at_once(library_of: MakeLibrary) -> None:
    """Many faults of one file are fixed in passes; comments and strings stay, the file moves."""
    old = PurePosixPath("entries/sft/paper.bib")
    new = PurePosixPath("entries/sft/patil2023gorilla.bib")

    fixed = _fix(library_of({str(old): MESSY}))

    assert fixed.write == {new: MENDED}
    assert fixed.remove == (old,)
    assert [work.text for work in fixed.library.works] == [MENDED]
    assert {each.code for each in fixed.diagnostics} == {
        "FIL004", "FIL005", "FLD002", "IDN001", "NAM001", "NUM003", "TXT003", "TXT004", "TXT008",
    }  # fmt: skip
    assert not check(fixed.library, RULES)


def test_a_clean_file_is_not_touched(library_of: MakeLibrary) -> None:
    """Where nothing is wrong, nothing is written."""
    library = library_of({"entries/sft/patil2023gorilla.bib": MENDED})

    fixed = _fix(library, unsafe=True)

    assert fixed == Fixed(library, (), {}, ())


def test_two_fixes_of_one_field(library_of: MakeLibrary, only_rule: ChooseRules) -> None:
    """The second does not undo the first: each of them comes in a pass of its own."""
    library = library_of({str(PATH): "@misc{one,\n  title = {A &amp; B<sup>2</sup>},\n}\n"})
    rules = Rules([*only_rule("TXT003"), *only_rule("TXT004")])

    fixed = _fix(library, rules=rules)

    assert fixed.write == {PATH: "@misc{one,\n  title = {A \\& B$^{2}$},\n}\n"}
    assert [each.code for each in fixed.diagnostics] == ["TXT004", "TXT003"]


def test_what_is_fixed_by_the_way_counts(library_of: MakeLibrary) -> None:
    """A fault that canonical form took away, while its own fix had to wait, was fixed too."""
    library = library_of({str(PATH): "@misc{one,\n  title = {LLMs & more},\n}\n"})

    fixed = _fix(library)

    assert fixed.write == {PATH: "@misc{one,\n  title = {{LLMs} \\& more},\n}\n"}
    assert [each.code for each in fixed.diagnostics] == ["TXT008", "TXT010"]


def test_unsafe_fixes_only_when_asked(library_of: MakeLibrary, only_rule: ChooseRules) -> None:
    """A fix that may be wrong waits for its own option."""
    text = "@misc{one,\n  author = {Namgyu Ho, Laura Schmid, Se-Young Yun},\n}\n"
    library = library_of({str(PATH): text})

    assert not _fix(library, rules=only_rule("NAM003")).diagnostics
    assert _fix(library, rules=only_rule("NAM003"), unsafe=True).write == {
        PATH: "@misc{one,\n  author = {Namgyu Ho and Laura Schmid and Se-Young Yun},\n}\n"
    }


def test_only_some_files(library_of: MakeLibrary) -> None:
    """Other files stay as they are, and a chosen file is followed when it moves."""
    library = library_of({"entries/sft/a.bib": MESSY, "entries/sft/two.bib": "@misc{two, year=1}"})

    fixed = _fix(library, only=[PurePosixPath("entries/sft/a.bib"), PATH])

    assert list(fixed.write.values()) == [MENDED]
    assert {str(work.path) for work in fixed.library.works} == {
        "entries/sft/patil2023gorilla.bib",
        "entries/sft/two.bib",
    }


def test_files_change_places(library_of: MakeLibrary, only_rule: ChooseRules) -> None:
    """A file moves to where another one lay, when that one has moved; nothing is removed by it."""
    library = library_of(
        {
            "entries/sft/one.bib": "@misc{two,\n}\n",
            "entries/sft/two.bib": "@misc{three,\n}\n",
        }
    )

    fixed = _fix(library, rules=only_rule("FIL004"))

    assert {str(path): text for path, text in fixed.write.items()} == {
        "entries/sft/two.bib": "@misc{two,\n}\n",
        "entries/sft/three.bib": "@misc{three,\n}\n",
    }
    assert fixed.remove == (PATH,)


def test_a_moved_file_keeps_its_bytes(library_of: MakeLibrary, only_rule: ChooseRules) -> None:
    """Renaming changes nothing in the file, whatever its line ends."""
    text = "\ufeff@misc{two, year = 2024}\r\n"

    fixed = _fix(library_of({str(PATH): text}), rules=only_rule("FIL004"))

    assert fixed.write == {PurePosixPath("entries/sft/two.bib"): text}


def test_unreadable_files_are_never_touched(library_of: MakeLibrary) -> None:
    """A file of which a part could not be read is not written."""
    library = library_of({str(PATH): "@misc{one, author = {Et al}}\n@misc{two, year = 2025"})

    fixed = _fix(library, unsafe=True)

    assert fixed.library.unreadable == library.unreadable
    assert not fixed.write


@pytest.mark.parametrize(
    "edit",
    [
        Revise({"title": "a {brace too many"}),
        Revise({"no field": "with such a name"}),
        Move(PurePosixPath("entries/sft/one.bib")),
        Move(PurePosixPath("entries/sft/broken.bib")),
    ],
)
def test_a_fix_that_would_not_last_is_refused(library_of: MakeLibrary, edit: Edit) -> None:
    """What would not read back as meant, or replace a file, is not done, and there is an end."""
    text = "@misc{one,\n  title = {Kiln},\n}\n"
    library = library_of({str(PATH): text, "entries/sft/broken.bib": "@misc{"})

    fixed = _fix(library, rules=Rules([_rule(edit)]))

    assert [canonical.write(work.entry) for work in fixed.library.works] == [
        fixed.library.works[0].text
    ]
    assert fixed.library.works[0].path == PATH
    assert len(fixed.library.works) == 1


def test_a_file_that_is_no_good_entry_is_fixed_in_its_place(library_of: MakeLibrary) -> None:
    """A doubled field goes, and the rest of the file stays as it stands."""
    text = "@misc{one,\n  year  = {2024},\n  title= {Kiln},\n  year  = {2024},\n}\n"
    library = library_of({str(PATH): text})
    assert [(f.line, f.column, f.code) for f in check(library, RULES) if f.code != "FLD001"] == [
        (4, 3, "SYN005")
    ]

    fixed = _fix(library, rules=RULES.only(["SYN005"]))

    assert fixed.write == {PATH: "@misc{one,\n  year  = {2024},\n  title= {Kiln},\n}\n"}
    assert not fixed.library.unreadable


def test_rules_that_undo_each_other_come_to_an_end(library_of: MakeLibrary) -> None:
    """A fix that always finds something to change is not carried out for ever."""

    def find(work: Work) -> Iterator[Finding]:
        longer = Revise({"note": work.entry.get("note") + "x"})
        yield Finding(work, "it is so", fix=Fix("fix it", longer))

    rule = entry_rule("XXX001", "x", fix=Fixes.SAFE)(find)
    library = library_of({str(PATH): "@misc{one,\n}\n"})

    fixed = _fix(library, rules=Rules([rule]))

    assert 1 < len(fixed.library.works[0].entry.get("note")) < 100


VALUES = {
    "title": [
        "Kiln", "LLMs &amp; APIs", "A <i>B</i> c", "x<sup>2</sup>", "**Bold** 3D", "A & B_c 5%",
        "On $x^2$ and {$N$}", "SchÃ¼tze", "V{\\'\\i}ctor", "[Kiln](https://kiln.tech)", "a\u200bb",
        "LARGE LANGUAGE MODELS ARE TEACHERS", "e\u0301", "{{Double}}", "",
        "see \\url{https://a.b/c_d}",
    ],
    "author": [
        "Ho, Namgyu", "Namgyu Ho and Laura Schmid", "Ho, Namgyu et al.", "Qwen Team", "Team, Qwen",
        "A B, C D, E F", "K{\\\"o}ksal, A. and {LG AI Research}", "unknown", "KÃ¶ksal, Abdullatif",
        "van der Berg, J. AND Doe, Jr., J.", "The NeMo Data Designer Team, NVIDIA", "et al.",
    ],
    "journal": [
        "Nature", "arXiv preprint arXiv:2306.08543", "CoRR", "{ACM} Trans.", "arXiv", "???",
    ],
    "booktitle": ["ICLR", "arXiv", "Proc. of A &amp; B", "N/A"],
    "pages": ["1-2", "pp. 3--4", "5—6", "9--8", "12", "arXiv:2306.08543", "???"],
    "year": ["2024", "{2024}", "in press", "", "2024a"],
    "doi": [
        "10.1038/s41586-025-09422-z", "https://doi.org/10.1145/3720449", "none", "x",
        "10.48550/arXiv.2306.08543",
    ],
    "eprint": ["2306.08543", "arXiv:2306.08543v2", "2305.20050", "hal-1", "2313.00001", "TODO"],
    "archiveprefix": ["arXiv", "HAL"],
    "url": [
        "https://arxiv.org/abs/2306.08543", "github.com/a/b", "[a](https://a.b)", "\\url{https://a.b}",
        "https://a.b/?x=1&amp;y=2", "javascript:alert(1)", "<https://a.b>",
    ],
    "also": ["tools", "sft", "sft, tools, tools", "nowhere"],
    "note": ["TODO", "null", "a ~ b", "A\n  broken   line", "<br/>", "5 < 6", "‘a’ – “b”"],
    "volume": ["abs/2306.08543", "37", "--"],
    "month": ["March", "3", "mar"],
    "groups": ["mine  and   yours", "{x}"],
}  # fmt: skip
FIELDS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in VALUES.items()}
)
TYPES = st.sampled_from(["misc", "article", "inproceedings", "Conference", "online", "book", "odd"])


@given(TYPES, FIELDS, st.booleans(), st.booleans())
def test_fixing_lasts(
    library_of: MakeLibrary, type_: str, fields: dict[str, str], unsafe: bool, comment: bool
) -> None:
    """Twice is once, all fixable is fixed, no rule finds anything new, comments stay."""
    body = ",\n".join(f"{name} = {{{value}}}" for name, value in fields.items())
    text = f"{'% mine' if comment else ''}\n@{type_}{{one,\n{body}\n}}\n{'yours' * comment}\n"
    library = library_of({str(PATH): text})
    before = {each.code for each in check(library, RULES)}

    fixed = _fix(library, unsafe=unsafe)

    left = check(fixed.library, RULES)
    assert {each.code for each in left} <= before
    assert not [each for each in left if each.fix and (each.fix.safe or unsafe)]
    again = _fix(fixed.library, unsafe=unsafe)
    assert not again.diagnostics
    assert not again.write
    file = fixed.library.works[0].file
    assert (file.before, file.after) == ((("% mine",), ("yours",)) if comment else ((), ()))
