import Foundation
import Testing

@Suite struct ProjectRulesTests {
  /// What must stand in no file; put together here so that this file does not hold it either.
  static let machines = ["/wo" + "rk/", "/ro" + "ot/", "file:///" + "home"]

  /// What must stand in no Swift file beside that.
  static let force = ["try" + "!", "as" + "! "]

  static func forbiddenWords(in text: String, path: String) -> [String] {
    (machines + (path.hasSuffix(".swift") ? force : [])).filter { text.contains($0) }
  }

  @Test func noFileForcesErrorsAwayOrKnowsAMachine() throws {
    let folders = ["Sources", "Tests", "Scenarios", "Documentation", "Assets/Source", ".ci"]
    let tops = [
      "run", "test", "Package.swift", "Packages.debian", "README.md", "ARCHITECTURE.md",
      "CONTRIBUTING.md", "CHANGELOG.md",
    ]
    for path in folders.flatMap({ ProjectFolder.files(under: $0) }) + tops {
      // A file that is not text cannot hold these words as words.
      guard let text = try? ProjectFolder.text(path) else { continue }
      #expect(Self.forbiddenWords(in: text, path: path) == [], "\(path)")
    }
  }

  @Test func aForbiddenWordIsFound() {
    for word in Self.machines + Self.force {
      #expect(Self.forbiddenWords(in: "let a = 1 // \(word) b", path: "a.swift") == [word])
    }
    #expect(Self.forbiddenWords(in: "no \(Self.force[0])", path: "a.md").isEmpty)
  }

  @Test func noNameHasASpace() {
    let paths = ProjectFolder.files()
    #expect(paths.count > 50)
    #expect(paths.filter { $0.contains(" ") } == [])
  }

  @Test func everyPackageOfTheManifestIsInstalledByTheScripts() throws {
    let manifest = try ProjectFolder.text("Package.swift")
    let named = manifest.matches(of: /apt: "([a-z0-9.+-]+)"/).map { String($0.output.1) }
    let listed = Set(
      try ProjectFolder.text("Packages.debian").split(whereSeparator: \.isNewline)
        .map { $0.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces) })
    #expect(named.count >= 10)
    for package in named { #expect(listed.contains(package), "\(package)") }
  }

  @Test func everySourceFileIsOfAReadableSize() throws {
    for path in ProjectFolder.files(under: "Sources", ending: ".swift") {
      let lines = try ProjectFolder.text(path).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      #expect(lines.count <= 500, "\(path)")
    }
  }
}
