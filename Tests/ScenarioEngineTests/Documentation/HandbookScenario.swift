import Foundation
import Testing

@testable import ScenarioEngine

/// The scenario that a reader of the handbook has in front of them, as it grows.
struct HandbookScenario {
  let language: DiagnosticLanguage
  /// The nodes by title, in the order in which they came.
  private var nodes: [(title: String, text: String)] = []
  /// The top keys of `scenario.yaml` with what stands under them.
  private var settings: [(key: String, text: String)] = []
  private(set) var law = "[]\n"
  /// The texts in the other language, which the reader has from the finished example.
  var translation = "language,id,text\n"
  /// Pieces that are tried beside the scenario, in a file of their own.
  private var piece: String?

  init(language: DiagnosticLanguage) {
    self.language = language
  }

  // MARK: - Growing

  mutating func add(_ part: Handbook.Part) {
    switch part {
    case .nodes(let text): for node in Self.split(text, before: "title:") { replace(node) }
    case .settings(let text): for entry in Self.entries(of: text) { replace(entry) }
    case .law(let text): law = text
    case .fragment, .wrong, .translation, .answer: break
    }
  }

  private mutating func replace(_ text: String) {
    let title = Self.title(of: text)
    let place = nodes.firstIndex { $0.title == title }
    if let place { nodes[place].text = text } else { nodes.append((title, text)) }
  }

  private mutating func replace(_ entry: (key: String, text: String)) {
    let place = settings.firstIndex { $0.key == entry.key }
    if let place { settings[place] = entry } else { settings.append(entry) }
  }

  private static func title(of node: String) -> String {
    String(node.dropFirst("title: ".count).prefix { $0 != "\n" })
  }

  /// The text in parts that begin where a line begins with a word, without empty lines between.
  private static func split(_ text: String, before word: String) -> [String] {
    var parts: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix(word) || parts.isEmpty { parts.append("") }
      parts[parts.count - 1] += line + "\n"
    }
    return parts.map { $0.hasSuffix("\n\n") ? String($0.dropLast()) : $0 }
  }

  private static func entries(of text: String) -> [(key: String, text: String)] {
    var entries: [(key: String, text: String)] = []
    for line in text.split(separator: "\n") {
      if let first = line.first, first.isLetter {
        entries.append((String(line.prefix { $0 != ":" }), ""))
      }
      entries[entries.count - 1].text += line + "\n"
    }
    return entries
  }

  // MARK: - Trying

  /// The scenario with a piece of a node beside it, in a file of its own.
  ///
  /// What the piece declares is not declared in the scenario, and it ends with the first end.
  func beside(_ fragment: String) -> HandbookScenario {
    var result = self
    let isWhole = fragment.contains("title:")
    result.piece =
      isWhole ? fragment : "title: Piece\n---\n\(fragment)<<end \(firstEnd)>>\n===\n"
    if isWhole { result.nodes.removeAll { $0.title == Self.title(of: fragment) } }
    let declared = fragment.split(separator: "\n").filter { $0.hasPrefix("<<declare ") }
    for index in result.nodes.indices {
      let lines = result.nodes[index].text.split(separator: "\n")
      result.nodes[index].text =
        lines.filter { !declared.contains($0) }.joined(separator: "\n")
        + "\n"
    }
    return result
  }

  private var firstEnd: String {
    let ends = settings.first { $0.key == "ends" }?.text ?? ""
    let line = ends.split(separator: "\n").dropFirst().first ?? ""
    return String(line.trimmingPrefix("  ").prefix { $0 != ":" })
  }

  var id: String {
    let entry = settings.first { $0.key == "id" }?.text ?? ""
    return String(entry.dropFirst("id: ".count).prefix { $0 != "\n" })
  }

  var folder: String { "Scenarios/\(id)" }
  var script: String { nodes.map(\.text).joined(separator: "\n") }
  /// With an empty line before each key that has more than one.
  var settingsText: String {
    settings.map(\.text).map { $0.dropLast().contains("\n") ? "\n" + $0 : $0 }.joined()
  }

  /// What a load says, of the piece alone where there is one.
  func diagnostics() -> (files: [SourceFile], list: [Diagnostic]) {
    var files: [SourceFile] = []
    var list: [Diagnostic] = []
    do {
      let package = try ScenarioPackage.load(folder: folder, from: access)
      (files, list) = (package.sourceFiles, package.diagnostics)
    } catch {
      (files, list) = (error.sourceFiles, error.diagnostics)
    }
    guard piece != nil else { return (files, list) }
    let place = files.firstIndex { $0.path.hasSuffix(Self.pieceName) }
    return (files, list.filter { $0.range.file == place })
  }

  func load() throws -> ScenarioPackage {
    try ScenarioPackage.load(folder: folder, from: access)
  }

  /// Writes the ids that are missing, as `modet check --fix` does.
  mutating func writeMissingIDs() {
    guard piece == nil else {
      piece = Self.withIDs(piece ?? "", diagnostics().list)
      return
    }
    let mended = Self.withIDs(script, diagnostics().list)
    nodes = []
    for node in Self.split(mended, before: "title:") { replace(node) }
  }

  private static func withIDs(_ text: String, _ diagnostics: [Diagnostic]) -> String {
    let edits = diagnostics.filter { $0.code == .missingLineID }.flatMap(\.fixIts)
      .flatMap(\.edits).sorted { $0.range.lower > $1.range.lower }
    var bytes = Array(text.utf8)
    for edit in edits {
      bytes.replaceSubrange(
        Int(edit.range.lower)..<Int(edit.range.upper), with: edit.replacement.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - The folder

  private static let pieceName = "piece.yarn"

  private var access: ScenarioFiles {
    var files = [
      "\(id).yarnproject": project, "\(id).yarn": script, "law.yaml": law,
      "scenario.yaml": settingsText, translationName: translation,
    ]
    files[Self.pieceName] = piece
    let folder = folder
    let contents = files
    return ScenarioFiles(
      read: { path in
        guard path.hasPrefix(folder + "/") else {
          return try ScenarioFiles.disk.read(CaseFolder.root.appending(path: path).path)
        }
        guard let text = contents[String(path.dropFirst(folder.count + 1))] else {
          throw TextFolder.NoSuchFile()
        }
        return Array(text.utf8)
      },
      list: { _ in Array(contents.keys) })
  }

  private var languages: (base: String, other: String) {
    language == .danish ? ("da", "en") : ("en", "da")
  }

  var translationName: String { languages.other + ".csv" }

  private var project: String {
    """
    {
      "projectFileVersion": 3,
      "sourceFiles": ["*.yarn"],
      "baseLanguage": "\(languages.base)",
      "localisation": { "\(languages.other)": { "strings": "\(translationName)", "assets": "" } },
      "definitions": "../modet.ysls.json"
    }
    """
  }
}
