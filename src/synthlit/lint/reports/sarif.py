"""A report in SARIF 2.1.0, which GitHub's code scanning and editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from synthlit import __version__
from synthlit.lint import rule_page
from synthlit.lint.diagnostic import Diagnostic, Replace
from synthlit.lint.registry import GROUPS, RULES
from synthlit.lint.reports import about
from synthlit.lint.result import LintResult
from synthlit.lint.rule import Rule
from synthlit.lint.visible import visible
from synthlit.text import Text, TextEdit

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(result: LintResult) -> str:
    """Return the log of one run; in ASCII, so that no text can control a terminal."""
    rules = [RULES[code] for code in sorted({each.code for each in result.diagnostics})]
    indices = {rule.code: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "synthlit",
                "version": __version__,
                "informationUri": about.URL,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [
            _result(found, indices, fingerprint, result.sources)
            for found, fingerprint in about.fingerprints(result)
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    page = rule_page.read(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.why},
        "help": {"text": page.text, "markdown": page.text},
        "helpUri": f"{about.PAGES}/{rule.code}.md",
        "defaultConfiguration": {"level": about.severity(rule.code)},
        "properties": {"tags": [GROUPS[rule.code[:3]]], "preset": rule.preset, "fix": rule.fix},
    }


def _result(
    found: Diagnostic,
    indices: Mapping[str, int],
    fingerprint: str,
    sources: Mapping[PurePosixPath, Text],
) -> dict[str, Any]:
    artifact = {"uri": quote(str(found.path), errors="surrogateescape")}
    region = {"startLine": found.line, "startColumn": found.column}
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": indices[found.code],
        "level": about.severity(found.code),
        "message": {"text": _text(found.message)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    source = sources.get(found.path)
    if found.fix and isinstance(found.fix.edit, Replace) and source:
        replacements = [_replacement(edit, source) for edit in sorted(found.fix.edit.edits)]
        change = {"artifactLocation": artifact, "replacements": replacements}
        description = {"text": _text(found.fix.message)}
        result["fixes"] = [{"description": description, "artifactChanges": [change]}]
    return result


def _text(message: str) -> str:
    """Return a message in which nothing is a link: `[a](b)` would be one."""
    return visible(message).replace("](", "] (")


def _replacement(edit: TextEdit, source: Text) -> dict[str, Any]:
    """Return the region that is deleted and the text inserted there; the region may be empty."""
    line, column = source.position(edit.start)
    end_line, end_column = source.position(edit.end)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}
