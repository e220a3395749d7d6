"""The results as a Markdown table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.mutations.damage import Form, Kind
from benchmarks.mutations.measure import Count

# What a peer found of how much; a peer that does not read such files has no entry.
Shares = Mapping[str, tuple[int, int]]
_FORMS = {Form.BIBTEX: ".bib", Form.BIBLATEX: ".bib, UTF-8", Form.PAGE: "page"}


def table(
    rows: Sequence[tuple[Kind, Count]], peers: Mapping[str, Shares | None], names: Sequence[str]
) -> str:
    """Return the table, one line a kind of damage; a peer without shares was not run."""
    head = ["damage", "reported in", "in", "rules", "n", "synthlit found", "restored", *names]
    lines = [_row(head), _row(["---"] * 4 + ["--:"] * (3 + len(names)))]
    for kind, count in rows:
        cells = [kind.name, kind.issue, _FORMS[kind.form], " ".join(kind.codes), f"{count.done:,}"]
        cells += [_share(count.found, count.done), _share(count.restored, count.restorable)]
        lines.append(_row([*cells, *_of_peers(kind, peers, names)]))
    return "\n".join([*lines, "", *_sums([(k, c) for k, c in rows if k.offline]), ""])


def _of_peers(
    kind: Kind, peers: Mapping[str, Shares | None], names: Sequence[str]
) -> Iterator[str]:
    for name in names:
        shares = peers.get(name)
        if shares is None:
            yield "not run"
        else:
            yield _share(*shares[kind.name]) if kind.name in shares else "–"


def _sums(rows: Iterable[tuple[Kind, Count]]) -> Iterator[str]:
    counts = [count for _, count in rows]
    done, found = sum(c.done for c in counts), sum(c.found for c in counts)
    could, did = sum(c.restorable for c in counts), sum(c.restored for c in counts)
    yield f"In all, {found:,} of {done:,} found ({_share(found, done)}),"
    yield f"and {did:,} of {could:,} that can be restored were, byte for byte"
    yield f"({_share(did, could)})."


def _share(part: int, whole: int) -> str:
    """Return a percentage that is 100 only where nothing is missing."""
    if not whole:
        return "–"
    percent = 100 * part / whole
    return f"{min(percent, 99.9):.1f} %" if part < whole else "100 %"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
