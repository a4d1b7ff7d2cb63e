import Testing

@Suite struct ImportRulesTests {
  @Test func everyFolderImportsOnlyWhatItMay() throws {
    let sources = ProjectFolder.files(under: "Sources", ending: ".swift")
    #expect(sources.count > 20)
    let violations = try sources.flatMap { path in
      ImportRules.violations(path: path, text: try ProjectFolder.text(path))
    }
    #expect(violations.isEmpty, "\(violations.map(\.description).joined(separator: "\n"))")
  }

  @Test(arguments: [
    ("Sources/ScenarioEngine/Runtime/A.swift", "import Foundation", "Foundation"),
    ("Sources/ScenarioEngine/Scenario/A.swift", "import Yams\nimport Glibc", "Glibc"),
    ("Sources/Renderer/Passes/A.swift", "// a\n@preconcurrency import CEGL", "CEGL"),
    ("Sources/Renderer/Views/A.swift", "internal import CEGL", "CEGL"),
    ("Sources/Renderer/Panels/A.swift", "private import struct Renderer.Pose", "Renderer"),
    ("Sources/runner/Loop/A.swift", "import COpenGL.gl", "COpenGL"),
    ("Sources/runner/A.swift", "import Foundation; import GRDB", "GRDB"),
    ("Sources/LanguageServer/Features/A.swift", "import Glibc", "Glibc"),
    ("Sources/Newcomer/A.swift", "import Foundation", "Foundation"),
  ])
  func aForbiddenImportIsFound(path: String, text: String, module: String) {
    let found = ImportRules.violations(path: path, text: text)
    #expect(found == [.init(path: path, module: module)])
  }

  @Test(arguments: [
    ("Sources/Renderer/Views/Offscreen/A.swift", "import CEGL\nimport COpenGL"),
    ("Sources/Renderer/Audio/A.swift", "package import Foundation\nimport COpenAL"),
    ("Sources/ScenarioEngine/Syntax/A.swift", "// import Foundation\nlet imports = 1"),
  ])
  func anAllowedImportIsNot(path: String, text: String) {
    #expect(ImportRules.violations(path: path, text: text).isEmpty)
  }

  @Test func onlyTheModulesThatTheManifestNamesMayBeUsed() throws {
    let manifest = try ProjectFolder.text("Package.swift")
    let named = ImportRules.allowed.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let foreign = named.filter { $0.hasPrefix("C") && $0 != "Crypto" }
    for module in foreign { #expect(manifest.contains("\"\(module)\"")) }
  }
}
