import Foundation
import Testing

@testable import ScenarioEngine

/// `Scenarios/modet.ysls.json`: what it says holds, and nothing else does.
@Suite struct SharedDeclarationsTests {
  static let path = CaseFolder.root.appending(path: "Scenarios/modet.ysls.json").path

  private static func root() throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: path))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private static func names(_ section: String) -> [String] {
    let list = (try? root()[section]) as? [[String: Any]] ?? []
    return list.compactMap { ($0["yarnName"] ?? $0["name"]) as? String }
  }

  // MARK: - The file

  @Test func itIsReadWithoutAWarning() throws {
    let declarations = SharedDeclarations(path: Self.path)
    #expect(declarations.diagnostics.isEmpty)
    let vocabulary = try #require(declarations.vocabulary)
    #expect(vocabulary.commands.map(\.name) == Self.names("commands"))
    #expect(vocabulary.hashtags.map(\.name) == Self.names("hashtags"))
    #expect(vocabulary.headers.map(\.name) == Self.names("headers"))
    #expect(vocabulary.styles == Set(TestLanguage.vocabulary.styles))
  }

  /// The keys and types of upstream's schema, version 2 of the format.
  @Test func commandsAndFunctionsAreWrittenAsEditorsReadThem() throws {
    let keys: Set = [
      "yarnName", "definitionName", "fileName", "documentation", "language", "parameters",
      "async", "location", "containsErrors", "return",
    ]
    let parameterKeys: Set = [
      "name", "type", "subtype", "documentation", "defaultValue", "isParamsArray",
    ]
    let types: Set = ["number", "string", "bool", "instance", "node", "enum", "any"]
    let root = try Self.root()
    #expect(root["version"] as? Int == 2)
    for section in ["commands", "functions"] {
      for declaration in try #require(root[section] as? [[String: Any]]) {
        #expect(keys.isSuperset(of: declaration.keys))
        for parameter in try #require(declaration["parameters"] as? [[String: Any]]) {
          #expect(parameterKeys.isSuperset(of: parameter.keys))
          #expect(types.contains(try #require(parameter["type"] as? String)))
        }
      }
    }
  }

  @Test func everyDeclarationIsExplainedInBothLanguages() {
    let vocabulary = TestLanguage.shared
    let texts =
      vocabulary.commands.map(\.documentation)
      + vocabulary.commands.flatMap { $0.parameters.map(\.documentation) }
      + vocabulary.hashtags.map(\.documentation) + vocabulary.headers.map(\.documentation)
      + vocabulary.hostVariables.map(\.documentation)
      + vocabulary.forbiddenFunctions.map(\.documentation)
    #expect(texts.count > 60)
    for text in texts {
      #expect(!text.danish.isEmpty && !text.english.isEmpty && text.danish != text.english)
    }
  }

  // MARK: - What is taken out is no longer there

  /// A line for each place on which a hashtag may stand.
  private static func script(_ place: HashtagDeclaration.Place, _ tag: String) -> String {
    let id = tag.hasPrefix("#line:") ? "" : "#line:x "
    let style = tag.hasPrefix("#style:") ? "" : "#style:help "
    let end = "<<end calm>>\n===\n"
    return switch place {
    case .line:
      "title: A\n---\nBo #line:y\nHej \(id)\(tag)\n-> Ja #line:z #style:help\n" + end
    case .option:
      "title: A\n---\n<<timer 3>>\n-> Ja \(id)\(style)\(tag)\n"
        + (tag == "#silence" ? "" : "-> … #line:z #style:help #silence\n") + end
    case .question: "title: A\ntype: reflection\n---\nHej \(id)\(tag)\n===\n"
    case .answer:
      "title: A\ntype: reflection\n---\nHej #line:y #text\n-> Ja \(id)\(tag)\n===\n"
    }
  }

  private func codes(_ script: String, _ vocabulary: Vocabulary) -> [String] {
    let input = CompilationInput(
      files: [SourceFile(path: "a.yarn", text: script)], vocabulary: vocabulary,
      hostVariables: TestLanguage.hostVariables)
    return Compiler.compile(input).diagnostics.map(\.code.rawValue)
  }

  private static func value(of tag: HashtagDeclaration) -> String {
    switch tag.value {
    case .none: "#\(tag.name)"
    case .name, .law: "#\(tag.name):x"
    case .oneOf(let words), .list(let words): "#\(tag.name):\(words.last ?? "")"
    }
  }

  @Test(arguments: names("hashtags").filter { $0 != "shadow" })
  func aHashtagIsKnownAsLongAsItIsDeclared(_ name: String) throws {
    let tag = try #require(TestLanguage.shared.hashtag(name))
    var without = TestLanguage.shared
    without.hashtags.removeAll { $0.name == name }
    for place in HashtagDeclaration.Place.allCases {
      let script = Self.script(place, Self.value(of: tag))
      let found = codes(script, TestLanguage.shared)
      #expect(found.isEmpty == tag.places.contains(place), "\(script) \(found)")
      if tag.places.contains(place) {
        #expect(codes(script, without).contains("MO0027"), "\(script)")
      }
    }
  }

  @Test func aShadowIsKnownAsLongAsItIsDeclared() {
    var without = TestLanguage.shared
    without.hashtags.removeAll { $0.name == "shadow" }
    for place in HashtagDeclaration.Place.allCases {
      let script = Self.script(place, "#shadow:first")
        .replacing("Hej #line:x #shadow", with: "Hej #shadow")
        .replacing("Ja #line:x", with: "Hej")
        .replacing("---\n", with: "---\nHej #line:first\n")
      let found = codes(script, TestLanguage.shared)
      #expect(found == [], "\(script)")
      #expect(codes(script, without).contains("MO0027"), "\(script)")
    }
  }

  /// The headers of the language itself, as a node carries them.
  private static let coreHeaders = [
    "title": "", "when": "when: always\n", "subtitle": "when: always\nsubtitle: x\n",
  ]

  @Test(arguments: coreHeaders)
  func aHeaderOfTheLanguageIsKnownAsLongAsItIsDeclared(_ name: String, _ header: String) {
    var without = TestLanguage.shared
    without.headers.removeAll { $0.name == name }
    let script = "title: A\n\(header)---\nHej #line:x\n<<end calm>>\n===\n"
    #expect(codes(script, TestLanguage.shared) == [])
    #expect(codes(script, without) == ["MO0030"])
  }

  /// The headers that stand beside one, and those that these need.
  private static func company(of header: HeaderDeclaration) -> [String] {
    var names = header.needs + header.beside.prefix(1)
    var index = 0
    while index < names.count {
      let next = TestLanguage.shared.header(names[index])
      let wanted = (next?.needs ?? []) + (next?.beside.prefix(1) ?? [])
      names += wanted.filter { $0 != header.name && !names.contains($0) }
      index += 1
    }
    return names
  }

  @Test(arguments: names("headers").filter { coreHeaders[$0] == nil })
  func aHeaderIsKnownAsLongAsItIsDeclared(_ name: String) throws {
    let header = try #require(TestLanguage.shared.header(name))
    var without = TestLanguage.shared
    without.headers.removeAll { $0.name == name }
    let others = Self.company(of: header).map { other in
      let values = TestLanguage.shared.header(other)?.values ?? []
      return "\(other): \(values.first ?? "x")\n"
    }
    let values = header.values.isEmpty ? ["x"] : header.values
    for value in values {
      let end = header.isRole || !header.beside.isEmpty ? "" : "<<end calm>>\n"
      let script =
        "title: A\n\(name): \(value)\n\(others.joined())---\nHej #line:x\n\(end)===\n"
      let found = codes(script, TestLanguage.shared)
      #expect(found.isEmpty, "\(script) \(found)")
      #expect(codes(script, without).contains("MO0030"), "\(script)")
    }
    if !header.values.isEmpty {
      let script = "title: A\n\(name): zzz\n\(others.joined())---\nHej #line:x\n===\n"
      #expect(codes(script, TestLanguage.shared).contains("MO0031"))
    }
  }

  @Test(arguments: names("commands"))
  func theShippedScenarioNeedsEachCommandItUses(_ name: String) throws {
    let package = try ShippedScenario.load()
    let isUsed = package.sourceFiles.contains { file in
      file.path.hasSuffix(".yarn")
        && String(decoding: file.bytes, as: UTF8.self).contains("<<\(name) ")
    }
    let text = try Self.text(withoutCommand: name)
    let files = ScenarioFiles(
      read: { path in
        path.hasSuffix(".ysls.json") ? Array(text.utf8) : try ScenarioFiles.disk.read(path)
      }, list: ScenarioFiles.disk.list)
    let folder = ShippedFolder(files: files)
    #expect(folder.report().contains("'\(name)'") == isUsed)
  }

  /// The file without one command and every mention of it.
  private static func text(withoutCommand name: String) throws -> String {
    var root = try root()
    let commands = root["commands"] as? [[String: Any]] ?? []
    root["commands"] = commands.filter { $0["yarnName"] as? String != name }
    root["cues"] = (root["cues"] as? [String] ?? []).filter { $0 != name }
    root["headers"] = (root["headers"] as? [[String: Any]] ?? []).map { header in
      var header = header
      header["forbids"] = (header["forbids"] as? [String])?.filter { $0 != name }
      return header
    }
    return String(decoding: try JSONSerialization.data(withJSONObject: root), as: UTF8.self)
  }
}

/// The shipped scenario, read with something changed.
private struct ShippedFolder {
  var files: ScenarioFiles

  func report() -> String {
    do throws(ScenarioLoadError) {
      let package = try ScenarioPackage.load(folder: ShippedScenario.folder, from: files)
      return DiagnosticFormatter(files: package.sourceFiles, language: .english)
        .format(package.diagnostics)
    } catch {
      return error.message(in: .english)
    }
  }
}
