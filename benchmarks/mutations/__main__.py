"""Print, for each kind of damage, how much of it synthlit and its peers find.

    python -m benchmarks.mutations [--entries N] [--seed S] [--peers] [--write]

Peers are looked for in the folders of $PEERS_BIN, then on PATH. DBLP's records are read from the
mirror in $SYNTHLIT_SHARED, if it is set.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.mutations import comparison, peers
from benchmarks.mutations.damage import Kind
from benchmarks.mutations.kinds import KINDS
from benchmarks.mutations.material import gather
from benchmarks.mutations.measure import Count, measure
from benchmarks.mutations.report import page
from benchmarks.mutations.table import Shares
from synthlit.lint.registry import RULES

RESULTS = Path(__file__).parents[2] / "docs" / "benchmarks" / "mutations.md"
SHOWN = 3  # damaged texts shown of a kind that was missed


def main() -> None:
    """Measure, and print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only kinds whose name holds this")
    parser.add_argument("--missed", action="store_true", help="show some of what was not found")
    parser.add_argument("--peers", action="store_true", help="run the other linters too")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    options = parser.parse_args()
    material = gather(options.entries)
    kinds = [kind for kind in KINDS if options.only in kind.name]
    rows: list[tuple[Kind, Count]] = []
    for kind in kinds:
        print(kind.name, file=sys.stderr, flush=True)
        rows.append((kind, measure(kind, material, options.seed)))
    found: dict[str, Shares | None] = {}
    if options.peers:
        for peer in peers.PEERS:
            print(peer.name, file=sys.stderr, flush=True)
            found[peer.name] = comparison.run(peer, kinds, material, options.seed)
    versions = [peers.version(peer) for peer in peers.PEERS] if options.peers else []
    text = page(material, rows, found, versions)
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")
    if options.missed:
        for kind, count in rows:
            _show(kind.name, count)
    codes = {rule.code for rule in RULES}
    for kind in kinds:
        if missing := [code for code in kind.codes if code not in codes]:
            print(f"{kind.name}: there is no rule {', '.join(missing)}", file=sys.stderr)


def _show(name: str, count: Count) -> None:
    for text in count.missed[:SHOWN]:
        print(f"\n--- {name}: not found in\n{text[:1200]}")


if __name__ == "__main__":
    main()
