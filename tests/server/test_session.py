"""A session lints what an editor has, with the library around it as it is on the disk."""

from pathlib import Path

import pytest

from synthlit.server.session import Fixed, Session
from tests.conftest import SETTINGS
from tests.lint.conftest import TODAY

ENTRY = """\
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and others},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CL},
}
"""


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    """The place of an entry in a library."""
    (tmp_path / "synthlit.toml").write_text(SETTINGS, "utf-8")
    file = tmp_path / "entries/sft/ho2022large.bib"
    file.parent.mkdir(parents=True)
    return file


@pytest.fixture
def session() -> Session:
    """A session."""
    return Session(lambda: TODAY)


@pytest.mark.parametrize("before", ["% mine\n", "\n", "\ufeff", "\ufeff% mine\n\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_stands_before_an_entry(entry: Path, session: Session, before: str, end: str) -> None:
    """It moves the findings, and hinders no fix."""
    text = (before + ENTRY.replace("Ho, Namgyu and others", "Ho, Namgyu et al.")).replace("\n", end)

    (found,) = [each for each in session.open(entry, text).diagnostics if each.code == "NAM001"]

    line = text.split("\n")[found.line - 1]
    assert line[found.column - 1 :].startswith("Ho, Namgyu et al.")
    assert session.open(entry, text).fix([found]).text == text.replace(" et al.", " and others")


def test_canonical_form_and_name_are_offered(entry: Path, session: Session) -> None:
    """The fixes of an entry are all that the command applies: its form and its place as well."""
    noncanonical = ENTRY.replace("  title         =", "title=")
    found = session.open(entry.with_name("ho.bib"), noncanonical).diagnostics

    assert {each.code for each in found} == {"FIL004", "FIL005"}
    assert session.open(entry.with_name("ho.bib"), noncanonical).fix_all() == Fixed(ENTRY, entry)


def test_changes_on_the_disk_are_seen(entry: Path, session: Session) -> None:
    """Another entry that comes, changes or goes changes what is found here."""
    other = entry.with_name("other.bib")

    def codes() -> set[str]:
        return {each.code for each in session.open(entry, ENTRY).diagnostics}

    assert codes() == set()
    other.write_text(ENTRY.replace("ho2022large", "other"), "utf-8")
    assert codes() == {"DUP001"}
    other.write_text("@misc{other,\n}\n", "utf-8")
    assert codes() == set()
    other.unlink()
    assert codes() == set()


def test_settings_for_lint_alone(tmp_path: Path, session: Session) -> None:
    """A synthlit.toml that has only [lint] counts, as it does for the command."""
    refs, text = tmp_path / "refs.bib", ENTRY.replace("2022},", "2022},\n  pages = {1-2},", 1)
    assert [each.code for each in session.open(refs, text).diagnostics] == ["NUM003"]

    (tmp_path / "synthlit.toml").write_text('[lint]\nignore = ["NUM003"]\n', "utf-8")

    assert session.open(refs, text).diagnostics == []


def test_lost_bytes_are_never_written(tmp_path: Path, session: Session) -> None:
    """Where an editor has U+FFFD for a byte, no fix would bring it back."""
    text = ENTRY.replace("others", "others and \ufffd").replace(
        "2022},", "2022},\n  pages = {1-2},", 1
    )

    assert session.open(tmp_path / "refs.bib", text).fix_all() == Fixed(text)
