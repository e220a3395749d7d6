"""Install the programs that synthlit is measured beside, each in an environment of its own.

python -m benchmarks.peers [FOLDER]

peers.toml has their versions. Nothing is written outside FOLDER, by default a folder below the
user's cache folder.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

_TABLE: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("peers.toml").read_text("utf-8")
)
_NUMBER = re.compile(r"\d+(?:\.\d+)+")


def cache_folder() -> Path:
    """Return the folder below the user's cache folder in which peers and material are kept."""
    home = Path.home()
    usual = home / "Library/Caches" if sys.platform == "darwin" else home / ".cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or usual) / "synthlit-benchmarks"


@dataclass(frozen=True)
class Peers:
    """The peers that a folder and PATH have."""

    folder: Path

    def command(self, peer: str, program: str = "") -> Path | None:
        """Return the path of a peer's program; None if the peer is not installed."""
        program = program or peer
        if "apt" in _TABLE[peer]:
            return Path(found) if (found := shutil.which(program)) else None
        path = _programs(self.folder, peer) / program
        return path if path.exists() else None

    @cached_property
    def versions(self) -> dict[str, str]:
        """The version of each peer that is installed, as it says itself."""
        found: dict[str, str] = {}
        for peer, row in _TABLE.items():
            program, *options = row["asks"]
            if path := self.command(peer, program):
                found[peer] = _version([path, *options])
        return found


def _programs(folder: Path, peer: str) -> Path:
    return folder / peer / ("node_modules/.bin" if "npm" in _TABLE[peer] else "bin")


def _version(words: Sequence[Path | str]) -> str:
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    number = _NUMBER.search(said.stdout + said.stderr)
    return number[0] if number and not said.returncode else "does not start"


def install(folder: Path) -> None:
    """Install the peers that are not there yet; of those of apt, print the command that does it."""
    peers = Peers(folder)
    for peer, row in _TABLE.items():
        target = folder / peer
        if peers.command(peer, row["asks"][0]):
            continue
        if "python" in row:
            subprocess.run([sys.executable, "-m", "venv", target], check=True)
            python = str(target / "bin" / "python")
            words = [python, "-m", "pip", "install", "--quiet", *row["python"]]
            subprocess.run(words, check=True)
        elif "npm" in row:
            target.mkdir(parents=True, exist_ok=True)
            subprocess.run(["npm", "install", "--prefix", target, row["npm"]], check=True)
        else:
            print(f"{peer} is not on PATH: apt-get install {row['apt']}")


def main() -> int:
    """Install the peers, and print the versions of all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=cache_folder() / "peers")
    folder = parser.parse_args().folder.resolve()
    install(folder)
    for peer, version in Peers(folder).versions.items():
        print(peer, version)
    return 0


if __name__ == "__main__":
    sys.exit(main())
