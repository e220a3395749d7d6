"""Four times as many works are four times the work, counted: calls, items, files opened."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from benchmarks.material import Material, make

SOURCE: Final = Path(__file__).parents[2]
START, SMALL, LARGE = SIZES = (4, 60, 240)
# Works differ, and so does what they take.
ALLOWED: Final = (LARGE - START) / (SMALL - START) * 1.15


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Material]:
    """Libraries of three sizes, by kind and size."""
    folder = tmp_path_factory.mktemp("material")
    return {
        f"{kind} {size}": make(kind, folder / f"{kind}-{size}", size, None)
        for kind in ("mixed", "former")
        for size in SIZES
    }


def _work(folders: list[Path], words: str) -> list[dict[str, int]]:
    path = os.pathsep.join([str(SOURCE / "src"), str(SOURCE)])
    home = {"SYNTHLIT_HOME": str(folders[0].parent / "cache")}
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.counting", ",".join(map(str, folders)), *words.split()],
        env={**os.environ, **home, "PYTHONPATH": path}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: list[dict[str, int]] = json.loads(said.stdout)
    return found


def _copied(material: Material, folder: Path, change: str) -> Path:
    """Return a copy of the library, changed, or of the empty one with a file of all entries."""
    if change == "empty":
        shutil.copytree(material.empty, folder)
        shutil.copy(material.bib, folder)
        return folder
    shutil.copytree(material.library, folder)
    if change == "no lists":
        shutil.rmtree(folder / "bib")
        for page in folder.glob("section-*"):
            shutil.rmtree(page)
    if change == "one line":
        page = folder / "section-0" / "README.md"
        line = f"\n## Subsection 0.0\n\n- https://arxiv.org/abs/{material.facts['new']}\n"
        page.write_text(page.read_text("utf-8") + line, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("kind", "change", "words"),
    [
        ("mixed", "", "list"),
        ("mixed", "", "search language models"),
        ("mixed", "", "lint"),
        ("mixed", "", "export"),
        ("former", "no lists", "export"),
        ("former", "empty", "import all.bib --section s0/s0-0 --offline"),
        ("mixed", "", "add {new} --section s0/s0-0 --offline"),
        ("mixed", "one line", "absorb --offline"),
    ],
)
def test_work_grows_with_the_works(
    libraries: dict[str, Material], tmp_path: Path, kind: str, change: str, words: str
) -> None:
    """No part of a command compares every work with every other."""
    used = [libraries[f"{kind} {size}"] for size in (START, *SIZES)]
    folders = [_copied(m, tmp_path / f"{number}", change) for number, m in enumerate(used)]

    start, small, large = _work(folders, words.format(**used[0].facts))

    assert small["calls"] > SMALL
    growth = {n: (large[n] - start[n]) / max(small[n] - start[n], 1) for n in start}
    assert {name: times for name, times in growth.items() if times > ALLOWED} == {}
