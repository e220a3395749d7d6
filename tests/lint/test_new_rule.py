"""A rule touches two places: a function in a module of rules, and a page beside it."""

import importlib.util
from pathlib import Path

from synthlit.lint import rule_page
from synthlit.lint.registry import rules_of
from synthlit.lint.rule import Rules
from tests.lint.cases import cases_of, locations
from tests.lint.conftest import MakeLibrary, codes, example

FUNCTION = '''
"""Rules about names of models."""

from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, entry_rule


@entry_rule("ZZZ001", "old-model-name", fix=Fixes.SAFE, fields=("title",))
def old_model_name(work: Work) -> Iterator[Finding]:
    """Yield the title with the old name."""
    title = work.entry.get("title")
    if "ChatGPT" in title:
        fix = Fix("write GPT", Revise({"title": title.replace("ChatGPT", "GPT")}))
        yield Finding(work, "the model has another name", "title", title.find("ChatGPT"), fix)
'''
PAGE = """\
# ZZZ001: old-model-name

An old name of a model.

## Why is this bad?

Readers do not know it.

## Example

```bibtex
@misc{one,
  title = {The ChatGPT},
}
```

Found at 2:16.

## Use instead

```bibtex
@misc{one,
  title = {The GPT},
}
```

## Fix

Safe: the new name is written.

## Also found by

no other linter known

## Cases

### Not found: another model

```bibtex
@misc{one, title = {BERT}}
```
"""


def test_a_rule_is_a_function_and_a_page(tmp_path: Path, library_of: MakeLibrary) -> None:
    """Nothing else is needed for it to be read, run, fixed and tested."""
    (tmp_path / "models.py").write_text(FUNCTION, "utf-8")
    (tmp_path / "ZZZ001.md").write_text(PAGE, "utf-8")
    spec = importlib.util.spec_from_file_location("models", tmp_path / "models.py")
    assert spec
    assert spec.loader
    family = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(family)

    rules = Rules(rules_of(family))
    (rule,) = rules
    page = rule_page.read(rule, tmp_path)
    files = example(page.example)
    (found,) = files.check(library_of, rules)
    (case,) = cases_of(rule.code, page.cases)

    assert codes([found]) == {"ZZZ001"}
    assert locations(page.found) == (f"{found.line}:{found.column}",)
    assert files.fix(library_of, rules) == example(page.instead).checked
    assert not example(case.text).check(library_of, rules)
