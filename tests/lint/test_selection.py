"""Which rules run."""

from pathlib import PurePosixPath

import pytest

from synthlit.errors import SynthlitError
from synthlit.lint.registry import RULES
from synthlit.lint.rule import Preset, Rules
from synthlit.lint.selection import OPPOSED, Choice, select
from synthlit.settings import LintSettings
from synthlit.settings.reading import table

# The rules that run together: of two rules that undo each other's fixes, one.
ALL = {rule.code for rule in RULES} - {"TXT012", "FLD011"}
ALWAYS = {"FIL001", "FIL002", "FIL006", "SYN001", "SYN002"}


def _codes(rules: Rules) -> set[str]:
    return {rule.code for rule in rules}


def _group(prefix: str) -> set[str]:
    return {code for code in ALL if code.startswith(prefix)}


def _of(*presets: Preset) -> set[str]:
    return {rule.code for rule in RULES if rule.preset in presets}


def test_default_preset() -> None:
    """A library without settings runs the default rules, and those about the canonical form."""
    assert _codes(select(LintSettings())) == _of(Preset.DEFAULT, Preset.HOUSE)
    assert _codes(select(LintSettings(), in_library=False)) == _of(Preset.DEFAULT)


@pytest.mark.parametrize("name", ["strict", "awesome", "bibtex", "biblatex"])
def test_presets(name: str) -> None:
    """A preset adds its rules to the default ones, `strict` also those about canonical form."""
    expected = _of(Preset.DEFAULT, Preset(name)) | (
        _of(Preset.HOUSE) if name == "strict" else set()
    )

    assert _codes(select(table(LintSettings, {"preset": name}), in_library=False)) == expected
    assert _codes(select(LintSettings(), Choice(preset=name), in_library=False)) == expected


def test_extend_select() -> None:
    """Additional rules run beside those of the preset, from the settings or the command."""
    settings = table(LintSettings, {"extend-select": ("TXT016",)})

    assert _codes(select(settings)) == _of(Preset.DEFAULT, Preset.HOUSE) | {"TXT016"}
    assert "KEY005" in _codes(select(LintSettings(), Choice(extend=["KEY005"])))


@pytest.mark.parametrize(
    ("match", "path", "applies"),
    [
        ("drafts/**", "drafts/a/refs.bib", True),
        ("drafts", "drafts/refs.bib", True),
        ("*.md", "README.md", True),
        ("**/old.bib", "a/b/old.bib", True),
        ("drafts/**", "final/refs.bib", False),
        ("refs.bib", "my-refs.bib", False),
    ],
)
def test_paths(match: str, path: str, applies: bool) -> None:
    """The settings for a pattern apply to the files that it matches."""
    settings = table(LintSettings, {"paths": [{"match": match, "ignore": ["TXT001"]}]})

    assert ("TXT001" not in _codes(select(settings, path=PurePosixPath(path)))) == applies
    assert "TXT001" in _codes(select(settings))


@pytest.mark.parametrize(
    ("chosen", "ignored", "expected"),
    [
        (("TXT",), (), _group("TXT")),
        (("TXT", "NAM001"), (), _group("TXT") | {"NAM001"}),
        (("ALL",), ("TXT",), ALL - _group("TXT")),
        (("ALL", "TXT001"), ("TXT",), ALL - _group("TXT") | {"TXT001"}),
        (("NAM",), ("NAM00",), _group("NAM") - _group("NAM00")),
        (("TXT001",), ("TXT001",), set()),
    ],
)
def test_settings(chosen: tuple[str, ...], ignored: tuple[str, ...], expected: set[str]) -> None:
    """The longer prefix counts; where they are equal, the rule is ignored."""
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
    """The choice of the command line replaces that of the settings."""
    assert _codes(select(settings, Choice(select=chosen, ignore=ignored))) == expected | ALWAYS


def test_unreadable_files_are_reported_unless_ignored() -> None:
    """No choice of rules hides an unreadable file; ignoring it by name or group does."""
    assert _codes(select(LintSettings(), Choice(select=["TXT"]))) >= ALWAYS
    found = _codes(select(LintSettings(), Choice(select=["TXT001"], ignore=["FIL", "SYN"])))
    assert found == {"TXT001"}
    assert "FIL001" not in _codes(select(LintSettings(ignore=("FIL001",))))


def test_renamed_rule() -> None:
    """An old code selects the present rule."""
    assert _codes(select(LintSettings(), Choice(select=["LNK004"]))) == {"IDN012"} | ALWAYS


@pytest.mark.parametrize("text", ["TXT999", "XYZ", "shouting", ""])
def test_unknown(text: str) -> None:
    """An unknown prefix is an error that names a similar one or the list of rules."""
    with pytest.raises(SynthlitError) as caught:
        select(LintSettings(), Choice(select=[text]))

    assert repr(text) in caught.value.message
    assert "synthlit rule" in caught.value.hint


def test_nearest() -> None:
    """A misspelt group is an error."""
    with pytest.raises(SynthlitError, match="TXTT") as caught:
        select(LintSettings(), Choice(ignore=["TXTT"]))

    assert "did you mean TXT" in caught.value.hint


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(select=["TXT005", "TXT012"]), "TXT005"),
        (Choice(preset="bibtex", extend=["TXT005"]), "TXT012"),
        (Choice(select=["FLD01"]), "FLD010"),
        (Choice(preset="biblatex", extend=["FLD010"]), "FLD011"),
        (Choice(select=["TXT012"]), "TXT012"),
    ],
)
def test_opposed_rules(choice: Choice, expected: str) -> None:
    """Of two rules that undo each other's fixes, the preset's runs, else the first."""
    pair = next(pair for pair in OPPOSED if expected in pair)

    assert _codes(select(LintSettings(), choice, in_library=False)) & {*pair} == {expected}
