"""Run bibtex with plain.bst, or biber, over all entries of `.bib` texts."""

import gzip
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path

from benchmarks.oracle.printed import printed

# biber's control file of `\usepackage[style=numeric,sorting=none]{biblatex}` and `\nocite{*}`
# (biblatex 3.18b, biber 2.18). Another biber may refuse it.
_CONTROL = Path(__file__).with_name("biblatex.bcf.gz")
_SOURCE = re.compile(r" *<bcf:datasource .*</bcf:datasource>\n")
_SECONDS = 300
# A text is the same before all changes, and often after them.
_REMEMBERED = 8
_ITEM = re.compile(r"\\bibitem\{([^}]*)\}\n(.*?)(?=\n\n\\bibitem|\n\n\\end\{thebib)", re.DOTALL)
_ENTRY = re.compile(r"^ *\\entry\{(.*?)\}\{(.*?)\}\{(.*?)\}\n(.*?)^ *\\endentry", re.DOTALL | re.M)
# Only labels, hashes and the order of entries depend on these.
_INTERNAL = re.compile(
    r"^ *\\(?:(?:strng|field)\{(?:\w*hash|sortinit\w*|label\w+source|extra\w+)\}"
    r"|true\{nocite\}).*\n|\{hash=\w+\}|(?<=\{)hash=\w+,?|un=\d,uniquepart=\w+,?",
    re.M,
)  # fmt: skip
# A name, a list or an address goes over several lines.
_CONTINUED = re.compile(
    r"%?\n +(?! |\\(?:name|list|field|strng|verb\{|range|keyw|true|warn|inset|set))"
)
_BREAK = re.compile(r"(?<=.{77})%\n")


class EngineFailed(Exception):
    """A program gave up a file, and with it all its entries."""


def missing(program: str) -> str:
    """Return why a program cannot be used here; empty if it can."""
    if not shutil.which(program):
        return f"{program} is not installed"
    try:
        found = bibtex("@misc{a, title = {One}}") if program == "bibtex" else _biber_probe()
    except EngineFailed as error:
        return f"{program} does not work here: {error}"
    return "" if list(found) == ["a"] else f"{program} does not work here"


@cache
def _biber_probe() -> Mapping[str, str]:
    return biber("@misc{a, title = {One}}")


@lru_cache(_REMEMBERED)
def bibtex(*texts: str) -> Mapping[str, str]:
    """Return what plain.bst prints of each entry of all texts, by key."""
    with _folder(texts) as (folder, names):
        data = ",".join(name.removesuffix(".bib") for name in names)
        aux = f"\\relax\n\\citation{{*}}\n\\bibstyle{{plain}}\n\\bibdata{{{data}}}\n"
        (folder / "text.aux").write_text(aux, "utf-8")
        written = _bbl(folder, _run(folder, "bibtex", "text"))
    written = _BREAK.sub("", written)
    return {key: printed(body.replace("\\newblock", "")) for key, body in _ITEM.findall(written)}


@lru_cache(_REMEMBERED)
def biber(*texts: str) -> Mapping[str, str]:
    """Return what biber gives biblatex for each entry of all texts, by key.

    The first line is the type, each other one a list of names or a field.
    """
    with _folder(texts) as (folder, names):
        control = gzip.decompress(_CONTROL.read_bytes()).decode()
        source = _SOURCE.search(control)
        assert source
        sources = "".join(source[0].replace("source.bib", name) for name in names)
        (folder / "text.bcf").write_text(control.replace(source[0], sources), "utf-8")
        said = _run(folder, "biber", "--quiet", "--nolog", "text")
        return dict(_entries(_bbl(folder, said)))


def _entries(written: str) -> Iterator[tuple[str, str]]:
    for key, type_, options, body in _ENTRY.findall(written):
        lines = _CONTINUED.sub(" ", _INTERNAL.sub("", body)).split("\n")
        named = [f"{type_} {options}".strip(), *filter(None, map(printed, lines))]
        yield key, "\n".join(named)


@contextmanager
def _folder(texts: Sequence[str]) -> Iterator[tuple[Path, Sequence[str]]]:
    """Yield a new folder and the names of the files with the texts in it."""
    with tempfile.TemporaryDirectory() as name:
        names = [f"source{number}.bib" for number in range(len(texts))]
        for each, text in zip(names, texts, strict=True):
            (Path(name) / each).write_text(text, "utf-8", newline="")
        yield Path(name), names


def _run(folder: Path, *words: str) -> str:
    environment = os.environ | {"PAR_GLOBAL_TEMP": str(folder)}
    try:
        done = subprocess.run(
            words, cwd=folder, capture_output=True, timeout=_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise EngineFailed(f"{words[0]} was not done in {_SECONDS} seconds") from None
    return done.stdout.decode("utf-8", "replace")


def _bbl(folder: Path, said: str) -> str:
    file = folder / "text.bbl"
    if not file.exists() or not (written := file.read_bytes().decode("utf-8", "replace")):
        lines = [line for line in said.splitlines() if line.strip()]
        raise EngineFailed(" / ".join(lines[-3:]))
    return written
