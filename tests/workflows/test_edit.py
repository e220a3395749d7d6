"""Moving, renaming and removing: nothing else changes, nothing is lost."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from synthlit.errors import (
    FileTaken,
    KeyTaken,
    SynthlitError,
    UnknownKey,
    UnusableKey,
)
from synthlit.library import store
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.workflows.edit import move, remove, rename

OUTCOME, SFT = SectionPath("rlvr", "outcome-based"), SectionPath("sft")
# Not in canonical form, on purpose: a move must not touch it.
TEXT = '% mine\n@misc{shao2024deepseekmath,\n title="DeepSeekMath", year=2024, also={sft, tools}}\n'
OTHER = "@misc{lightman2023lets,\n  title = {Let's Verify},\n  ids   = {prm800k},\n}\n"


@pytest.fixture
def filed(root: Path) -> Path:
    """A library with two works."""
    for path, text in (
        ("rlvr/outcome-based/shao2024deepseekmath.bib", TEXT),
        ("sft/lightman2023lets.bib", OTHER),
    ):
        file = root / "entries" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def files(root: Path) -> set[str]:
    """Return the entry files there are."""
    return {path.relative_to(root / "entries").as_posix() for path in root.rglob("*.bib")}


def test_move_keeps_every_byte(filed: Path, settings: Settings) -> None:
    """The file is another place's, and the same; the folder that it leaves empty goes."""
    tools = SectionPath("rlvr", "process-supervision")

    _, after = move(filed, settings, "shao2024deepseekmath", tools)

    assert after.path.as_posix() == "entries/rlvr/process-supervision/shao2024deepseekmath.bib"
    assert (filed / after.path).read_text("utf-8") == TEXT
    assert not (filed / "entries/rlvr/outcome-based").exists()


def test_move_to_a_section_that_also_lists_it(filed: Path, settings: Settings) -> None:
    """`also` does not repeat the work's own section."""
    _, after = move(filed, settings, "shao2024deepseekmath", SFT)

    work = store.load(filed, settings).get("shao2024deepseekmath")
    assert work.sections == (SFT, SectionPath("tools"))
    assert work.text.startswith("% mine\n")
    assert after.section == SFT


def test_move_to_where_it_is(filed: Path, settings: Settings) -> None:
    """Nothing happens."""
    before, after = move(filed, settings, "lightman2023lets", SFT)

    assert before.path == after.path
    assert len(files(filed)) == 2


def test_move_never_replaces(filed: Path, settings: Settings) -> None:
    """A file of that name at the new place is not written over."""
    duplicate = filed / "entries/tools/lightman2023lets.bib"
    duplicate.parent.mkdir()
    duplicate.write_text("not an entry", "utf-8")

    with pytest.raises(FileTaken):
        move(filed, settings, "lightman2023lets", SectionPath("tools"))

    assert duplicate.read_text("utf-8") == "not an entry"
    assert "sft/lightman2023lets.bib" in files(filed)


def test_rename_keeps_the_old_key_working(filed: Path, settings: Settings) -> None:
    """File and key change together; every former key still finds the work."""
    rename(filed, settings, "lightman2023lets", "lightman2024verify")

    library = store.load(filed, settings)
    assert "sft/lightman2024verify.bib" in files(filed)
    assert "sft/lightman2023lets.bib" not in files(filed)
    for key in ("lightman2024verify", "lightman2023lets", "prm800k"):
        assert library.get(key).key == "lightman2024verify"


def test_rename_back(filed: Path, settings: Settings) -> None:
    """A work may take back a key that it had."""
    rename(filed, settings, "lightman2023lets", "prm800k")

    work = store.load(filed, settings).get("prm800k")
    assert work.key == "prm800k"
    assert work.entry.former_keys == ("lightman2023lets",)


def test_rename_to_the_same(filed: Path, settings: Settings) -> None:
    """Nothing is written."""
    before, after = rename(filed, settings, "shao2024deepseekmath", "shao2024deepseekmath")

    assert before is after
    assert (filed / before.path).read_text("utf-8") == TEXT


@pytest.mark.parametrize(
    ("new", "error"),
    [
        ("shao2024deepseekmath", KeyTaken),
        ("Shao2024DeepSeekMath", KeyTaken),
        ("a/b", UnusableKey),
        ("..", UnusableKey),
    ],
)
def test_rename_refuses(
    filed: Path, settings: Settings, new: str, error: type[SynthlitError]
) -> None:
    """A key that another has, or that cannot name a file, changes nothing."""
    with pytest.raises(error):
        rename(filed, settings, "lightman2023lets", new)

    assert "sft/lightman2023lets.bib" in files(filed)


def test_remove_takes_all_that_are_named(filed: Path, settings: Settings) -> None:
    """Files and empty folders go; a key named twice, or by a former name, is one work."""
    removed = remove(filed, settings, ["lightman2023lets", "prm800k", "shao2024deepseekmath"])

    assert [work.key for work in removed] == ["lightman2023lets", "shao2024deepseekmath"]
    assert files(filed) == set()


@pytest.mark.parametrize("keys", [["lightman2023lets", "nobody1999"], ["nobody1999"]])
def test_remove_is_all_or_none(filed: Path, settings: Settings, keys: Iterable[str]) -> None:
    """One unknown key, and nothing goes."""
    with pytest.raises(UnknownKey):
        remove(filed, settings, list(keys))

    assert len(files(filed)) == 2
