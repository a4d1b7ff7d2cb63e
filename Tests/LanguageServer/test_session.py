"""The server as a process: odd messages, the end of a session, and thousands of edits."""

import asyncio
import json
import os
import random

import pytest
from conftest import SERVER
from lsprotocol import types

MEETING = "moedet.yarn"
EDITS = int(os.environ.get("MODET_LSP_EDITS", "1500"))


class RawServer:
    """The program with bytes in and messages out, with no client between."""

    async def __aenter__(self):
        self.process = await asyncio.create_subprocess_exec(
            *SERVER, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        return self

    async def __aexit__(self, *_):
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    def write(self, data: bytes) -> None:
        self.process.stdin.write(data)

    def send(self, message) -> None:
        body = json.dumps(message).encode() if not isinstance(message, bytes) else message
        self.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def call(self, id, method, params=None) -> None:
        self.send({"jsonrpc": "2.0", "id": id, "method": method, "params": params})

    def tell(self, method, params=None) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    async def receive(self):
        header = await asyncio.wait_for(self.process.stdout.readuntil(b"\r\n\r\n"), 60)
        name, _, length = header.strip().partition(b": ")
        assert name == b"Content-Length"
        return json.loads(await self.process.stdout.readexactly(int(length)))

    async def answer(self, id):
        while True:
            message = await self.receive()
            if message.get("id") == id and "method" not in message:
                return message

    async def start(self):
        self.call(0, "initialize", {"capabilities": {}})
        return await self.answer(0)

    async def exit_code(self) -> int:
        return await asyncio.wait_for(self.process.wait(), 60)


# The end of a session


async def test_exit_after_shutdown_is_0_and_without_it_1():
    for messages, code in [(["shutdown", "exit"], 0), (["exit"], 1)]:
        async with RawServer() as server:
            await server.start()
            for method in messages:
                if method == "exit":
                    server.tell(method)
                else:
                    server.call(9, method)
                    assert (await server.answer(9))["result"] is None
            assert await server.exit_code() == code


async def test_the_end_of_the_input_ends_the_server():
    for first, code in [([], 1), (["shutdown"], 0)]:
        async with RawServer() as server:
            await server.start()
            for method in first:
                server.call(9, method)
                await server.answer(9)
            server.process.stdin.close()
            assert await server.exit_code() == code


async def test_order_is_kept_at_the_beginning_and_the_end():
    async with RawServer() as server:
        server.call(1, "textDocument/hover", {})
        assert (await server.answer(1))["error"]["code"] == -32002
        server.tell("textDocument/didOpen", {"nothing": 1})
        assert "capabilities" in (await server.start())["result"]
        server.call(2, "initialize", {"capabilities": {}})
        assert (await server.answer(2))["error"]["code"] == -32600
        server.call(3, "shutdown")
        assert (await server.answer(3))["result"] is None
        server.call(4, "workspace/symbol", {"query": ""})
        assert (await server.answer(4))["error"]["code"] == -32600


# Odd messages


@pytest.mark.parametrize(
    ("message", "code", "id"),
    [
        (b"{", -32700, None),
        (b"", -32700, None),
        (b'"\xff\xfe"', -32700, None),
        (b'{"jsonrpc":"2.0","id":1,"method":"\\ud800"}', None, None),
        (b"[]", -32600, None),
        (b"7", -32600, None),
        (b"{}", -32600, None),
        (b'{"jsonrpc":"1.0","id":1,"method":"shutdown"}', -32600, 1),
        (b'{"jsonrpc":"2.0","id":1}', -32600, 1),
        (b'{"jsonrpc":"2.0","id":{},"method":"shutdown"}', -32600, None),
        (b'{"jsonrpc":"2.0","id":1,"method":7}', -32600, 1),
        (b'{"jsonrpc":"2.0","id":"a","method":"no/such"}', -32601, "a"),
        (b'{"jsonrpc":"2.0","id":1,"method":"$/no/such"}', -32601, 1),
        (b'{"jsonrpc":"2.0","id":1,"method":"textDocument/hover"}', -32602, 1),
        (b'{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":[]}', -32602, 1),
        (b'{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":'
         b'{"textDocument":{"uri":7},"position":{"line":0,"character":0}}}', -32602, 1),
        (b'{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":'
         b'{"textDocument":{"uri":"file:///a"},"position":{"line":1e300,"character":0}}}', -32602, 1),
        (b'{"jsonrpc":"2.0","id":1,"method":"textDocument/rename","params":'
         b'{"textDocument":{"uri":"file:///a"},"position":{"line":0,"character":0}}}', -32602, 1),
    ],
)
async def test_what_is_no_request_is_answered_with_an_error(message, code, id):
    async with RawServer() as server:
        await server.start()
        server.send(message)
        server.call("after", "workspace/symbol", {"query": ""})
        answers = []
        while not answers or answers[-1].get("id") != "after":
            answers.append(await server.receive())
        errors = [a for a in answers if "error" in a]
        if code is not None:
            assert [(e["error"]["code"], e.get("id")) for e in errors] == [(code, id)]
        assert answers[-1]["result"] == []


async def test_deeply_nested_json_ends_nothing():
    async with RawServer() as server:
        await server.start()
        server.send(b"[" * 1_000_000)
        server.send(b'{"a":' * 200_000 + b"1" + b"}" * 200_000)
        server.call("after", "workspace/symbol", {"query": ""})
        assert (await server.answer("after"))["result"] == []


@pytest.mark.parametrize(
    "noise",
    [
        b"Content-Length: 99999999999999999999\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: abc\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x00" * 8192,
        b"\r\n\r\n" * 5000,
    ],
)
async def test_a_broken_frame_is_told_of_and_passed(noise):
    async with RawServer() as server:
        await server.start()
        server.write(noise)
        assert (await server.answer(None))["error"]["code"] == -32700
        server.call(5, "workspace/symbol", {"query": ""})
        assert (await server.answer(5))["result"] == []


async def test_a_message_may_come_byte_by_byte():
    async with RawServer() as server:
        body = json.dumps({"jsonrpc": "2.0", "id": 0, "method": "initialize",
                           "params": {"capabilities": {}}}).encode()
        for byte in b"Content-Length: %d\r\n\r\n" % len(body) + body:
            server.write(bytes([byte]))
            await server.process.stdin.drain()
        assert "result" in await server.answer(0)


async def test_a_cancelled_request_is_answered_as_cancelled():
    async with RawServer() as server:
        await server.start()
        messages = [{"jsonrpc": "2.0", "id": n, "method": "workspace/symbol", "params": {"query": ""}}
                    for n in range(1, 40)]
        messages.append({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 39}})
        bodies = [json.dumps(m).encode() for m in messages]
        server.write(b"".join(b"Content-Length: %d\r\n\r\n" % len(b) + b for b in bodies))
        answers = [await server.receive() for _ in range(39)]
        assert [a["id"] for a in answers] == list(range(1, 40))
        assert answers[-1]["error"]["code"] == -32800
        server.tell("$/cancelRequest", {"id": 12345})
        server.tell("$/cancelRequest", {"id": {}})
        server.call(50, "workspace/symbol", {"query": ""})
        assert (await server.answer(50))["result"] == []


async def test_positions_outside_the_text_harm_nothing(scene):
    scene.open(MEETING)
    for line, character in [(0, 2**31 - 1), (2**31 - 1, 0), (2**31 - 1, 2**31 - 1), (10**6, 10**6)]:
        position = types.Position(line, character)
        await scene.complete(MEETING, position)
        await scene.client.text_document_hover_async(
            types.HoverParams(scene.document(MEETING), position)
        )


async def test_text_that_is_no_script_harms_nothing(scene):
    for text in ["", "\0", "===" * 1000, "---\n" * 1000, "<<" * 5000, "{" * 5000, "😀" * 1000,
                 "title: A\n---\n" + "-> x\n    " * 200, "\r" * 100, "#" * 10000]:
        scene.open("odd.yarn", text)
        for offset in {0, len(text) // 2, len(text)}:
            await scene.complete("odd.yarn", scene.at("odd.yarn", offset))
        await scene.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(scene.document("odd.yarn"))
        )
        await scene.client.text_document_semantic_tokens_full_async(
            types.SemanticTokensParams(scene.document("odd.yarn"))
        )


# Thousands of edits


PIECES = ["", "a", " ", "\n", "    ", "<<", ">>", "<<if $level > 1>>\n", "<<endif>>\n", "-> ", "#line:x",
          "#style:help", "{", "}", "$officer", "===\n", "---\n", "title: X\n", "æøå", "😀", "é",
          "officerA: ", "//", "\"", "[b]", "<<jump DeTre>>\n", "<<timer 6>>\n", "\t", "=> ", ":"]


async def test_thousands_of_edits_leave_the_server_in_step(client, scene):
    """The names that the server finds are those of a text kept beside it."""
    chance = random.Random(4)
    original = scene.open(MEETING)
    for count in range(EDITS):
        text = scene.texts[MEETING]
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 0, 0, 1, 2, 5, 40]))
        scene.replace(MEETING, start, end, chance.choice(PIECES))
        if count % 3 == 0:
            await scene.complete(MEETING, scene.at(MEETING, start))
        if count % 50 == 0:
            await same_text(scene)
        if count % 500 == 499:
            scene.replace(MEETING, 0, len(scene.texts[MEETING]), original)
            assert await scene.diagnostics(MEETING) == []
    scene.replace(MEETING, 0, len(scene.texts[MEETING]), original)
    assert await scene.diagnostics(MEETING) == []


async def same_text(scene):
    """Compares what is told of the edited text with what is told of the same text opened anew."""
    text = scene.texts[MEETING]
    tokens = await scene.client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(scene.document(MEETING))
    )
    edited = await scene.diagnostics(MEETING)
    scene.client.text_document_did_close(types.DidCloseTextDocumentParams(scene.document(MEETING)))
    scene.open(MEETING, text)
    again = await scene.client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(scene.document(MEETING))
    )
    assert tokens.data == again.data
    assert edited == await scene.diagnostics(MEETING)
