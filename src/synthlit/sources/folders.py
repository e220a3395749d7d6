"""The folders of a user's cache and state."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

HOME = "SYNTHLIT_HOME"


@dataclass(frozen=True)
class Folders:
    """Two folders: responses, and the state that processes share."""

    cache: Path
    state: Path

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """Return the system's folders for them, or those inside SYNTHLIT_HOME where it is set."""
        if home := environment.get(HOME):
            base = Path(home).absolute()
            return cls(base / "cache", base / "state")
        system = platformdirs.PlatformDirs("synthlit", appauthor=False)
        return cls(system.user_cache_path, system.user_state_path)
