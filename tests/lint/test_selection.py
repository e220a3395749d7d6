"""Which rules are asked."""

import pytest

from synthlit.errors import SynthlitError
from synthlit.lint.registry import RULES, Rules
from synthlit.lint.selection import select
from synthlit.settings import LintSettings

ALL = {rule.CODE for rule in RULES}
ALWAYS = {"FIL001", "FIL002"}


def _codes(rules: Rules) -> set[str]:
    return {rule.CODE for rule in rules}


def _group(prefix: str) -> set[str]:
    return {code for code in ALL if code.startswith(prefix)}


def test_all_by_default() -> None:
    """A list that says nothing asks every rule."""
    assert _codes(select(LintSettings())) == ALL


@pytest.mark.parametrize(
    ("chosen", "ignored", "expected"),
    [
        (("TXT",), (), _group("TXT")),
        (("TXT", "NAM001"), (), _group("TXT") | {"NAM001"}),
        (("ALL",), ("TXT",), ALL - _group("TXT")),
        (("ALL", "TXT001"), ("TXT",), ALL - _group("TXT") | {"TXT001"}),
        (("TXT",), ("TXT00",), _group("TXT") - _group("TXT00")),
        (("TXT001",), ("TXT001",), set()),
    ],
)
def test_settings(chosen: tuple[str, ...], ignored: tuple[str, ...], expected: set[str]) -> None:
    """The longer beginning counts; where they are equal, the rule is ignored."""
    settings = LintSettings(select=chosen, ignore=ignored)

    assert _codes(select(settings)) == expected | ALWAYS


@pytest.mark.parametrize(
    ("settings", "chosen", "ignored", "expected"),
    [
        (LintSettings(select=("TXT",)), ["NAM"], [], _group("NAM")),
        (LintSettings(select=("TXT",)), [], ["TXT001"], _group("TXT") - {"TXT001"}),
        (LintSettings(ignore=("TXT001",)), ["TXT"], [], _group("TXT") - {"TXT001"}),
        (LintSettings(ignore=("TXT001",)), ["TXT001"], [], {"TXT001"}),
        (LintSettings(ignore=("TXT",)), ["TXT001"], [], {"TXT001"}),
        (LintSettings(), ["TXT001"], ["TXT001"], set()),
        (LintSettings(), ["txt001", " nam "], [], {"TXT001"} | _group("NAM")),
    ],
)
def test_command_line(
    settings: LintSettings, chosen: list[str], ignored: list[str], expected: set[str]
) -> None:
    """What the command line chooses stands in place of the settings' choice."""
    assert _codes(select(settings, chosen, ignored)) == expected | ALWAYS


def test_what_could_not_be_judged_is_told_unless_ignored() -> None:
    """No choice of rules hides an unreadable file; ignoring it by name or group does."""
    assert _codes(select(LintSettings(), ["TXT"])) >= ALWAYS
    assert _codes(select(LintSettings(), ["TXT001"], ["FIL"])) == {"TXT001"}
    assert "FIL001" not in _codes(select(LintSettings(ignore=("FIL001",))))


def test_renamed_rule() -> None:
    """An old code chooses the rule of today."""
    assert _codes(select(LintSettings(), ["TTL001"], [], {"TTL001": "TXT007"})) >= {"TXT007"}


@pytest.mark.parametrize("text", ["TXT999", "XYZ", "shouting", ""])
def test_unknown(text: str) -> None:
    """A beginning that no rule has is an error that names the nearest or the way on."""
    with pytest.raises(SynthlitError) as caught:
        select(LintSettings(), [text])

    assert repr(text) in caught.value.message
    assert "synthlit rule" in caught.value.hint


def test_nearest() -> None:
    """A group that is misspelt is told."""
    with pytest.raises(SynthlitError, match="TXTT") as caught:
        select(LintSettings(ignore=()), [], ["TXTT"])

    assert "did you mean TXT" in caught.value.hint
