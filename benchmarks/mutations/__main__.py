"""Print, for each kind of damage, how much of it synthlit and its peers find.

    python -m benchmarks.mutations [--entries N] [--seed S] [--peers] [--write]

Peers are looked for in the folders of $PEERS_BIN, then on PATH. DBLP's records are read from the
mirror in $SYNTHLIT_SHARED, if it is set.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.mutations import peers
from benchmarks.mutations.damage import Form, Kind
from benchmarks.mutations.kinds import KINDS
from benchmarks.mutations.material import Material, gather
from benchmarks.mutations.measure import Count, measure
from benchmarks.mutations.table import Shares, table
from synthlit.lint.registry import RULES

RESULTS = Path(__file__).with_name("results.md")
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
        found = {peer.name: peers.run(peer, kinds, material, options.seed) for peer in peers.PEERS}
    text = f"{_head(material, options.seed)}\n{table(rows, found, list(found))}"
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")
    if options.missed:
        for kind, count in rows:
            _show(kind.name, count)
    codes = {rule.CODE for rule in RULES}
    for kind in kinds:
        if missing := [code for code in kind.codes if code not in codes]:
            print(f"{kind.name}: there is no rule {', '.join(missing)}", file=sys.stderr)


def _show(name: str, count: Count) -> None:
    for text in count.missed[:SHOWN]:
        print(f"\n--- {name}: not found in\n{text[:1200]}")


def _head(material: Material, seed: int) -> str:
    entries, pages = len(material.entries[Form.BIBTEX]), len(material.pages)
    return f"""\
# What is found of damage done on purpose

`python -m benchmarks.mutations --seed {seed}` damaged {entries:,} sound entries and {pages} sound
lists. Each kind of damage is done to every entry that it fits: to every second one of a file, then
to the others, so that each stands among sound ones; what ends the reading of a file has a file of
its own. A list has one damage at a time. Found is what one of the rules named here tells at the
line of the damage, or, of damage to an entry as such, at one of its lines. Restored is what is the
sound text again, byte for byte, after the safe fixes of the default preset. Records of papers are
those of the embedded index: damage that only they show is done to entries that it has.

Peers get some of the same damage in small files. They found what they say of the entry or its
lines, and do not say of the sound file.
"""


if __name__ == "__main__":
    main()
