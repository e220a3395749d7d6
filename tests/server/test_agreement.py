"""What the command finds and fixes in a file, the editor finds and offers, for every case.

The files of a case are written to the disk. The command lints each of them by its path; a session
lints its text.
"""

from pathlib import Path

import pytest

from synthlit.lint import rule_page
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.fixer import FixMode
from synthlit.lint.registry import RULES
from synthlit.lint.result import FileResult
from synthlit.lint.rule import Rule
from synthlit.server.session import Session
from synthlit.settings import FILE_NAME
from synthlit.workflows.file_system import SUFFIXES, read
from synthlit.workflows.lint import Request, run
from tests.conftest import SETTINGS
from tests.lint.cases import Case, cases_of
from tests.lint.conftest import TODAY, Example, example


def _written(folder: Path, case: Case, files: Example) -> list[Path]:
    """Write the files of a case, with settings that choose its rule, and return those to lint."""
    settings = SETTINGS if files.entries or files.is_library else ""
    texts = {FILE_NAME: settings, **files.files}
    texts[FILE_NAME] += f'\n[lint]\nselect = ["{case.code}"]\n'
    for file in [file for file in folder.rglob("*") if file.is_file()]:
        file.unlink()
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
    return [folder / path for path in texts if path.endswith(SUFFIXES)]


def _shown(found: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[tuple[object, ...]]:
    return [(d.path, d.line, d.column, d.code, d.message, d.key, d.start) for d in found]


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_session_is_command(rule: Rule, tmp_path: Path) -> None:
    """The same findings at the same positions, and the same texts after fixes."""
    for case in cases_of(rule.code, rule_page.read(rule).cases):
        files = example(case.text, case.code, case.language)
        for file in _written(tmp_path, case, files):
            _compare(case, files, tmp_path, file)


def _compare(case: Case, files: Example, folder: Path, file: Path) -> None:
    def command(mode: FixMode) -> FileResult:
        request = Request(
            TODAY, folder, [file], mode=mode, write=False, records=lambda _: files.records
        )
        path = file.relative_to(folder).as_posix()
        results = run(request).files
        return next(each for each in results if path in (str(each.path), str(each.origin)))

    opened = Session(lambda: TODAY, lambda _: files.records).open(file, read(file))
    found = opened.diagnostics

    assert _shown(found) == _shown(command(FixMode.NONE).diagnostics), case.title
    for mode in FixMode:
        if any(mode.allows(each) for each in found):
            fixed, offered = command(mode), opened.fix_all(mode)
            assert offered.text == fixed.after, case.title
            assert offered.to == (folder / fixed.path if fixed.origin else None), case.title
            if len(fixed.fixed) == len(found) == 1:
                assert opened.fix(found) == offered, case.title
