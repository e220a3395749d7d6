"""The language server: findings while typing, and fixes as quick actions.

Source: Language Server Protocol 3.17.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcContentModified
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from synthlit import __version__
from synthlit.lint import registry, rule_page
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.fixer import FixMode
from synthlit.lint.reports import about
from synthlit.server import positions
from synthlit.server.checks import WAIT, Check, Checked, Checks, Later
from synthlit.server.open_document import OpenDocument
from synthlit.server.session import Fixed, OpenFile, Session
from synthlit.text import Text
from synthlit.workflows.file_system import SUFFIXES

FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.synthlit"


def server(session: Session, wait: float = WAIT, later: Later | None = None) -> LanguageServer:
    """Return a language server that lints with a session, some seconds after the last change."""
    language_server = LanguageServer("synthlit", __version__)
    answers = _Answers(language_server, session, wait, later)
    kinds = lsp.CodeActionOptions(
        code_action_kinds=[lsp.CodeActionKind.QuickFix, FIX_ALL], resolve_provider=True
    )
    for feature, notice in (
        (lsp.TEXT_DOCUMENT_DID_OPEN, answers.opened),
        (lsp.TEXT_DOCUMENT_DID_CHANGE, answers.changed),
        (lsp.TEXT_DOCUMENT_DID_SAVE, answers.changed),
        (lsp.TEXT_DOCUMENT_DID_CLOSE, answers.closed),
    ):
        language_server.feature(feature)(_notified(notice))
    for feature, answer, more in (
        (lsp.TEXT_DOCUMENT_HOVER, answers.hover, None),
        (lsp.TEXT_DOCUMENT_CODE_ACTION, answers.actions, kinds),
        (lsp.CODE_ACTION_RESOLVE, answers.resolved, None),
    ):
        language_server.feature(feature, more)(_asked(answer))
    return language_server


def _notified(method: Callable[[Any], None]) -> Callable[[Any], None]:
    """Return a function, which pygls can set attributes of, that calls a method."""
    return lambda params: method(params)


def _asked(method: Callable[[Any], Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
    """Return a function, which pygls can set attributes of, that awaits a method."""

    async def answer(params: Any) -> Any:
        return await method(params)

    return answer


class _Answers:
    """Answers to an editor about the documents that are open."""

    def __init__(
        self, server: LanguageServer, session: Session, wait: float, later: Later | None
    ) -> None:
        self._server = server
        self._session = session
        self._wait = wait
        # A session is used by one thread at a time, and the reading thread stays free.
        self._worker = ThreadPoolExecutor(1)
        self._checks = Checks(self._begin, self._publish, self._worker, later)

    def opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        """Check a document that was opened at once."""
        uri = params.text_document.uri
        documents = self._server.workspace.text_documents
        document = self._server.workspace.get_text_document(uri)
        documents.update(
            {name: OpenDocument(each) for name, each in documents.items() if each is document}
        )
        self._checks.changed(uri, 0)

    def changed(
        self, params: lsp.DidChangeTextDocumentParams | lsp.DidSaveTextDocumentParams
    ) -> None:
        """Check a document that was changed or saved, after a while."""
        self._checks.changed(params.text_document.uri, self._wait)

    def closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        """Remove the findings of a document that was closed."""
        uri = params.text_document.uri
        self._checks.closed(uri)
        if name := to_fs_path(uri):
            self._worker.submit(self._session.close, Path(name))
        self._server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def _begin(self, uri: str) -> Check:
        """Return the check of a document as it is now.

        A document that is neither a `.bib` nor a Markdown file has no findings.
        """
        document = self._server.workspace.get_text_document(uri)
        name, text, version = to_fs_path(uri), document.source, document.version

        def check(is_in_vain: Callable[[], bool]) -> Checked:
            if not name or not name.lower().endswith(SUFFIXES):
                return Checked(version)
            opened = self._session.open(Path(name), text, is_in_vain)
            shown = [_shown(opened.source, each) for each in opened.diagnostics]
            return Checked(version, opened, shown)

        return check

    def _publish(self, uri: str, checked: Checked) -> None:
        """Send the findings in a document."""
        found = lsp.PublishDiagnosticsParams(uri, checked.shown, checked.version)
        self._server.text_document_publish_diagnostics(found)

    async def hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        """Explain the rules that have findings on the line."""
        line = params.position.line + 1
        opened = (await self._checks.newest(params.text_document.uri)).file
        codes = {each.code for each in opened.diagnostics if each.line == line} if opened else ()
        if not codes:
            return None
        pages = [rule_page.read(rule).text for rule in registry.RULES.only(codes)]
        text = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n".join(pages))
        return lsp.Hover(contents=text)

    async def actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        """Offer the fixes of findings on the lines, and all safe ones of the file."""
        uri = params.text_document.uri
        checked = await self._checks.newest(uri)
        opened = checked.file
        if not opened:
            return []
        first, last = params.range.start.line + 1, params.range.end.line + 1
        offered: list[lsp.CodeAction] = []
        for number, each in enumerate(opened.diagnostics):
            if each.fix and first <= each.line <= last:
                warning = "" if each.fix.safe else " (may lose a fact)"
                title = f"{each.code}: {each.fix.message}{warning}"
                action = lsp.CodeAction(title, lsp.CodeActionKind.QuickFix)
                action.diagnostics = [checked.shown[number]]
                action.data = {"uri": uri, "version": checked.version, "finding": number}
                offered.append(action)
        if any(FixMode.SAFE.allows(each) for each in opened.diagnostics):
            action = lsp.CodeAction("Apply all safe fixes", FIX_ALL)
            action.data = {"uri": uri, "version": checked.version, "finding": None}
            offered.append(action)
        if self._can_resolve:
            return offered if opened.can_be_fixed else []
        whole = [await self.resolved(each) for each in offered]
        return [each for each in whole if each.edit]

    async def resolved(self, action: lsp.CodeAction) -> lsp.CodeAction:
        """Return an action with the edit that makes the fixes."""
        data: Any = action.data
        checked = await self._checks.newest(data["uri"])
        if not checked.file or checked.version != data["version"]:
            raise JsonRpcContentModified
        loop = asyncio.get_running_loop()
        fix = partial(_fixed, checked.file, data["finding"])
        after = await loop.run_in_executor(self._worker, fix)
        action.edit = self._edit(data["uri"], checked, after)
        return action

    def _edit(self, uri: str, checked: Checked, after: Fixed) -> lsp.WorkspaceEdit | None:
        """Return the edit that applies fixes to a document, None if they do not change it.

        A file is moved only in an editor that can do so.
        """
        changes: list[lsp.TextDocumentEdit | lsp.RenameFile] = []
        edits: list[lsp.TextEdit] = []
        before = checked.file.source.text if checked.file else ""
        if after.text != before:
            edit = positions.difference(before, after.text)
            span = lsp.Range(lsp.Position(*edit.start), lsp.Position(*edit.end))
            edits = [lsp.TextEdit(span, edit.text)]
            versioned = lsp.OptionalVersionedTextDocumentIdentifier(uri, checked.version)
            changes.append(lsp.TextDocumentEdit(versioned, edits))
        if after.to and self._can_rename:
            changes.append(lsp.RenameFile(uri, after.to.as_uri()))
            return lsp.WorkspaceEdit(document_changes=changes)
        return lsp.WorkspaceEdit(changes={uri: edits}) if edits else None

    @property
    def _can_resolve(self) -> bool:
        """Whether the editor asks for an action's edit only when it is chosen."""
        document = self._server.client_capabilities.text_document
        action = document.code_action if document else None
        support = action.resolve_support if action else None
        data = action.data_support if action else None
        return bool(data and support and "edit" in support.properties)

    @property
    def _can_rename(self) -> bool:
        workspace = self._server.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        return bool(
            edits
            and edits.document_changes
            and lsp.ResourceOperationKind.Rename in (edits.resource_operations or ())
        )


def _fixed(file: OpenFile, number: int | None) -> Fixed:
    """Return a file after the fix of one finding, or all safe ones."""
    return file.fix_all() if number is None else file.fix([file.diagnostics[number]])


def _shown(source: Text, found: Diagnostic) -> lsp.Diagnostic:
    start, end = positions.word(source, found.line, found.column)
    is_error = about.severity(found.code) is about.Severity.ERROR
    return lsp.Diagnostic(
        range=lsp.Range(lsp.Position(*start), lsp.Position(*end)),
        message=found.message,
        severity=lsp.DiagnosticSeverity.Warning if is_error else lsp.DiagnosticSeverity.Information,
        code=found.code,
        source="synthlit",
    )
