"""The language server: findings while typing, and fixes as quick actions.

Source: Language Server Protocol 3.17.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from synthlit import __version__
from synthlit.lint import registry, rule_page
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.rule import Preset
from synthlit.server import positions
from synthlit.server.session import Session
from synthlit.text import Text

FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.synthlit"
_SUFFIXES = (".bib", ".md", ".markdown")
_SURE = (Preset.DEFAULT, Preset.HOUSE)


def server(desk: Session) -> LanguageServer:
    """Return a language server that judges with a desk."""
    made = LanguageServer("synthlit", __version__)
    told = _Told(made, desk)
    kinds = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, FIX_ALL])
    for feature, answer, more in (
        (lsp.TEXT_DOCUMENT_DID_OPEN, told.opened, None),
        (lsp.TEXT_DOCUMENT_DID_CHANGE, told.changed, None),
        (lsp.TEXT_DOCUMENT_DID_SAVE, told.saved, None),
        (lsp.TEXT_DOCUMENT_DID_CLOSE, told.closed, None),
        (lsp.TEXT_DOCUMENT_HOVER, told.hover, None),
        (lsp.TEXT_DOCUMENT_CODE_ACTION, told.actions, kinds),
    ):
        made.feature(feature, more)(_function(answer))
    return made


def _function(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a function, on which pygls can leave its mark, that calls a method."""
    return lambda params: method(params)


class _Told:
    """What the server tells of the documents that are open."""

    def __init__(self, made: LanguageServer, desk: Session) -> None:
        self._server = made
        self._desk = desk

    def opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        self._publish(params.text_document.uri)

    def changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        self._publish(params.text_document.uri)

    def saved(self, params: lsp.DidSaveTextDocumentParams) -> None:
        self._desk.forget()
        self._publish(params.text_document.uri)

    def closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        empty = lsp.PublishDiagnosticsParams(uri=params.text_document.uri, diagnostics=[])
        self._server.text_document_publish_diagnostics(empty)

    def hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        """Explain the rules that find fault with the line."""
        line = params.position.line + 1
        codes = {f.code for f in self._found(params.text_document.uri) if f.line == line}
        if not codes:
            return None
        pages = [rule_page.read(rule).text for rule in registry.RULES.only(codes)]
        text = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n".join(pages))
        return lsp.Hover(contents=text)

    def actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        """Offer the fixes of findings on the lines, and all safe ones of the file."""
        uri = params.text_document.uri
        first, last = params.range.start.line + 1, params.range.end.line + 1
        found = [f for f in self._found(uri) if f.fix and first <= f.line <= last]
        offered = [action for each in found if (action := self._quick(uri, each))]
        file, text = self._document(uri)
        if file:
            offered += _action(
                "Mend all that is sure", FIX_ALL, uri, text, self._desk.fix_all(file, text)
            )
        return offered

    def _quick(self, uri: str, found: Diagnostic) -> lsp.CodeAction | None:
        file, text = self._document(uri)
        if not file or not found.fix:
            return None
        after = self._desk.fix(file, text, [found])
        doubt = "" if found.fix.safe else " (may lose a fact)"
        title = f"{found.code}: {found.fix.message}{doubt}"
        made = _action(title, lsp.CodeActionKind.QuickFix, uri, text, after)
        for action in made:
            action.diagnostics = [_shown(Text(text), found)]
        return made[0] if made else None

    def _publish(self, uri: str) -> None:
        source = Text(self._document(uri)[1])
        shown = [_shown(source, each) for each in self._found(uri)]
        params = lsp.PublishDiagnosticsParams(uri=uri, diagnostics=shown)
        self._server.text_document_publish_diagnostics(params)

    def _found(self, uri: str) -> list[Diagnostic]:
        file, text = self._document(uri)
        return self._desk.judge(file, text) if file else []

    def _document(self, uri: str) -> tuple[Path | None, str]:
        """Return the file of a document and its text; none where it is no file of ours."""
        name = to_fs_path(uri)
        if not name or not name.lower().endswith(_SUFFIXES):
            return None, ""
        return Path(name), self._server.workspace.get_text_document(uri).source


def _shown(source: Text, found: Diagnostic) -> lsp.Diagnostic:
    start, end = positions.word(source, found.line, found.column)
    sure = registry.find(found.code).preset in _SURE
    return lsp.Diagnostic(
        range=lsp.Range(lsp.Position(*start), lsp.Position(*end)),
        message=found.message,
        severity=lsp.DiagnosticSeverity.Warning if sure else lsp.DiagnosticSeverity.Information,
        code=found.code,
        source="synthlit",
    )


def _action(
    title: str, kind: lsp.CodeActionKind | str, uri: str, before: str, after: str
) -> Sequence[lsp.CodeAction]:
    if after == before:
        return []
    edit = positions.difference(before, after)
    change = lsp.TextEdit(lsp.Range(lsp.Position(*edit.start), lsp.Position(*edit.end)), edit.text)
    return [lsp.CodeAction(title=title, kind=kind, edit=lsp.WorkspaceEdit(changes={uri: [change]}))]
