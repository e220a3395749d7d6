"""The sources of `synthlit.plugins`, loaded when they are needed."""

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from synthlit.plugins import SOURCES
from synthlit.settings import SourceSettings
from synthlit.sources.client import Client
from synthlit.sources.deadline import Clock
from synthlit.sources.folders import Folders
from synthlit.sources.service import Service
from synthlit.sources.source import Source
from synthlit.sources.tries import Waiting, silent


class SourceModule(Protocol):
    """The module of a source: its service, and the source itself."""

    SERVICE: Service

    def open_source(self, client: Client) -> Source:
        """Return the source."""
        ...


def open_sources(
    settings: Mapping[str, SourceSettings],
    environment: Mapping[str, str],
    *,
    refresh: bool = False,
    waiting: Waiting = silent,
) -> tuple[Source, ...]:
    """Return every source, each with the only client of its service.

    With `refresh`, answers that are cached are asked for again; `waiting` shows pauses.

    Raises InvalidSettings.
    """
    folders, clock = Folders.of(environment), Clock()
    opened: list[Source] = []
    for name, path in SOURCES.items():
        module = cast("SourceModule", import_module(path))
        service = module.SERVICE.configured(settings.get(name, SourceSettings()))
        client = Client(service, folders, clock, refresh=refresh, waiting=waiting)
        opened.append(module.open_source(client))
    return tuple(opened)
