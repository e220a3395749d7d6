"""The folders of a user's cache, state and mirror."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

HOME = "SYNTHLIT_HOME"


@dataclass(frozen=True)
class Folders:
    """Three folders: responses, what processes share, and files that the user added."""

    cache: Path
    state: Path
    mirror: Path

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """Return the system's folders for them, or those inside SYNTHLIT_HOME where it is set."""
        if home := environment.get(HOME):
            base = Path(home).absolute()
            return cls(base / "cache", base / "state", base / "mirror")
        system = platformdirs.PlatformDirs("synthlit", appauthor=False)
        return cls(system.user_cache_path, system.user_state_path, system.user_data_path / "mirror")
