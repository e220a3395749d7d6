"""The language server, asked by a client over pipes as an editor asks it."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

from tests.conftest import SETTINGS

REFS = "@misc{a,\n  title = {Kiln},\n  author = {A, B et al.},\n  year = 2024,\n  url = {https://x.org/a},\n}\n"
MENDED = REFS.replace("A, B et al.", "A, B and others")


class _Editor:
    """An editor with one document open."""

    def __init__(self, client: LanguageClient, uri: str) -> None:
        self.client = client
        self.uri = uri
        self.version = 1
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def _(params: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

    async def open(self, text: str) -> list[lsp.Diagnostic]:
        """Open the document, and return what the server reports of it."""
        document = lsp.TextDocumentItem(self.uri, "bibtex", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
        return await self.found()

    async def change(self, text: str) -> list[lsp.Diagnostic]:
        """Put another text in its place, and return what the server reports of it."""
        self._changed(lsp.TextDocumentContentChangeWholeDocument(text))
        return await self.found()

    def type(self, line: int, character: int, text: str) -> None:
        """Type a text at a place."""
        place = lsp.Position(line, character)
        self._changed(lsp.TextDocumentContentChangePartial(lsp.Range(place, place), text))

    def _changed(self, change: lsp.TextDocumentContentChangeEvent) -> None:
        self.version += 1
        document = lsp.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))

    async def found(self) -> list[lsp.Diagnostic]:
        """Return what the server reports of the newest text; what it reports is of that."""
        params = await self.published.get()
        assert params.version == self.version
        return list(params.diagnostics)

    async def actions(self, line: int) -> list[Any]:
        """Return what the server offers for a line."""
        place = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 80))
        document = lsp.TextDocumentIdentifier(self.uri)
        context = lsp.CodeActionContext([])
        found = await self.client.text_document_code_action_async(
            lsp.CodeActionParams(document, place, context)
        )
        return list(found or [])


def _with_editor(
    file: Path,
    use: Callable[[_Editor], Awaitable[None]],
    capabilities: lsp.ClientCapabilities | None = None,
) -> None:
    async def run() -> None:
        client = LanguageClient("editor", "1")
        await client.start_io(sys.executable, "-m", "synthlit", "server")
        editor = _Editor(client, file.as_uri())
        able = capabilities or lsp.ClientCapabilities()
        await client.initialize_async(lsp.InitializeParams(capabilities=able))
        client.initialized(lsp.InitializedParams())
        await use(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]

    asyncio.run(asyncio.wait_for(run(), 60))


@pytest.mark.filterwarnings("ignore")  # asyncio's transports are closed by the loop
def test_findings_while_typing_and_fixes(tmp_path: Path) -> None:
    """What is typed is checked, fixes are offered, and a fixed text is clean."""

    async def use(editor: _Editor) -> None:
        found = await editor.open(REFS)
        assert [(d.code, d.range.start.line, d.range.start.character) for d in found] == [
            ("NAM001", 2, 12)
        ]
        offered = await editor.actions(2)
        assert [action.kind for action in offered] == ["quickfix", "source.fixAll.synthlit"]
        (edit,) = offered[0].edit.changes[editor.uri]
        assert edit.range.start.line == 2
        assert not await editor.change(MENDED)
        assert await editor.actions(2) == []

    _with_editor(tmp_path / "refs.bib", use)


RESOLVING = lsp.ClientCapabilities(
    text_document=lsp.TextDocumentClientCapabilities(
        code_action=lsp.CodeActionClientCapabilities(
            data_support=True, resolve_support=lsp.ClientCodeActionResolveOptions(["edit"])
        )
    )
)


@pytest.mark.filterwarnings("ignore")
def test_edits_are_made_when_an_action_is_chosen(tmp_path: Path) -> None:
    """An editor that can ask later gets titles first; an action of an older text has no edit."""

    async def use(editor: _Editor) -> None:
        await editor.open(REFS)
        offered = await editor.actions(2)
        assert [(each.kind, each.edit) for each in offered] == [
            ("quickfix", None),
            ("source.fixAll.synthlit", None),
        ]
        for action in offered:
            chosen: Any = await editor.client.code_action_resolve_async(action)
            (edit,) = chosen.edit.changes[editor.uri]
            assert edit.range.start.line == 2
        editor.type(0, 0, "\n")
        with pytest.raises(JsonRpcException):
            await editor.client.code_action_resolve_async(offered[0])

    _with_editor(tmp_path / "refs.bib", use, RESOLVING)


@pytest.mark.filterwarnings("ignore")
def test_typing(tmp_path: Path) -> None:
    """Keys that follow each other are reported once, where they are in the newest text."""

    async def use(editor: _Editor) -> None:
        await editor.open(REFS)
        for _ in range(100):
            editor.type(0, 0, "\n")
        editor.type(105, 1, "x")
        (found,) = await editor.found()
        assert (found.code, found.range.start) == ("NAM001", lsp.Position(102, 12))
        editor.type(99, 0, "@misc{b, title = {Oven")
        assert "SYN001" in {each.code for each in await editor.found()}
        assert await editor.actions(102) == []
        editor.client.text_document_did_close(
            lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(editor.uri))
        )
        assert not (await editor.published.get()).diagnostics

    _with_editor(tmp_path / "refs.bib", use)


RENAMING = lsp.ClientCapabilities(
    workspace=lsp.WorkspaceClientCapabilities(
        workspace_edit=lsp.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[lsp.ResourceOperationKind.Rename]
        )
    )
)
ENTRY = """\
% mine
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and others},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CL},
}
"""


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("capabilities", [RENAMING, None])
def test_a_file_is_moved_where_the_editor_can(
    tmp_path: Path, capabilities: lsp.ClientCapabilities | None
) -> None:
    """Form and name of an entry are fixed together; an editor that moves no file gets the form."""
    (tmp_path / "synthlit.toml").write_text(SETTINGS, "utf-8")
    file = tmp_path / "entries/sft/ho.bib"

    async def use(editor: _Editor) -> None:
        found = await editor.open(ENTRY.replace("  title         =", "title="))
        assert [d.code for d in found] == ["FIL004", "FIL005"]
        *_, fix_all = await editor.actions(2)
        if not capabilities:
            assert list(fix_all.edit.changes) == [editor.uri]
            return
        edit, rename = fix_all.edit.document_changes
        assert edit.edits[0].range.start == lsp.Position(2, 0)
        assert rename.kind == "rename"
        assert rename.old_uri == editor.uri
        assert rename.new_uri == file.with_name("ho2022large.bib").as_uri()

    _with_editor(file, use, capabilities)
