/// Who may import whom: `HOUSE_STYLE`'s walls as a table, and a reader of import lines.
///
/// SwiftPM holds the walls between modules, but a module may use everything that it depends on;
/// the walls between its folders stand here.
enum ImportRules {
  struct Violation: Equatable, CustomStringConvertible {
    var path: String
    var module: String

    var description: String { "\(path) may not import \(module)" }
  }

  /// What ships with the toolchain, for the modules that touch the machine.
  private static let toolchain: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch",
  ]

  /// Folders and what their files may import; the longest matching folder counts.
  static let allowed: [String: Set<String>] = [
    // The engine: same inputs, same run. No clock, no disk, no chance.
    "Sources/ScenarioEngine": [],
    "Sources/ScenarioEngine/Scenario": ["Foundation", "Yams"],
    "Sources/AllocationCounter": ["CAllocations"],
    "Sources/SessionStore": toolchain.union(["GRDB", "Crypto"]),
    "Sources/ReviewPages": ["Foundation", "ScenarioEngine", "Mustache"],
    // The language server: values in, values out; only its transport knows standard input.
    "Sources/LanguageServer": ["Foundation", "ScenarioEngine"],
    "Sources/LanguageServer/Transport": ["Foundation", "Glibc"],
    // The renderer: everything that needs a device is kept in few folders.
    "Sources/Renderer/Math": ["Foundation", "Glibc"],
    "Sources/Renderer/GLTF": toolchain.union(["CMeshoptimizer"]),
    "Sources/Renderer/Scene": toolchain.union(["CKernels"]),
    "Sources/Renderer/Images": toolchain.union(["CSpng", "CTurboJPEG", "CKernels"]),
    "Sources/Renderer/Text": toolchain.union(["CFreeType", "CHarfBuzz", "CFriBidi"]),
    "Sources/Renderer/Character": ["Foundation", "Glibc"],
    "Sources/Renderer/Comfort": [],
    "Sources/Renderer/Mirror": toolchain,
    "Sources/Renderer/Panels": ["Foundation", "Glibc"],
    "Sources/Renderer/GPU": toolchain.union(["COpenGL"]),
    "Sources/Renderer/Passes": toolchain.union(["COpenGL"]),
    "Sources/Renderer/Stage": toolchain.union(["COpenGL"]),
    "Sources/Renderer/Views": toolchain.union(["COpenGL"]),
    "Sources/Renderer/Views/Offscreen": toolchain.union(["COpenGL", "CEGL"]),
    "Sources/Renderer/Platform": toolchain.union(["COpenGL", "CEGL", "CGLFW"]),
    "Sources/Renderer/Audio": toolchain.union([
      "COpenAL", "CSndfile", "CEspeak", "CEbur128",
    ]),
    // The runner: everybody's values, nobody's C.
    "Sources/runner": toolchain.union([
      "ScenarioEngine", "SessionStore", "Renderer", "ReviewPages", "AllocationCounter",
      "LanguageServer", "ArgumentParser", "Logging",
    ]),
  ]

  /// Finds each import that its folder does not allow; a folder without a rule allows nothing.
  static func violations(path: String, text: String) -> [Violation] {
    let rule = allowed.keys.filter { path.hasPrefix($0 + "/") }.max { $0.count < $1.count }
    let modules = rule.flatMap { allowed[$0] } ?? []
    return imports(in: text).filter { !modules.contains($0) }
      .map { Violation(path: path, module: $0) }
  }

  /// The modules that a file imports, whatever attributes and access stand before the word.
  static func imports(in text: String) -> [String] {
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
    ]
    return text.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
      line.split(separator: ";").compactMap { statement in
        var words = statement.split(whereSeparator: \.isWhitespace)[...]
        while let word = words.first, isBeforeImport(word) { words = words.dropFirst() }
        guard words.first == "import" else { return nil }
        words = words.dropFirst()
        if let word = words.first, kinds.contains(word) { words = words.dropFirst() }
        return words.first?.split(separator: ".").first.map(String.init)
      }
    }
  }

  private static func isBeforeImport(_ word: Substring) -> Bool {
    let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    return word.hasPrefix("@") || access.contains(word)
  }
}
