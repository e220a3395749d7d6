"""Find, read and check synthlit.toml."""

import dataclasses
import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from synthlit.errors import InvalidSettings, NoLibrary
from synthlit.plugins import SOURCES
from synthlit.regular_file import read_bytes, real
from synthlit.settings.model import Settings, SourceSettings
from synthlit.settings.reading import InvalidValue, Kind, table

FILE_NAME = "synthlit.toml"
# A list of a hundred sections has a twentieth of it.
_LARGEST = 1024 * 1024
# Python's parser takes the square of the dots in a key.
_MOST_DOTS = 1000


def find_root(start: Path) -> Path:
    """Return the nearest folder, from `start` upwards, that holds synthlit.toml.

    Raises NoLibrary, and InvalidSettings where the disk fails.
    """
    start = real(start)
    for folder in (start, *start.parents):
        try:
            # A folder that may not be looked into holds no library of ours.
            with suppress(PermissionError):
                if (folder / FILE_NAME).is_file():
                    return folder
        except OSError as error:
            raise InvalidSettings(
                f"{folder / FILE_NAME} cannot be read: {error.strerror}", "check the disk"
            ) from None
    raise NoLibrary(str(start))


def read(root: Path) -> dict[str, Any]:
    """Return what synthlit.toml holds. Raises OSError, ValueError and RecursionError."""
    content = read_bytes(root / FILE_NAME, _LARGEST)
    if any(line.count(b".") > _MOST_DOTS for line in content.splitlines()):
        raise ValueError(f"a line has more than {_MOST_DOTS} dots")
    return tomllib.loads(content.decode("utf-8-sig"))


def load(root: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of the library at `root`; the environment overrides services' addresses.

    Raises InvalidSettings with the location of the first error.
    """
    try:
        data = read(root)
    except (FileNotFoundError, NotADirectoryError):
        raise NoLibrary(str(root)) from None
    except OSError as error:
        hint = "give yourself the right to read it"
        raise InvalidSettings(f"{FILE_NAME} cannot be read: {error.strerror}", hint) from None
    except RecursionError:
        hint = "a value is nested too deeply; write it plainly"
        raise InvalidSettings(f"{FILE_NAME} cannot be read", hint) from None
    except ValueError as error:
        hint = "fix the line; https://toml.io has the rules"
        raise InvalidSettings(f"{FILE_NAME} is not valid TOML: {error}", hint) from None
    return parse(data, environment)


def parse(data: dict[str, Any], environment: Mapping[str, str]) -> Settings:
    """Make settings of parsed TOML. Raises InvalidSettings."""
    try:
        settings = table(Settings, data)
    except InvalidValue as error:
        raise InvalidSettings(*_sentence(error)) from None
    sources = overridden(settings.sources, environment)
    return dataclasses.replace(settings, sources=sources)


def overridden(
    sources: Mapping[str, SourceSettings], environment: Mapping[str, str]
) -> Mapping[str, SourceSettings]:
    """Return the settings of every source, as variables like SYNTHLIT_ARXIV_URL override them.

    Raises InvalidSettings.
    """
    found: dict[str, SourceSettings] = {}
    for name in SOURCES:
        found[name] = sources.get(name, SourceSettings())
        for setting in dataclasses.fields(SourceSettings):
            variable = f"SYNTHLIT_{name}_{setting.name}".upper().replace("-", "_")
            if value := environment.get(variable):
                try:
                    changed = table(SourceSettings, {setting.name: value})
                except InvalidValue as error:
                    hint = "unset it, or give it another value"
                    raise InvalidSettings(f"{variable}: {error.reason}", hint) from None
                change = {setting.name: getattr(changed, setting.name)}
                found[name] = dataclasses.replace(found[name], **change)
    return found


def _sentence(error: InvalidValue) -> tuple[str, str]:
    """Return the error of the file and what to do."""
    match error.kind:
        case Kind.EXTRA:
            return f"{FILE_NAME}: {error.place} is not a setting", "remove it, or fix its spelling"
        case Kind.MISSING:
            return f"{FILE_NAME}: {error.place} is missing", "add it; the README shows a whole file"
    where = f"{FILE_NAME}: {error.place}" if error.place else FILE_NAME
    return f"{where}: {error.reason}", "fix it; the README shows a whole file"
