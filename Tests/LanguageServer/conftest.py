"""A real client, with the capabilities of real editors, on a copy of the shipped scenario."""

import os
import pathlib
import shutil

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("MODET_PROGRAM") or str(ROOT / ".build" / "release" / "modet")
SERVER = [*PROGRAM.split(), *([] if os.environ.get("MODET_PROGRAM_IS_SERVER") else ["lsp"])]
EDITORS = ["neovim@v0.11.0", "visual_studio_code@v1.65.2"]


class Scene:
    """A copy of the scenario and the documents that the client has open in it."""

    def __init__(self, client: LanguageClient, folder: pathlib.Path, encoding: str):
        self.client = client
        self.folder = folder
        self.encoding = encoding
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).resolve().as_uri()

    def document(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(uri=self.uri(name))

    def open(self, name: str, text: str | None = None, language: str = "yarn") -> str:
        if text is None:
            text = (self.folder / name).read_text(encoding="utf-8")
        self.texts[name] = text
        self.versions[name] = 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(self.uri(name), language, 1, text)
            )
        )
        return text

    def units(self, text: str) -> int:
        """The length of a text in what the client and the server agreed on."""
        if self.encoding == "utf-8":
            return len(text.encode("utf-8"))
        if self.encoding == "utf-32":
            return len(text)
        return len(text.encode("utf-16-le")) // 2

    def at(self, name: str, offset: int) -> types.Position:
        before = self.texts[name][:offset]
        line = before.count("\n")
        return types.Position(line, self.units(before[before.rfind("\n") + 1 :]))

    def place(self, name: str, mark: str, nth: int = 0) -> types.Position:
        """The place of the `|` in a piece of a text."""
        inside = mark.index("|")
        piece = mark.replace("|", "")
        start = -1
        for _ in range(nth + 1):
            start = self.texts[name].index(piece, start + 1)
        return self.at(name, start + inside)

    def offset(self, name: str, position: types.Position) -> int:
        """The place of a position in a text, counted in characters."""
        text = self.texts.get(name)
        if text is None:
            text = (self.folder / name).read_text(encoding="utf-8")
        lines = text.split("\n")
        start = sum(len(line) + 1 for line in lines[: position.line])
        line = lines[position.line]
        count = 0
        while count < len(line) and self.units(line[:count]) < position.character:
            count += 1
        return start + count

    def text_at(self, name: str, range: types.Range) -> str:
        text = self.texts.get(name)
        if text is None:
            text = (self.folder / name).read_text(encoding="utf-8")
        return text[self.offset(name, range.start) : self.offset(name, range.end)]

    def change(self, name: str, old: str, new: str, nth: int = 0) -> None:
        """Replaces a piece of an open document, as typing does."""
        start = -1
        for _ in range(nth + 1):
            start = self.texts[name].index(old, start + 1)
        self.replace(name, start, start + len(old), new)

    def replace(self, name: str, start: int, end: int, new: str) -> None:
        range = types.Range(self.at(name, start), self.at(name, end))
        self.texts[name] = self.texts[name][:start] + new + self.texts[name][end:]
        self.versions[name] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(
                    uri=self.uri(name), version=self.versions[name]
                ),
                [types.TextDocumentContentChangePartial(range=range, text=new)],
            )
        )

    async def diagnostics(self, name: str) -> list[types.Diagnostic]:
        """What is wrong with a file when all changes are taken in."""
        await self.client.workspace_symbol_async(types.WorkspaceSymbolParams("nothing is so named"))
        return list(self.client.diagnostics.get(self.uri(name), []))

    async def complete(self, name: str, position: types.Position) -> dict:
        answer = await self.client.text_document_completion_async(
            types.CompletionParams(self.document(name), position)
        )
        return {item.label: item for item in answer.items}

    def apply(self, edit: types.WorkspaceEdit) -> dict[str, str]:
        """The texts of the files after an edit, by name."""
        if edit.document_changes is not None:
            changes = {c.text_document.uri: c.edits for c in edit.document_changes}
        else:
            changes = edit.changes
        names = {self.uri(str(path.relative_to(self.folder))): str(path.relative_to(self.folder))
                 for path in self.folder.rglob("*") if path.is_file()}
        return {names[uri]: self.edited(names[uri], edits) for uri, edits in changes.items()}

    def edited(self, name: str, edits: list[types.TextEdit]) -> str:
        text = self.texts.get(name)
        if text is None:
            text = (self.folder / name).read_text(encoding="utf-8")
        places = [(self.offset(name, e.range.start), self.offset(name, e.range.end), e.new_text)
                  for e in edits]
        for start, end, new in sorted(places, reverse=True):
            text = text[:start] + new + text[end:]
        return text


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of the small meeting under a name with spaces and letters beyond ASCII."""
    top = tmp_path / "Ærø møde, nr. 1 #2"
    shutil.copytree(ROOT / "Tests" / "Meeting" / "politi-id-tjek", top / "politi-id-tjek")
    shutil.copy(ROOT / "Scenarios" / "modet.ysls.json", top)
    return top / "politi-id-tjek"


@pytest_lsp.fixture(config=ClientServerConfig(server_command=SERVER), params=EDITORS)
async def client(lsp_client: LanguageClient, request, folder):
    lsp_client.registered = []

    @lsp_client.feature("client/registerCapability")
    def register(params: types.RegistrationParams):
        lsp_client.registered += [registration.method for registration in params.registrations]

    result = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            locale="en",
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "scenario")],
        )
    )
    lsp_client.agreed = result.capabilities
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def scene(client, folder) -> Scene:
    return Scene(client, folder, client.agreed.position_encoding or "utf-16")
