"""The page of results: what was tried, what failed, and how time grew."""

from collections.abc import Iterable, Sequence

from benchmarks.fuzz.attempt import LONGEST, PATIENCE
from benchmarks.fuzz.failures import Failure, Folder
from benchmarks.fuzz.growth import FIRST, SIZES, Growth
from benchmarks.fuzz.shapes import Shape
from benchmarks.fuzz.targets import TARGETS

_HEAD = """\
# What hostile inputs do to the readers and the fixes

`python -m benchmarks.fuzz --seconds 3600 --write` makes inputs of characters that open, close,
escape or nest, of unusual characters and of the rules' own cases, lets each target read or fix
them, and asks of each what must hold; that no exception is raised goes without saying, and an
input that takes {patience:.0f} seconds fails. {guide}
The tests ask the like with hypothesis.

In {seconds:,} seconds, {inputs:,} inputs of up to {longest} pieces were tried. Kinds of failure
found and fixed on the way: {fixed}; found and not fixed: {left}.

| target | what must hold | seconds | inputs | failing now |
| --- | --- | --- | --- | --- |
"""
_GROWTH = """
## Growth

Every piece, alone, as a line or list item, inside fields, links and tables, and what opens as often
as it closes or has another number each time, is repeated to {first} characters.
Of each target, the slowest and all that seem to grow more than their size are repeated to the sizes
below. Shown are seconds of the processor for the slowest of them.

| target | shapes | {sizes} | the slowest | more than linear |
| --- | --- | {rule} | --- | --- |
"""


def tried(folder: Folder, failing: Sequence[Failure]) -> str:
    """Return what was tried of each target, and how often it failed."""
    trials = folder.trials()
    guided = all(trial.guided for trial in trials)
    head = _HEAD.format(
        guide=(
            "Coverage guides what comes next (atheris)." if guided else "They are made at random."
        ),
        seconds=sum(trial.seconds for trial in trials),
        longest=LONGEST,
        patience=PATIENCE,
        inputs=sum(trial.inputs for trial in trials),
        fixed=folder.fixed(),
        left=len(failing),
    )
    rows: list[str] = []
    for name, target in TARGETS.items():
        own = [trial for trial in trials if trial.target == name]
        seconds, inputs = sum(t.seconds for t in own), sum(t.inputs for t in own)
        failures = sum(failure.target == name for failure in failing)
        rows.append(f"| {name} | {target.holds} | {seconds:,} | {inputs:,} | {failures} |\n")
    return head + "".join(rows)


def growth(found: Iterable[Growth]) -> str:
    """Return how the time of each target's slowest shape grows."""
    by_target: dict[str, list[Growth]] = {}
    for each in found:
        by_target.setdefault(each.target, []).append(each)
    head = _GROWTH.format(
        first=" and ".join(f"{size:,}" for size in FIRST),
        sizes=" | ".join(f"{size // 1000} k" for size in SIZES),
        rule=" | ".join("---" for _ in SIZES),
    )
    rows: list[str] = []
    for name, growths in by_target.items():
        worst = max(growths, key=lambda each: each.times[-1])
        times = " | ".join(f"{seconds:.2f}" for seconds in worst.times)
        more = sum(not each.is_linear for each in growths)
        rows.append(f"| {name} | {len(growths)} | {times} | {_code(worst.shape)} | {more} |\n")
    return head + "".join(rows)


def _code(shape: Shape) -> str:
    """Return a shape as code in a cell of a table, with the piece in it once."""
    shown = ascii(shape.text(0))[1:-1].replace("|", r"\|")
    ticks = "```" if "``" in shown else "``"
    return f"{ticks} {shown} {ticks}"
