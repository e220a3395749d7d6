"""Folders: the system's, or all in one."""

from pathlib import Path

import platformdirs

from synthlit.sources.folders import Folders


def test_home_holds_all(tmp_path: Path) -> None:
    """SYNTHLIT_HOME moves cache and state into one folder."""
    folders = Folders.of({"SYNTHLIT_HOME": str(tmp_path)})

    assert folders == Folders(tmp_path / "cache", tmp_path / "state")


def test_relative_home_stays_where_it_is() -> None:
    """A later change of the working folder does not move the user's state."""
    assert Folders.of({"SYNTHLIT_HOME": "here"}).state == Path.cwd() / "here" / "state"


def test_system_says_where() -> None:
    """Without SYNTHLIT_HOME the folders are those that the system has for such things."""
    folders = Folders.of({"SYNTHLIT_HOME": ""})

    assert folders.cache == platformdirs.user_cache_path("synthlit", appauthor=False)
    assert folders.state == platformdirs.user_state_path("synthlit", appauthor=False)
