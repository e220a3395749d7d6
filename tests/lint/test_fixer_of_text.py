"""Fixes of a file that is no library's: edits of what is wrong, and of nothing else."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Edit, Fix, Replace, Revise
from synthlit.lint.fixer import PASSES, FixMode
from synthlit.lint.registry import RULES
from synthlit.lint.rule import Finding, Fixes, Preset, Rule, Rules, entry_rule
from synthlit.text import TextEdit
from tests.lint.conftest import fix_text

PATH = "refs.bib"
TEXT = "before\n@misc{one,\n  title = {Kiln},\n}\nafter\n"


def _rule(*edits: Edit) -> Rule:
    def check(work: Work) -> Iterator[Finding]:
        for edit in edits:
            yield Finding(work, "it is so", fix=Fix("fix it", edit))

    return entry_rule("XXX001", "x", fix=Fixes.SAFE)(check)


def _fixed(text: str, *edits: Edit) -> str:
    return fix_text(PATH, text, Rules([_rule(*edits)])).after


@pytest.mark.parametrize(
    "edit",
    [
        Revise({"title": "a {brace too many"}),
        Revise({"no field": "with such a name"}),
        Revise({"title": "Kiln}, note = {more"}),
        Replace((TextEdit(7, 12, ""),)),
    ],
)
def test_a_fix_that_loses_something_is_refused(edit: Edit) -> None:
    """What would not read back as meant is not done."""
    assert _fixed(TEXT, edit) == TEXT


def test_a_refused_fix_does_not_stop_another() -> None:
    """Of two fixes, the one that can be carried out is."""
    after = _fixed(TEXT, Revise({"title": "a {brace"}), Revise({"note": "n"}))

    assert after == TEXT.replace("{Kiln},\n", "{Kiln},\n  note  = {n},\n")


def test_fixes_that_meet_wait() -> None:
    """Two fixes of one field are carried out one after the other."""
    once = Revise({"title": "Kilns"})

    assert _fixed(TEXT, once, once) == TEXT.replace("Kiln", "Kilns")


def test_rules_that_undo_each_other_come_to_an_end() -> None:
    """A fix that always finds something to change is not carried out for ever."""

    def check(work: Work) -> Iterator[Finding]:
        longer = Revise({"title": work.entry.get("title") + "x"})
        yield Finding(work, "it is so", fix=Fix("fix it", longer))

    rule = entry_rule("XXX001", "x", fix=Fixes.SAFE)(check)

    result = fix_text(PATH, TEXT, Rules([rule]))

    assert result.after == TEXT.replace("Kiln", "Kiln" + "x" * PASSES)


_VALUE = st.text(alphabet="aB é&%_$\\{}-–,.;'\"<>/1\n", max_size=14)
_FIELDS = st.dictionaries(
    st.sampled_from(["title", "author", "year", "pages", "doi", "url", "month", "journal", "note"]),
    _VALUE,
    max_size=5,
)
_DEFAULT = RULES.only(rule.code for rule in RULES if rule.preset is Preset.DEFAULT)


@given(st.lists(_FIELDS, max_size=3), st.booleans())
def test_fixing_twice_is_fixing_once(entries: list[dict[str, str]], unsafe: bool) -> None:
    """A fixed file is not changed again, gains no finding, and keeps what stands between."""
    text = "% head\n"
    for number, fields in enumerate(entries):
        inner = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items())
        text += f"@misc{{k{number}{inner}\n}}\nbetween {number}\n"

    mode = FixMode.ALL if unsafe else FixMode.SAFE
    once = fix_text(PATH, text, _DEFAULT, mode)
    twice = fix_text(PATH, once.after, _DEFAULT, mode)

    assert twice.after == once.after
    assert twice.diagnostics == once.diagnostics
    if once.after != text:
        assert once.after.startswith("% head\n")
        assert all(f"between {number}\n" in once.after for number in range(len(entries)))
