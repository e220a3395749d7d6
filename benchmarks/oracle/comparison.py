"""Compare what an engine prints of a text before and after a change."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.oracle import engines, wanted
from benchmarks.oracle.changes import CHANGES, Changed

_CITED = re.compile(r"\\cite\{([^{}]+)\}")
Engine = Callable[..., Mapping[str, str]]
ENGINES: Mapping[str, Engine] = {"bibtex": engines.bibtex, "biber": engines.biber}
# The engine that decides about each change.
DECIDES: Mapping[str, tuple[str, ...]] = {
    "lint --fix": ("bibtex", "biber"),
    "format": ("bibtex", "biber"),
    "export (bibtex)": ("bibtex",),
    "export (biblatex)": ("biber",),
}


@dataclass(frozen=True)
class Difference:
    """An entry that is printed otherwise: its key, both texts, and what explains that, if anything.

    A text is empty where the entry is not printed at all.
    """

    key: str
    before: str
    after: str
    explained: tuple[str, ...] | None

    def __str__(self) -> str:
        reason = "unexplained" if self.explained is None else ", ".join(self.explained)
        before, after = self.before.split("\n"), self.after.split("\n")
        lines = [f"- {line}" for line in before if line not in after]
        lines += [f"+ {line}" for line in after if line not in before]
        return "\n  ".join([f"{self.key} ({reason})", *lines])


@dataclass(frozen=True)
class Comparison:
    """How many entries an engine printed, what was changed, and what is printed otherwise."""

    entries: int
    changed: tuple[Changed, ...]
    differences: tuple[Difference, ...]

    @property
    def fixes(self) -> int:
        """The number of fixes that were applied."""
        return sum(each.fixes for each in self.changed)

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """The differences that nothing explains."""
        return tuple(each for each in self.differences if each.explained is None)


def compare(texts: Sequence[str], change: str, engine: str) -> Comparison:
    """Return how an engine's output differs after a change of each text. Raises EngineFailed."""
    before = ENGINES[engine](*texts)
    changed = tuple(map(CHANGES[change], texts))
    after = ENGINES[engine](*(each.text for each in changed))
    return Comparison(len(before), changed, tuple(_differences(change, before, after, changed)))


def _differences(
    change: str, before: Mapping[str, str], after: Mapping[str, str], changed: Sequence[Changed]
) -> Iterator[Difference]:
    keys = {old: new for each in changed for old, new in each.keys.items()}
    refused = {key for each in changed for key in each.refused}
    names = {old: keys.get(old, old) for old in before}
    times = Counter(names.values())
    for old, text in before.items():
        new = after.get(names[old], "")
        # The key of a parent, and of works in notes, is printed; the former key is an alias.
        text, new = (
            _CITED.sub(lambda match: f"\\cite{{{keys.get(match[1], match[1])}}}", each)
            for each in (text, new)
        )
        if new == text:
            continue
        if old in refused and not new:
            yield Difference(old, text, new, ("refused, with the reason",))
        elif times[names[old]] > 1:
            yield Difference(old, text, new, ("reported as a duplicate",))
        else:
            yield Difference(old, text, new, wanted.explanations(change, text, new))
    for key in after.keys() - set(names.values()):
        yield Difference(key, "", after[key], None)
