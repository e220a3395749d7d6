"""The page about the errors: which were made, how, and which were found."""

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
# Which intended errors are found

Entries and lists without findings get errors that people have reported, and are given to
synthlit and to other linters. `python -m benchmarks.mutations --peers --write` writes this page,
where `$SYNTHLIT_SHARED` contains the records of DBLP and `$PEERS_BIN` the folders of the other
programs. The same seed makes the same errors.

{summary(rows)}

## How it is measured

- **Clean** texts are {bib:,} entries in which the default preset finds nothing: those of this
  repository, and DBLP's records of papers in proceedings, written for BibTeX. For errors in
  UTF-8 letters they are the {own:,} entries of this repository, written for biblatex. The
  {lists} lists that this repository generates are checked as if they were handwritten.
- **Damaged** is every entry to which a kind of error applies: every second entry of a file, then
  the others, so that each is among clean ones. An error that ends the reading of a file has its
  own file, with two clean entries on each side. A list gets one error at a time, and up to six
  of each kind. Errors that cannot be distinguished from correct text are left out: short titles,
  which may be names, are not put in braces. Errors that only a record of the paper shows are
  made in entries that agree with their record in the embedded index.
- **Found** means that one of the rules named here reports the error at its line or, for an error
  of the whole entry, at a line of the entry. Findings of other rules do not count.
- **Restored** means that the safe fixes of the default preset make the clean text again, byte
  for byte. A dash means that no program can know the right text, or that the fix is not safe.
- The **peers** get some of the same errors: up to eight entries of a kind, three where it may
  end the reading, or three lists, in small files. Any message about the entry or its lines
  counts, if there is no such message for the clean file. bibtex-tidy is a formatter, so its
  changes count, too. papis and cobib import the file and check the result; their messages during
  the import count.

## The peers

{names}

## Damage by kind

{table(rows, peers)}"""
