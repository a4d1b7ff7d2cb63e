import Foundation
import Testing

@testable import ScenarioEngine

/// The handbook for authors in one language, as the parts that can be tried.
struct Handbook: CustomTestStringConvertible {
  var file: String
  var language: DiagnosticLanguage

  static let both = [
    Handbook(file: "Language.md", language: .english),
    Handbook(file: "Sproget.md", language: .danish),
  ]

  /// One fenced block, and what it is for.
  enum Part {
    /// Whole nodes: they take the place of those with the same titles.
    case nodes(String)
    /// A piece of a node.
    case fragment(String)
    /// A piece that is wrong, and what is said of it, as `error: … [MO0007]`.
    case wrong(String, says: [String])
    /// The whole `scenario.yaml`, or some of its keys anew.
    case settings(String)
    case law(String)
    /// The first rows of the other language's texts.
    case translation(String)
    /// What the program answers to the parts so far.
    case answer(String)

    /// Whether a reader is to write it into the scenario.
    var isWritten: Bool {
      switch self {
      case .nodes, .settings, .law: true
      case .fragment, .wrong, .translation, .answer: false
      }
    }

    /// What both languages must have in the same order.
    var kind: String { String("\(self)".prefix { $0 != "(" }) }
  }

  var testDescription: String { file }
  var url: URL {
    CaseFolder.root.resolvingSymlinksInPath().appending(path: "Documentation/" + file)
  }

  func text() throws -> String { try CaseFolder.text(url) }

  func parts() throws -> [Part] { try blocks().map(\.part) }

  /// The blocks in order, and whether a pencil over them says that they are to be written.
  ///
  /// Those without a name are commands and not among them.
  func blocks() throws -> [(part: Part, hasPencil: Bool)] {
    let pieces = try text().components(separatedBy: "```")
    return stride(from: 1, to: pieces.count, by: 2).compactMap { index in
      let after = index + 1 < pieces.count ? pieces[index + 1] : ""
      let above = pieces[index - 1].split(separator: "\n").last ?? ""
      return Self.part(pieces[index], followedBy: after).map { ($0, above.hasPrefix("✎ ")) }
    }
  }

  /// The folder with the finished scenario.
  func example(_ id: String) -> URL {
    url.deletingLastPathComponent().appending(path: "Examples/" + id)
  }

  private static func part(_ block: String, followedBy after: String) -> Part? {
    let lines = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let text = lines.count > 1 ? String(lines[1]) : ""
    switch lines[0] {
    case "yarn wrong": return .wrong(text, says: quoted(after))
    case "yarn": return text.contains("title:") ? .nodes(text) : .fragment(text)
    case "yaml": return text.hasPrefix("- ") ? .law(text) : .settings(text)
    case "csv": return .translation(text)
    case "text": return .answer(text)
    default: return nil
    }
  }

  /// The quoted lines right under a block.
  private static func quoted(_ text: String) -> [String] {
    text.split(separator: "\n").prefix { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
  }
}
