import Foundation
import Testing

@Suite struct AssetRulesTests {
  /// Forty million bytes: a clone must stay quick on a school's network.
  static let sizeLimit = 40_000_000

  /// The first column's backticked names, where `*` stands for anything.
  static func patterns(in licences: String) -> [String] {
    licences.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("|") }.flatMap { row in
      let cell = row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().first ?? ""
      return cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
  }

  static func matches(_ path: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = parts.first, path.hasPrefix(first) else { return false }
    guard parts.count > 1 else { return path == pattern }
    var rest = path.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }

  @Test func everyAssetHasALicence() throws {
    let patterns = Self.patterns(in: try ProjectFolder.text("Assets/LICENSES.md"))
    #expect(!patterns.isEmpty)
    let assets = ProjectFolder.files(under: "Assets").map { String($0.dropFirst(7)) }
      .filter { $0 != "LICENSES.md" && !$0.hasSuffix(".gitkeep") }
    for asset in assets {
      #expect(patterns.contains { Self.matches(asset, $0) }, "\(asset) is not in LICENSES.md")
    }
    for pattern in patterns {
      #expect(assets.contains { Self.matches($0, pattern) }, "nothing is called \(pattern)")
    }
  }

  @Test func aFileWithoutALicenceIsFound() {
    let patterns = Self.patterns(
      in: "| files | source |\n|---|---|\n| `People/*.glb`: body, `Fonts/A.otf` | x `y` |")
    #expect(patterns == ["People/*.glb", "Fonts/A.otf"])
    let isListed = { (path: String) in patterns.contains { Self.matches(path, $0) } }
    #expect(isListed("People/a.glb") && isListed("Fonts/A.otf"))
    #expect(!isListed("People/a.png") && !isListed("Fonts/B.otf") && !isListed("a/People/a.glb"))
  }

  @Test func allAssetsTogetherAreSmall() throws {
    let sizes = try ProjectFolder.files(under: "Assets").map { try ProjectFolder.size($0) }
    #expect(sizes.reduce(0, +) < Self.sizeLimit)
  }

  /// Header, version 2, and a length that is the file's: a cut or text-mangled download shows here.
  @Test func everyModelIsAWholeBinaryGLTF() throws {
    for path in ProjectFolder.files(under: "Assets", ending: ".glb") {
      let bytes = [UInt8](try Data(contentsOf: ProjectFolder.root.appending(path: path)))
      try #require(bytes.count > 20, "\(path)")
      #expect(bytes.starts(with: Array("glTF".utf8)), "\(path)")
      let numbers = [4, 8].map { start in
        (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
      }
      #expect(numbers == [2, bytes.count], "\(path)")
    }
  }

  /// A model that nobody packed costs a clone twice as much, and stays in the history.
  @Test func everyModelIsPacked() throws {
    for path in ProjectFolder.files(under: "Assets", ending: ".glb") {
      let data = try Data(contentsOf: ProjectFolder.root.appending(path: path))
      let name = Data("EXT_meshopt_compression".utf8)
      #expect(data.range(of: name) != nil, "\(path): run Assets/Source/pack.py on it")
    }
  }
}
