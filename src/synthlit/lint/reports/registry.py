"""Every report, in a table."""

from collections.abc import Callable, Mapping

from synthlit.lint.reports import (
    checkstyle,
    concise,
    github,
    gitlab,
    json_array,
    junit,
    sarif,
    statistics,
    text,
)
from synthlit.lint.result import LintResult

# Each returns the text to print, with its last line end, or nothing.
REPORTS: Mapping[str, Callable[[LintResult], str]] = {
    "text": text.render,
    "concise": concise.render,
    "json": json_array.render,
    "jsonl": json_array.render_lines,
    "github": github.render,
    "sarif": sarif.render,
    "gitlab": gitlab.render,
    "checkstyle": checkstyle.render,
    "junit": junit.render,
    "statistics": statistics.render,
}
