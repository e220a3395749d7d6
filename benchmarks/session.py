"""Talk to `synthlit server` as an editor does: open a file, type into it, await the findings.

python -m benchmarks.session FILE CHANGES
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import IO


class Editor:
    """An editor with one file open in a running server."""

    def __init__(self, output: IO[bytes], replies: IO[bytes], file: Path) -> None:
        self._output = output
        self._replies = replies
        self._uri = file.resolve().as_uri()

    def open(self, text: str) -> None:
        """Start the session, open the file, and await its findings."""
        self._send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
        self._await("id", 1)
        self._send("initialized", {})
        document = {"uri": self._uri, "languageId": "bibtex", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        self._await("method", "textDocument/publishDiagnostics")

    def type(self, version: int) -> None:
        """Insert a space at the beginning of the file, and await its findings."""
        start = {"line": 0, "character": 0}
        change = {"range": {"start": start, "end": start}, "text": " "}
        document = {"uri": self._uri, "version": version}
        changed = {"textDocument": document, "contentChanges": [change]}
        self._send("textDocument/didChange", changed)
        self._await("method", "textDocument/publishDiagnostics")

    def close(self) -> None:
        """End the session."""
        self._send("shutdown", None, id=2)
        self._await("id", 2)
        self._send("exit", None)

    def _send(self, method: str, params: object, **more: int) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | more).encode()
        self._output.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._output.flush()

    def _await(self, member: str, value: object) -> None:
        """Read messages up to the one that has a value.

        Raises EOFError where the server ends before.
        """
        while True:
            length = 0
            while line := self._replies.readline().strip():
                name, _, text = line.partition(b":")
                length = int(text) if name.lower() == b"content-length" else length
            if not length:
                raise EOFError("the server ended")
            if json.loads(self._replies.read(length)).get(member) == value:
                return


def main(file: Path, changes: int) -> int:
    """Run a session, and return the server's exit status."""
    words = [sys.executable, "-m", "synthlit", "server"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin
        assert server.stdout
        editor = Editor(server.stdin, server.stdout, file)
        editor.open(file.read_text("utf-8"))
        for version in range(2, changes + 2):
            editor.type(version)
        editor.close()
    return server.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
