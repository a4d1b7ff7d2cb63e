/// The files of a small scenario to start from.
///
/// Five nodes that hold one of each thing a scenario has: a question before and
/// some after, two timed choices with silence, a step of the scene that moves, an
/// intervention, a legal claim, and two ends. Comments say what may be changed
/// where. It is clean as it stands, and its plan holds.
package struct ScenarioTemplate: Sendable {
  /// The languages that a scenario can begin in.
  package enum Language: String, Sendable, CaseIterable {
    case danish = "da"
    case english = "en"

    /// The one that the texts are translated to.
    var other: Language { self == .danish ? .english : .danish }

    var texts: TemplateTexts { self == .danish ? .danish : .english }
  }

  package struct File: Sendable, Hashable {
    /// Relative to the scenario's folder.
    package var path: String
    package var text: String
  }

  /// Longer names fit no list.
  package static let titleLimit = 80
  private static let idLimit = 64

  package let files: [File]

  /// Makes the files; `nil` where the id or a title cannot be one.
  ///
  /// `titles` has one for each language; `definitions` is the path of
  /// `modet.ysls.json` as seen from the scenario's folder.
  package init?(
    id: String, titles: [Language: String], language: Language, definitions: String
  ) {
    let title = titles[language] ?? ""
    let other = titles[language.other] ?? title
    guard Self.isID(id), Self.isTitle(title), Self.isTitle(other) else { return nil }
    let texts = language.texts
    let fill = { (text: String) in
      text.replacing("{id}", with: id).replacing("{title}", with: title)
        .replacing("{quoted title}", with: Self.quoted(title))
        .replacing("{other title}", with: Self.quoted(other))
    }
    files = [
      File(path: "\(id).yarnproject", text: Self.project(id, language, definitions)),
      File(path: "\(id).yarn", text: fill(texts.script)),
      File(path: "scenario.yaml", text: fill(texts.settings)),
      File(path: "law.yaml", text: texts.law),
      File(path: "\(language.other.rawValue).csv", text: Self.translation(to: language.other)),
      File(path: "Plans/\(texts.planName)", text: texts.plan),
    ]
  }

  /// The other script's texts by the ids, which both have in common.
  private static func translation(to language: Language) -> String {
    let file = SourceFile(path: "", text: language.texts.script)
    let lines = Survey([Parser.parse(file, file: 0).tree]).lines
    let rows = lines.compactMap { line in
      line.syntax.tags.first(where: \.isLineID).map {
        [language.rawValue, $0.text, line.syntax.template]
      }
    }
    return CSVWriter.text([["language", "id", "text"]] + rows)
  }

  /// Whether a text can name a scenario: small letters, digits and hyphens, a letter first.
  package static func isID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, bytes.count <= idLimit,
      (0x61...0x7A).contains(first), last != UInt8(ascii: "-")
    else { return false }
    return bytes.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  /// Whether a text can be a title: one line with something on it.
  package static func isTitle(_ text: String) -> Bool {
    text.count <= titleLimit && text.contains { !$0.isWhitespace }
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: false
        default: true
        }
      }
  }

  /// A text as YAML and JSON read it back, whatever stands in it.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func project(
    _ id: String, _ language: Language, _ definitions: String
  ) -> String {
    """
    {
      "projectFileVersion": 3,
      "projectName": "\(id)",
      "sourceFiles": ["*.yarn"],
      "excludeFiles": [],
      "baseLanguage": "\(language.rawValue)",
      "localisation": {
        "\(language.other.rawValue)": { "strings": "\(language.other.rawValue).csv", "assets": "" }
      },
      "definitions": \(quoted(definitions)),
      "compilerOptions": {}
    }

    """
  }
}

/// What the files say in one language.
struct TemplateTexts {
  var planName: String
  var script: String
  var settings: String
  var law: String
  var plan: String
}
