#!/usr/bin/env python3
"""Measures how long an editor waits for diagnostics after a change, with the real server.

  Benchmarks/language_server.py                      the shipped scenario, 200 changes
  Benchmarks/language_server.py --scenario FOLDER --script NAME.yarn --rounds N

Each change is one letter in the script; the time ends when the diagnostics of that version have
come. In turn with it the same bytes go through `cat` and back: the bare round trip that any server
pays. One line of JSON: both medians in milliseconds, the 99th percentile, and their ratio.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Pipe:
    """A process that is spoken to in frames."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, message):
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b": ")
            if name == b"Content-Length":
                length = int(value)
        if not length:
            sys.exit("the server said nothing more")
        return json.loads(self.process.stdout.read(length))

    def until(self, fits):
        while not fits(message := self.receive()):
            pass
        return message


def change(uri, version, line, text):
    return {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
        "textDocument": {"uri": uri, "version": version},
        "contentChanges": [{"text": text, "range": {
            "start": {"line": line, "character": 0},
            "end": {"line": line, "character": 0 if text else 1}}}]}}


def measure(options):
    folder = pathlib.Path(options.scenario).resolve()
    script = folder / options.script
    uri = script.as_uri()
    text = script.read_text(encoding="utf-8")
    server, echo = Pipe([options.program, "lsp"]), Pipe(["cat"])
    server.send({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
        "capabilities": {}, "locale": "en"}})
    server.until(lambda m: m.get("id") == 0)
    server.send({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {
        "textDocument": {"uri": uri, "languageId": "yarn", "version": 0, "text": text}}})

    def told(version):
        return lambda m: m.get("method") == "textDocument/publishDiagnostics" and (
            m["params"]["uri"] == uri and m["params"].get("version") == version)

    server.until(told(0))
    line = next(n for n, words in enumerate(text.split("\n")) if words.startswith("officerA:")
                or (": " in words and "#line:" in words))
    times, echoes = [], []
    for version in range(1, 2 * options.rounds + 1):
        # A letter before the speaker is a fault; taking it away mends it.
        message = change(uri, version, line, "x" if version % 2 else "")
        start = time.perf_counter()
        echo.send(message)
        echo.receive()
        between = time.perf_counter()
        server.send(message)
        server.until(told(version))
        times.append(time.perf_counter() - between)
        echoes.append(between - start)
    server.send({"jsonrpc": "2.0", "id": 1, "method": "shutdown"})
    server.until(lambda m: m.get("id") == 1)
    server.send({"jsonrpc": "2.0", "method": "exit"})
    server.process.wait(10)
    echo.process.stdin.close()
    echo.process.wait(10)
    median, bare = statistics.median(times), statistics.median(echoes)
    return {
        "scenario": folder.name, "bytes": len(text.encode()), "changes": len(times),
        "median_ms": round(median * 1000, 2),
        "p99_ms": round(statistics.quantiles(times, n=100)[98] * 1000, 2),
        "echo_median_ms": round(bare * 1000, 3), "ratio": round(median / bare, 1),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--scenario", default=str(ROOT / "Scenarios" / "politi-id-tjek"))
    parser.add_argument("--script", default="moedet.yarn")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument(
        "--program",
        default=os.environ.get("MODET_PROGRAM") or str(ROOT / ".build" / "release" / "modet"))
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    print(json.dumps(measure(options)))


if __name__ == "__main__":
    main()
