"""Talk to `synthlit server` as an editor does, and print what one step cost the server.

python -m benchmarks.session FILE (key|keys|action)

The file is opened first. Then a key is typed, or ten keys without waiting, or code actions are
asked for. The step ends with the answer, or with the findings of the newest text. CPU time is that
of the server and its processes; the time of day is that of the last answer.
"""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

# A server is at rest when it has said nothing for so long, and used hardly any CPU time.
_QUIET = 0.5
_IDLE = 0.01
# What a server needs at most for anything.
_PATIENCE = 600
# The clock of another process's CPU time, as clock_getcpuclockid(3) of Linux makes it.
_CPU_CLOCK = 2


class Editor:
    """An editor with one file open in a running server."""

    def __init__(self, server: subprocess.Popen[bytes], file: Path) -> None:
        assert server.stdin
        assert server.stdout
        self._pid = server.pid
        self._output = server.stdin
        self._uri = file.resolve().as_uri()
        self._said: queue.Queue[tuple[float, dict[str, Any] | None]] = queue.Queue()
        reading = threading.Thread(target=self._read, args=(server.stdout,), daemon=True)
        reading.start()

    def open(self, text: str) -> None:
        """Start the session, open the file, and await its findings."""
        self._send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
        self.answer(1)
        self._send("initialized", {})
        document = {"uri": self._uri, "languageId": "bibtex", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        self.findings(1)

    def type(self, version: int) -> None:
        """Insert a space at the beginning of the file."""
        start = {"line": 0, "character": 0}
        change = {"range": {"start": start, "end": start}, "text": " "}
        document = {"uri": self._uri, "version": version}
        changed = {"textDocument": document, "contentChanges": [change]}
        self._send("textDocument/didChange", changed)

    def ask_for_actions(self, id_: int) -> None:
        """Ask for the code actions at the beginning of the file."""
        start = {"line": 0, "character": 0}
        span = {"start": start, "end": start}
        asked = {"textDocument": {"uri": self._uri}, "range": span, "context": {"diagnostics": []}}
        self._send("textDocument/codeAction", asked, id=id_)

    def close(self) -> None:
        """End the session."""
        self._send("shutdown", None, id=2)
        self.answer(2)
        self._send("exit", None)

    def answer(self, id_: int) -> float:
        """Await the answer to a request, and return when it came."""
        return next(at for at, message in self._messages() if message.get("id") == id_)

    def findings(self, version: int) -> float:
        """Await the findings of a version and a server at rest; return when the last came.

        A server may send findings twice, first some and then all. One that gives no version is
        taken at its last word.
        """
        came = next(at for at, message in self._messages() if _is_of(message, version))
        used = self.cpu()
        while True:
            try:
                came, _ = self._next(_QUIET)
            except queue.Empty:
                before, used = used, self.cpu()
                if used - before < _IDLE:
                    return came

    def cpu(self) -> float:
        """Return the CPU seconds that the server and its processes have used."""
        return sum(time.clock_gettime(~pid << 3 | _CPU_CLOCK) for pid in _processes(self._pid))

    def _messages(self) -> Iterator[tuple[float, dict[str, Any]]]:
        while True:
            yield self._next(_PATIENCE)

    def _next(self, seconds: float) -> tuple[float, dict[str, Any]]:
        at, message = self._said.get(timeout=seconds)
        if message is None:
            raise EOFError("the server ended")
        return at, message

    def _send(self, method: str, params: object, **more: int) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | more).encode()
        self._output.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._output.flush()

    def _read(self, replies: IO[bytes]) -> None:
        while True:
            length = 0
            while line := replies.readline().strip():
                name, _, text = line.partition(b":")
                length = int(text) if name.lower() == b"content-length" else length
            if not length:
                self._said.put((time.perf_counter(), None))
                return
            self._said.put((time.perf_counter(), json.loads(replies.read(length))))


def _is_of(message: dict[str, Any], version: int) -> bool:
    findings = message.get("method") == "textDocument/publishDiagnostics"
    return findings and message["params"].get("version") in (None, version)


def _processes(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text("utf-8").split():
            yield from _processes(int(child))


def main(file: Path, step: str) -> int:
    """Run a session, print the cost of a step, and return the server's exit status."""
    words = [sys.executable, "-m", "synthlit", "server"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        editor = Editor(server, file)
        editor.open(file.read_text("utf-8"))
        used, begin = editor.cpu(), time.perf_counter()
        if step == "action":
            editor.ask_for_actions(3)
            end = editor.answer(3)
        else:
            newest = 2 if step == "key" else 11
            for version in range(2, newest + 1):
                editor.type(version)
            end = editor.findings(newest)
        used = editor.cpu() - used
        status = Path(f"/proc/{server.pid}/status").read_text("utf-8")
        memory = next(row.split()[1] for row in status.splitlines() if row.startswith("VmHWM"))
        editor.close()
    print(json.dumps({"wall": end - begin, "cpu": used, "memory": int(memory) * 1024}))
    return server.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
