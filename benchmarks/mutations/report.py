"""The page that tells what was done, how, and what came of it."""

from collections.abc import Mapping, Sequence

from benchmarks.mutations.damage import Form, Kind
from benchmarks.mutations.material import Material
from benchmarks.mutations.measure import Count
from benchmarks.mutations.table import Shares, summary, table


def page(
    material: Material,
    rows: Sequence[tuple[Kind, Count]],
    peers: Mapping[str, Shares | None],
    versions: Sequence[str],
) -> str:
    """Return the page as Markdown; `versions` are the peers' as they are shown."""
    bib = len(material.entries[Form.BIBTEX])
    own, lists = len(material.entries[Form.BIBLATEX]), len(material.pages)
    names = "\n".join(f"- {version}" for version in versions) or "They were not run."
    return f"""\
# What is found of damage done on purpose

Sound entries and lists are damaged in ways that people reported, and given to synthlit and to
other linters. `python -m benchmarks.mutations --peers --write` makes this page, where
`$SYNTHLIT_SHARED` has DBLP's records and `$PEERS_BIN` the folders of the other programs. The same
seed does the same damage.

{summary(rows)}

## How it is measured

- **Sound** are {bib:,} entries in which the default preset finds nothing: this repository's own,
  and DBLP's records of papers in proceedings, written for BibTeX. Where letters in UTF-8 are
  damaged, they are {own:,} of its own, written for biblatex. Sound are also the {lists} lists that
  this repository generates, judged as if written by hand.
- **Damaged** is every entry that a kind fits: every second one of a file, then the others, so that
  each stands among sound ones. Damage that ends the reading of a file has a file of its own, with
  two sound entries on each side. A list gets one damage at a time, and up to six of each kind.
  What makes no difference that can be told is not done: short titles, which may be names, are not
  put in braces; damage that only a record of the paper shows is done to entries that agree with
  their record in the embedded index.
- **Found** is damage of which one of the rules named here tells at its line or, where it concerns
  an entry as such, at a line of the entry. What other rules say does not count.
- **Restored** is what is the sound text again, byte for byte, after the safe fixes of the default
  preset. A dash stands where no program can know what was there, and where a fix is not safe.
- The **peers** get some of the same damage: up to eight entries of a kind, three where it may end
  the reading, or three lists, in small files. A peer found what it says of the entry or its lines,
  whatever that is, if it does not say it of the sound file; bibtex-tidy, a formatter, also what it
  mends without a word. papis and cobib import the file and judge what they made of it; what they
  say while they import counts.

## The peers

{names}

## Damage by kind

{table(rows, peers)}"""
