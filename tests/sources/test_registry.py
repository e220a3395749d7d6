"""The sources of the table, each asked through a client of its own."""

from importlib import import_module
from pathlib import Path

import pytest

from synthlit.errors import InvalidSettings, SourceUnreachable
from synthlit.plugins import SOURCES
from synthlit.settings import SourceSettings
from synthlit.sources import arxiv
from synthlit.sources.registry import SourceModule, open_sources
from tests.sources.conftest import IDS

# What mypy checks here it cannot see where the modules are loaded by name.
MODULES: dict[str, SourceModule] = {"arxiv": arxiv}


@pytest.mark.parametrize("name", SOURCES)
def test_every_name_is_a_source(name: str) -> None:
    """Each line of the table leads to its module."""
    assert import_module(SOURCES[name]) is MODULES[name]


def test_sources_have_the_names_of_the_table(tmp_path: Path) -> None:
    """They are opened in the table's order, and nothing is asked yet."""
    environment = {"SYNTHLIT_HOME": str(tmp_path)}

    assert [source.name for source in open_sources({}, environment)] == list(SOURCES)
    assert not list(tmp_path.iterdir())


def test_user_s_own_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The source that users get asks in their folders, on their clock, over the network."""
    settings = {"arxiv": SourceSettings(url="http://127.0.0.1:1/", deadline=60)}
    monkeypatch.setenv("NO_PROXY", "*")
    source = open_sources(settings, {"SYNTHLIT_HOME": str(tmp_path)})[0]

    with pytest.raises(SourceUnreachable, match=r"no connection to 127\.0\.0\.1"):
        list(source.look_up(IDS))

    assert (tmp_path / "state" / "127.0.0.1_1.next").exists()


def test_address_that_is_not_https(tmp_path: Path) -> None:
    """An address elsewhere that anybody could read along is refused."""
    with pytest.raises(InvalidSettings, match="not https"):
        open_sources({"arxiv": SourceSettings(url="http://example.org/")}, {})


def test_settings_change_what_they_name() -> None:
    """What the settings leave out stays as the source's module has it."""
    changed = arxiv.SERVICE.configured(SourceSettings(interval=0, deadline=5))

    assert (changed.url, changed.interval, changed.deadline) == (arxiv.SERVICE.url, 0, 5)
    assert arxiv.SERVICE.configured(SourceSettings()) == arxiv.SERVICE
