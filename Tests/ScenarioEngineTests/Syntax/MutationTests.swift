import Foundation
import Testing

@testable import ScenarioEngine

/// No script, however broken, stops the compiler or points outside its text.
@Suite struct MutationTests {
  static let scripts: [String] = {
    let own = ["Playthroughs", "Diagnostics", "Trees"].map { CaseFolder.folder($0) }
    let outside = ["TestCases", "ParseFailures"].compactMap { name in
      ConformanceSuite.folder?.appending(path: name)
    }
    return (own + outside).flatMap { folder in
      CaseFolder.names(in: folder, ending: "yarn").compactMap { name in
        try? CaseFolder.text(folder.appending(path: name + ".yarn"))
      }
    }
  }()

  private func check(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let whole = Array(text.utf8)
    for profile in CompilationProfile.allCases {
      let input = CompilationInput(
        files: [SourceFile(path: "m.yarn", text: text)], vocabulary: TestLanguage.vocabulary,
        knownNames: TestLanguage.names, profile: profile)
      let compilation = Compiler.compile(input)
      for diagnostic in compilation.diagnostics {
        let places =
          [diagnostic.range] + diagnostic.notes.map(\.range)
          + diagnostic.fixIts.flatMap { $0.edits.map(\.range) }
        guard places.allSatisfy({ isPlace($0, in: whole) }) else {
          Issue.record("\(diagnostic) points outside or into a character of \(text)")
          return
        }
      }
      if let program = compilation.program { run(program) }
    }
  }

  /// Within the text, and between characters, not in one.
  private func isPlace(_ range: SourceRange, in bytes: [UInt8]) -> Bool {
    range.lower >= 0 && range.lower <= range.upper && range.upper <= bytes.count
      && [range.lower, range.upper].allSatisfy { offset in
        offset == bytes.count || bytes[offset] & 0xC0 != 0x80
      }
  }

  /// Takes first options for a while; errors of the machine are fine, traps are not.
  private func run(_ program: Program) {
    var machine = VirtualMachine(program: program)
    guard let node = program.nodes.first, (try? machine.start(node: node.name)) != nil else {
      return
    }
    for _ in 0..<40 {
      guard let result = try? machine.next() else { return }
      guard case .options(let group) = result else { continue }
      let choice = group.options.firstIndex(where: \.isAvailable)
      if let choice { try? machine.select(choice) } else { try? machine.selectNone() }
    }
  }

  @Test(arguments: scripts.indices)
  func aScriptWithAnyTokenChangedIsSurvived(_ index: Int) {
    let bytes = Array(Self.scripts[index].utf8)
    let tokens = Lexer.tokens(of: bytes).filter { $0.upper > $0.lower }
    // Long scripts are sampled so that the whole suite stays within seconds.
    let step = max(1, tokens.count / 60)
    for place in stride(from: 0, to: tokens.count, by: step) {
      let range = Int(tokens[place].lower)..<Int(tokens[place].upper)
      check(Array(bytes[..<range.lowerBound] + bytes[range.upperBound...]))
      check(Array(bytes[..<range.upperBound] + bytes[range] + bytes[range.upperBound...]))
      check(Array(bytes[..<range.upperBound]))
      guard place + 1 < tokens.count else { continue }
      let next = Int(tokens[place + 1].lower)..<Int(tokens[place + 1].upper)
      var swapped = Array(bytes[..<range.lowerBound])
      swapped += bytes[next]
      swapped += bytes[range.upperBound..<next.lowerBound]
      swapped += bytes[range]
      swapped += bytes[next.upperBound...]
      check(swapped)
    }
  }

  @Test(arguments: scripts.indices)
  func aScriptWithAnyByteChangedIsSurvived(_ index: Int) {
    let bytes = Array(Self.scripts[index].utf8)
    if bytes.isEmpty { return }
    var generator = SplitMix(state: UInt64(index))
    for _ in 0..<40 {
      var changed = bytes
      for _ in 0..<3 {
        let place = Int(generator.next() % UInt64(changed.count))
        changed[place] = UInt8(truncatingIfNeeded: generator.next())
      }
      check(changed)
    }
  }

  @Test func randomBytesAreSurvived() {
    var generator = SplitMix(state: 7)
    let alphabet = Array("<>{}$#-=\n\t \"\\/:ab1().!+*%,|&^_æ".utf8) + [0, 13, 0xFF, 0xC3]
    for _ in 0..<400 {
      var bytes = Array("title: Start\n---\n".utf8)
      for _ in 0..<120 { bytes.append(alphabet[Int(generator.next() % UInt64(alphabet.count))]) }
      check(bytes)
    }
  }
}

/// A small seeded generator, so that a failing run can be run again.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var result = state
    result = (result ^ (result >> 30)) &* 0xBF58_476D_1CE4_E5B9
    result = (result ^ (result >> 27)) &* 0x94D0_49BB_1331_11EB
    return result ^ (result >> 31)
  }
}
