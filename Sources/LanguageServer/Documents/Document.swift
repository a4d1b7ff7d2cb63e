import ScenarioEngine

/// A file as it stands in the editor.
struct Document {
  /// As the client wrote it, so that answers name it the same way.
  let uri: String
  let path: String
  private(set) var version: Int
  private(set) var source: SourceFile

  init(uri: String, path: String, version: Int, text: String) {
    self.uri = uri
    self.path = path
    self.version = version
    source = SourceFile(path: path, text: text)
  }

  /// Takes in what the author wrote; each change counts from the text after the one before it.
  mutating func apply(
    _ changes: [LSP.ContentChange], version: Int, _ encoding: PositionEncoding
  ) {
    for change in changes {
      guard let range = change.range else {
        source = SourceFile(path: path, text: change.text)
        continue
      }
      var bytes = source.bytes
      bytes.replaceSubrange(encoding.offsets(of: range, in: source), with: change.text.utf8)
      source = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    }
    self.version = version
  }
}
