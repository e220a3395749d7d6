"""An `@string` that nothing uses.

## Why is this bad?
It says nothing to anybody. Often it is the trace of a venue that is written out in some entries
and abbreviated in others.

## Example
```bibtex
@string{tmlr = {Transactions on Machine Learning Research}}
@string{pvldb = {Proceedings of the {VLDB} Endowment}}

@article{shojaee2023execution,
  title   = {Execution-based Code Generation using Deep Reinforcement Learning},
  author  = {Shojaee, Parshin and Jain, Aneesh and Tipirneni, Sindhu and Reddy, Chandan K.},
  journal = tmlr,
  year    = {2023},
}
```

## Use instead
```bibtex
@string{tmlr = {Transactions on Machine Learning Research}}

@article{shojaee2023execution,
  title   = {Execution-based Code Generation using Deep Reinforcement Learning},
  author  = {Shojaee, Parshin and Jain, Aneesh and Tipirneni, Sindhu and Reddy, Chandan K.},
  journal = tmlr,
  year    = {2023},
}
```

## Fix
Unsafe, for another file that is read after this one may use it: the definition goes.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Finding, Fixes, Location, Preset
from synthlit.lint.rules.syntax.lines import removal

CODE = "SYN007"
NAME = "unused-string"
PRESET = Preset.STRICT
FIX = Fixes.UNSAFE


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each definition that no value uses, in a file of entries that could all be read."""
    if not sheet.macros or not sheet.blocks or not sheet.is_whole:
        return
    used = {mention.name.lower() for mention in sheet.mentions}
    definitions = [other for other in sheet.others if other.kind == "string"]
    for macro, definition in zip(sheet.macros, definitions, strict=True):
        if macro.name.lower() not in used:
            edits = (removal(sheet.text, definition.start, definition.end),)
            fix = Fix(f"take the @string {macro.name} out", Replace(edits), safe=False)
            at = Location(sheet.path, sheet.source, macro.start)
            yield Finding(at, f"nothing uses the @string {macro.name}", fix=fix)
