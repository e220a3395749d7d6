"""Count what the default rules find in records that professionals keep.

Run by `python -m benchmarks.evaluation`: it reads the records that SYNTHLIT_SHARED names, and
prints docs/benchmarks/evaluation.md. judgements.toml holds what was decided about findings.
`--sample CODE` prints findings of a rule to look at.
"""

import argparse
import gzip
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from benchmarks.oracle import corpus
from synthlit.bibtex import parser
from synthlit.bibtex.encoding import decode
from synthlit.lint import selection
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import DocumentSet
from synthlit.lint.linter import Linter
from synthlit.lint.registry import RULES
from synthlit.lint.rule import CollectionCheck, DocumentCheck, EntryCheck, Preset
from synthlit.settings import LintSettings
from synthlit.workflows.record_lookup import LocalRecords

_HERE = Path(__file__).parent
_ENTRY = re.compile(r"^\s*@[A-Za-z]+\{", re.MULTILINE)
_SAMPLE = 200
# Where the rules' pages lie, seen from the page that is printed.
_PAGES = "../../src/synthlit/lint/rules/docs"
# Stands for the day on which the records were looked at.
_TODAY = date(2026, 11, 25)

_HEAD = """\
# How often the rules are wrong

A linter that cries wolf is switched off. These are the findings of the default preset on records
that professionals keep: {dblp:,} of DBLP's, {others:,} that the ACL Anthology, OpenReview,
Crossref and doi.org answered with, as they answered, and the {corpus:,} entries of {files} `.bib`
files of TeX's own packages, which their authors wrote. Up to 200 findings of each rule were looked
at, each in its entry. "In 100" is how many findings a rule has in 100 entries, and how many of them
are wrong, if those that were not looked at are wrong as often. A rule above 1 wrong in 100 would be
fixed, or leave the preset.

Made by `python -m benchmarks.evaluation > docs/benchmarks/evaluation.md`, with SYNTHLIT_SHARED set
to the folder of the records and TeX Live installed; `benchmarks/judgements.toml` holds what was
decided about them.

| rule | records | findings | in 100 | looked at | wrong | in 100 | what was found |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


def main() -> None:
    """Print the page, or a sample of a rule's findings."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluation", description=__doc__)
    parser.add_argument("--sample", metavar="CODE", help="print findings of a rule")
    code = parser.parse_args().sample
    shared = Path(os.environ["SYNTHLIT_SHARED"])
    texts = {
        "dblp": list(_dblp(shared)),
        "others": list(_others(shared)),
        "corpus": [decode(path.read_bytes()).text for path in corpus.files()],
    }
    found = {name: list(_found(files)) for name, files in texts.items()}
    if code:
        for name, findings in found.items():
            for each, line in [f for f in findings if f[0].code == code][:_SAMPLE]:
                print(f"{name} {each.line}: {each.message} | {line.strip()}")
        return
    sizes = {name: sum(map(_size, files)) for name, files in texts.items()}
    counts = {name: Counter(each.code for each, _ in files) for name, files in found.items()}
    print(_HEAD.format(**sizes, files=len(texts["corpus"])) + "".join(_rows(counts, sizes)))
    default = [r.code for r in RULES if r.preset is Preset.DEFAULT and r.code in _bib_codes()]
    silent = [code for code in default if not any(counts[name][code] for name in counts)]
    print(f"The other {len(silent)} rules of the preset that look at entries found nothing there.")


def _bib_codes() -> frozenset[str]:
    kinds = (DocumentCheck, EntryCheck, CollectionCheck)
    return frozenset(check.code for kind in kinds for check in RULES.checks(kind))


def _dblp(shared: Path) -> Iterator[str]:
    with gzip.open(shared / "mirror" / "dblp-proceedings.bib.gz", "rt", encoding="utf-8") as file:
        yield file.read()


def _others(shared: Path) -> Iterator[str]:
    for path in sorted((shared / "payloads").rglob("*")):
        if path.is_file() and path.suffix not in (".json", ".jsonl"):
            text = path.read_bytes().decode("utf-8", "replace")
            if _ENTRY.match(text):
                yield text


def _size(text: str) -> int:
    return len(parser.read(PurePosixPath("refs.bib"), text).entries)


def _found(texts: list[str]) -> Iterator[tuple[Diagnostic, str]]:
    rules = selection.select(LintSettings(), in_library=False)
    linter = Linter(lambda _: rules, Context(_TODAY, records=LocalRecords()))
    for text in texts:
        lines = text.split("\n")
        for each in linter.check(DocumentSet.of_text(PurePosixPath("refs.bib"), text)):
            yield each, lines[each.line - 1]


def _rows(counts: dict[str, Counter[str]], sizes: dict[str, int]) -> Iterator[str]:
    said = tomllib.loads((_HERE / "judgements.toml").read_text("utf-8"))
    called = {"dblp": "DBLP", "others": "other", "corpus": "TeX"}
    for code in sorted({code for counter in counts.values() for code in counter}):
        for name, counter in counts.items():
            if counter[code]:
                counted = said.get(code, {}).get(
                    name, {"right": 0, "wrong": 0, "note": "not looked at"}
                )
                looked = counted["right"] + counted["wrong"]
                share = counter[code] / sizes[name] * 100
                wrong = share * counted["wrong"] / max(looked, 1)
                yield (
                    f"| [{code}]({_PAGES}/{code}.md) | {called[name]} | {counter[code]:,} "
                    f"| {share:.3f} | {looked} | {counted['wrong']} | {wrong:.3f} "
                    f"| {counted['note']} |\n"
                )


if __name__ == "__main__":
    main()
