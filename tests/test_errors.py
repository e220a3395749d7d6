"""Every error says what is wrong and what to do, and leads to its exit status."""

import inspect

import pytest

from synthlit import errors
from synthlit.errors import SynthlitError

ERRORS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, SynthlitError)
]
EXAMPLES: list[SynthlitError] = [
    errors.InvalidIdentifier("x", "it is not of the form", "give another"),
    errors.NoLibrary("folder"),
    errors.UnknownSection("rlrv", ["rlvr"], ["rlvr", "sft"]),
    errors.UnknownSection("zzz", [], ["rlvr", "sft"]),
    errors.UnknownKey("lightman", ["lightman2023lets"]),
    errors.UnknownKey("zzz", []),
    errors.UnusableKey("a/b"),
    errors.KeyTaken("a", "entries/rlvr/a.bib"),
    errors.FileTaken("README.md"),
    errors.UnsafePath("../x"),
    errors.MissingMarkers("README.md", "list"),
    errors.BrokenMarkers("README.md", 3, "it is not closed"),
    errors.LibraryBusy(".synthlit.lock"),
    errors.UnusableFolder("folder", PermissionError(13, "Permission denied"), "SYNTHLIT_HOME"),
    errors.UnusableFolder("folder", ValueError("odd"), "SYNTHLIT_HOME"),
]


def test_the_tree_is_drawn() -> None:
    """The module's page names every error, with the status of its branch."""
    for kind in ERRORS:
        assert kind.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_is_two_sentences(error: SynthlitError) -> None:
    """One line says what, one says what to do; neither is a sentence of another program."""
    for text in (error.message, error.hint):
        assert text
        assert text.isprintable()
        assert not text.endswith(".")
    assert str(error) == error.message
    assert error.exit_status == 2


def test_a_silent_service_is_no_fault_of_the_user() -> None:
    """What could not be asked has a status of its own."""
    assert errors.SourceUnreachable("arXiv cannot be reached").exit_status == 4
    assert errors.InvalidSettings("x").exit_status == 2


def test_nearest_names_are_offered() -> None:
    """Where there are near names the hint asks, else it says all or the way on."""
    assert errors.UnknownSection("rlrv", ["rlvr"], ["rlvr"]).hint == "did you mean rlvr?"
    assert "rlvr, sft" in errors.UnknownSection("zzz", [], ["rlvr", "sft"]).hint
    assert "a or b" in errors.UnknownKey("c", ["a", "b"]).hint
    assert "search" in errors.UnknownKey("c", []).hint


def test_a_long_text_is_shown_short() -> None:
    """An error about a text does not repeat a page of it, and shows no control characters."""
    error = errors.InvalidIdentifier("\x1b[31m" + "x" * 1000, "it is too long")
    assert len(error.message) < 150
    assert error.message.isprintable()
    assert error.text == "\x1b[31m" + "x" * 1000
    assert error.reason == "it is too long"
