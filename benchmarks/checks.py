"""Check what a command wrote: an output that misses entries is a failure, not a fast run."""

from pathlib import Path

from benchmarks.timing import Check


def lines(number: int, having: str = "") -> Check:
    """Return a check that stdout has a number of lines, or so many that have a text."""
    return lambda said: _wanted(sum(having in line for line in said.splitlines()), number, "lines")


def holds(word: str) -> Check:
    """Return a check that stdout has a word."""
    return lambda said: "" if word in said else f"its output does not have {word!r}"


def entries(number: int, file: Path | None = None) -> Check:
    """Return a check that a written .bib file, or stdout, has a number of entries."""

    def check(said: str) -> str:
        if file and not file.exists():
            return f"it did not write {file.name}"
        text = file.read_text("utf-8", "replace") if file else said
        starts = (line[:9].lower() for line in text.splitlines() if line.startswith("@"))
        found = sum(not start.startswith(("@comment", "@string", "@preamble")) for start in starts)
        return _wanted(found, number, "entries")

    return check


def objects(number: int) -> Check:
    """Return a check that stdout has a number of works as CSL-JSON."""
    return lambda said: _wanted(said.count('\n    "id": '), number, "entries")


def works(number: int, library: Path) -> Check:
    """Return a check that a library has a number of works."""
    return lambda _: _wanted(sum(1 for _ in (library / "entries").rglob("*.bib")), number, "works")


def _wanted(found: int, number: int, what: str) -> str:
    return "" if found == number else f"{found:,} {what} instead of {number:,}"
