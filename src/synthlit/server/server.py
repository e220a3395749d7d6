"""The language server: findings while typing, and fixes as quick actions.

Source: Language Server Protocol 3.17.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from synthlit import __version__
from synthlit.lint import registry, rule_page
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.reports import about
from synthlit.server import positions
from synthlit.server.session import Fixed, OpenFile, Session
from synthlit.text import Text
from synthlit.workflows.file_system import SUFFIXES

FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.synthlit"


def server(session: Session) -> LanguageServer:
    """Return a language server that lints with a session."""
    language_server = LanguageServer("synthlit", __version__)
    answers = _Answers(language_server, session)
    kinds = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, FIX_ALL])
    for feature, answer, more in (
        (lsp.TEXT_DOCUMENT_DID_OPEN, answers.publish, None),
        (lsp.TEXT_DOCUMENT_DID_CHANGE, answers.publish, None),
        (lsp.TEXT_DOCUMENT_DID_SAVE, answers.publish, None),
        (lsp.TEXT_DOCUMENT_DID_CLOSE, answers.closed, None),
        (lsp.TEXT_DOCUMENT_HOVER, answers.hover, None),
        (lsp.TEXT_DOCUMENT_CODE_ACTION, answers.actions, kinds),
    ):
        language_server.feature(feature, more)(_function(answer))
    return language_server


def _function(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a function, which pygls can set attributes of, that calls a method."""
    return lambda params: method(params)


class _Answers:
    """Answers to an editor about the documents that are open."""

    def __init__(self, server: LanguageServer, session: Session) -> None:
        self._server = server
        self._session = session

    def publish(
        self,
        params: lsp.DidOpenTextDocumentParams
        | lsp.DidChangeTextDocumentParams
        | lsp.DidSaveTextDocumentParams,
    ) -> None:
        """Send the findings in a document."""
        uri = params.text_document.uri
        opened = self._open(uri)
        shown = [_shown(opened.source, each) for each in opened.diagnostics] if opened else []
        found = lsp.PublishDiagnosticsParams(uri=uri, diagnostics=shown)
        self._server.text_document_publish_diagnostics(found)

    def closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        """Remove the findings of a document that was closed."""
        empty = lsp.PublishDiagnosticsParams(uri=params.text_document.uri, diagnostics=[])
        self._server.text_document_publish_diagnostics(empty)

    def hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        """Explain the rules that have findings on the line."""
        line = params.position.line + 1
        opened = self._open(params.text_document.uri)
        codes = {each.code for each in opened.diagnostics if each.line == line} if opened else ()
        if not codes:
            return None
        pages = [rule_page.read(rule).text for rule in registry.RULES.only(codes)]
        text = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n".join(pages))
        return lsp.Hover(contents=text)

    def actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        """Offer the fixes of findings on the lines, and all safe ones of the file."""
        uri = params.text_document.uri
        opened = self._open(uri)
        if not opened:
            return []
        text = opened.source.text
        first, last = params.range.start.line + 1, params.range.end.line + 1
        offered: list[lsp.CodeAction] = []
        for each in opened.diagnostics:
            if each.fix and first <= each.line <= last:
                warning = "" if each.fix.safe else " (may lose a fact)"
                title = f"{each.code}: {each.fix.message}{warning}"
                after = opened.fix([each])
                for action in self._action(title, lsp.CodeActionKind.QuickFix, uri, text, after):
                    action.diagnostics = [_shown(opened.source, each)]
                    offered.append(action)
        after = opened.fix_all()
        return [*offered, *self._action("Apply all safe fixes", FIX_ALL, uri, text, after)]

    def _action(
        self, title: str, kind: lsp.CodeActionKind | str, uri: str, before: str, after: Fixed
    ) -> Iterator[lsp.CodeAction]:
        """Yield the action that applies fixes to a document, if they change it.

        A file is moved only in an editor that can do so.
        """
        changes: list[lsp.TextDocumentEdit | lsp.RenameFile] = []
        edits: list[lsp.TextEdit] = []
        if after.text != before:
            edit = positions.difference(before, after.text)
            span = lsp.Range(lsp.Position(*edit.start), lsp.Position(*edit.end))
            edits = [lsp.TextEdit(span, edit.text)]
            document = self._server.workspace.get_text_document(uri)
            versioned = lsp.OptionalVersionedTextDocumentIdentifier(uri, document.version)
            changes.append(lsp.TextDocumentEdit(versioned, edits))
        if after.to and self._can_rename:
            changes.append(lsp.RenameFile(uri, after.to.as_uri()))
            whole = lsp.WorkspaceEdit(document_changes=changes)
        else:
            whole = lsp.WorkspaceEdit(changes={uri: edits})
        if changes:
            yield lsp.CodeAction(title=title, kind=kind, edit=whole)

    @property
    def _can_rename(self) -> bool:
        workspace = self._server.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        return bool(
            edits
            and edits.document_changes
            and lsp.ResourceOperationKind.Rename in (edits.resource_operations or ())
        )

    def _open(self, uri: str) -> OpenFile | None:
        """Return a document, None where it is neither a `.bib` nor a Markdown file."""
        name = to_fs_path(uri)
        if not name or not name.lower().endswith(SUFFIXES):
            return None
        return self._session.open(Path(name), self._server.workspace.get_text_document(uri).source)


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
