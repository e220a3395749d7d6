"""The results as a Markdown table."""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.mutations.damage import Form, Kind
from benchmarks.mutations.measure import Count

# What a peer found of how much; a peer that does not read such files has no entry.
Shares = Mapping[str, tuple[int, int]]
_FORMS = {Form.BIBTEX: ".bib", Form.BIBLATEX: ".bib, UTF-8", Form.PAGE: "page"}


def table(rows: Sequence[tuple[Kind, Count]], peers: Mapping[str, Shares | None]) -> str:
    """Return the table, a line for each kind of damage and one for all.

    A peer without shares was not run, and has no column.
    """
    ran = {name: shares for name, shares in peers.items() if shares is not None}
    head = ["damage", "seen in", "in", "rules", "n", "synthlit found", "restored", *ran]
    lines = [_row(head), _row(["---"] * 4 + ["--:"] * (3 + len(ran)))]
    for kind, count in rows:
        cells = [kind.name, kind.issue, _FORMS[kind.form], " ".join(kind.codes), f"{count.done:,}"]
        cells += [_share(count.found, count.done), _share(count.restored, count.restorable)]
        lines.append(_row([*cells, *(_of_peer(kind, shares) for shares in ran.values())]))
    done, found, could, did = _sums(rows)
    total = ["**all**", "", "", "", f"{done:,}", _share(found, done), _share(did, could)]
    return "\n".join([*lines, _row([*total, *map(_total, ran.values())]), ""])


def summary(rows: Sequence[tuple[Kind, Count]]) -> str:
    """Return what was found and restored of all damage, in a sentence."""
    done, found, could, did = _sums(rows)
    return (
        f"Of {done:,} errors of {len(rows)} kinds, synthlit finds {found:,} "
        f"({_share(found, done)}).\n"
        f"Of the {could:,} that can be repaired safely, it restores {did:,} ({_share(did, could)})."
    )


def _of_peer(kind: Kind, shares: Shares) -> str:
    part, whole = shares.get(kind.name, (0, 0))
    return f"{part}/{whole}" if whole else "–"


def _total(shares: Shares) -> str:
    return _share(sum(part for part, _ in shares.values()), sum(n for _, n in shares.values()))


def _sums(rows: Iterable[tuple[Kind, Count]]) -> tuple[int, int, int, int]:
    counts = [count for _, count in rows]
    return (
        sum(count.done for count in counts),
        sum(count.found for count in counts),
        sum(count.restorable for count in counts),
        sum(count.restored for count in counts),
    )


def _share(part: int, whole: int) -> str:
    """Return a percentage that is 100 only where nothing is missing."""
    if not whole:
        return "–"
    percent = 100 * part / whole
    return f"{min(percent, 99.9):.1f} %" if part < whole else "100 %"


def _row(cells: Sequence[str]) -> str:
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)
