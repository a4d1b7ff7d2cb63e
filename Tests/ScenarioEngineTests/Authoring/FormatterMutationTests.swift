import Testing

@testable import ScenarioEngine

/// Whatever stands in a script, formatting it once is enough and changes nothing that counts.
@Suite struct FormatterMutationTests {
  /// Ten times as many texts are tried.
  static let trials = 1_000

  /// The texts that are set rather than left alone, as one for all scripts.
  private struct Tally {
    var formatted = 0
    var ambiguous = 0
  }

  /// The scripts that can be set as they are, whichever test cases lie beside the checkout.
  private static let scripts = MutationTests.scripts.filter {
    !$0.isEmpty && ScriptFormatter.format($0).hindrance == nil
  }.map { Array($0.utf8) }

  @Test(arguments: 0..<10) func aThousandChangedScriptsMeanWhatTheyMeant(_ round: Int) {
    var tally = Tally()
    for trial in round * Self.trials..<(round + 1) * Self.trials {
      var generator = SeededGenerator(seed: UInt64(trial))
      let bytes = Self.changed(Self.scripts[trial % Self.scripts.count], &generator)
      check(String(decoding: bytes, as: UTF8.self), &tally)
    }
    // Most changes of blanks leave a script that can be set, so that the check is worth its name.
    #expect(tally.formatted > Self.trials / 2)
    #expect(tally.ambiguous < tally.formatted / 20)
  }

  private func check(_ text: String, _ tally: inout Tally) {
    let result = ScriptFormatter.format(text)
    switch result.hindrance {
    case .errors: return
    case .ambiguous: tally.ambiguous += 1
    case nil: tally.formatted += 1
    }
    let again = ScriptFormatter.format(result.text)
    #expect(again.text == result.text, "not the same twice: \(text)")
    #expect(Self.applying(result.edits, to: text) == result.text, "edits of \(text)")
    #expect(Self.comments(in: result.text) == Self.comments(in: text), "comments of \(text)")
    let (before, after) = (Self.compiled(text), Self.compiled(result.text))
    #expect(before.program?.canonicalBytes == after.program?.canonicalBytes, "bytes of \(text)")
    #expect(
      before.program?.lines.map(\.id) == after.program?.lines.map(\.id), "line ids of \(text)")
    #expect(before.diagnostics.map(\.code) == after.diagnostics.map(\.code), "remarks of \(text)")
  }

  // MARK: - Changes

  /// Blanks, line ends and comments come and go; now and then a whole token does.
  private static func changed(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var result = bytes
    for _ in 0..<(1 + generator.next() % 5) {
      let place = Int(generator.next() % UInt64(result.count))
      switch generator.next() % 12 {
      case 0: result.insert(contentsOf: pick(blanks, &generator), at: place)
      case 1...5:
        result.insert(contentsOf: pick(blanks, &generator), at: lineStart(place, in: result))
      case 6: result.insert(contentsOf: pick(lines, &generator), at: lineStart(place, in: result))
      case 7: result.insert(contentsOf: pick(endings, &generator), at: lineEnd(place, in: result))
      case 8, 9: removeBlank(at: place, in: &result)
      case 10: besideToken(place, &result, &generator)
      default: removeToken(at: place, in: &result)
      }
    }
    return result
  }

  private static let blanks = [" ", "  ", "    ", "\t", " \t"].map { Array($0.utf8) }
  private static let lines = [
    "\n", "\n\n", "    \n", "\t\n", "// note\n", "    // note\n", "\r\n", "        // to  ord //\n",
  ].map { Array($0.utf8) }
  private static let endings = [" ", "\t", "// bag", "  // bag  ", "\r", " #tag", "#line:ny"].map {
    Array($0.utf8)
  }

  private static func pick(_ all: [[UInt8]], _ generator: inout SeededGenerator) -> [UInt8] {
    all[Int(generator.next() % UInt64(all.count))]
  }

  private static func lineStart(_ place: Int, in bytes: [UInt8]) -> Int {
    bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  private static func lineEnd(_ place: Int, in bytes: [UInt8]) -> Int {
    bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
  }

  private static func removeBlank(at place: Int, in bytes: inout [UInt8]) {
    guard let blank = bytes[place...].firstIndex(where: WhiteSpace.isBlank) else { return }
    bytes.remove(at: blank)
  }

  private static func besideToken(
    _ place: Int, _ bytes: inout [UInt8], _ generator: inout SeededGenerator
  ) {
    guard let token = Lexer.tokens(of: bytes).first(where: { $0.lower >= place }) else { return }
    bytes.insert(contentsOf: pick(blanks, &generator), at: Int(token.lower))
  }

  private static func removeToken(at place: Int, in bytes: inout [UInt8]) {
    guard
      let token = Lexer.tokens(of: bytes).first(where: { $0.lower >= place && $0.upper > $0.lower })
    else { return }
    bytes.removeSubrange(Int(token.lower)..<Int(token.upper))
  }

  // MARK: - What must stay

  private static func compiled(_ text: String) -> Compilation {
    Compiler.compile(
      CompilationInput(
        files: [SourceFile(path: "m.yarn", text: text)], vocabulary: TestLanguage.vocabulary,
        profile: .yarn))
  }

  static func applying(_ edits: [FixIt.Edit], to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.reversed() {
      bytes.replaceSubrange(edit.range.lower..<edit.range.upper, with: edit.replacement.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands behind the last token of each line, without the blanks around it.
  static func comments(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    let table = LineTable(bytes: bytes)
    var written = (0..<table.lineCount).map { table.contents(ofLine: $0, in: bytes).lowerBound }
    for token in Lexer.tokens(of: bytes) where !Parser.isLayout(token.kind) {
      let line = table.lineIndex(of: Int(token.lower))
      written[line] = max(written[line], Int(token.upper))
    }
    return (0..<table.lineCount).compactMap { line in
      let end = table.contents(ofLine: line, in: bytes).upperBound
      let rest = String(decoding: bytes[min(written[line], end)..<end], as: UTF8.self)
      let comment = rest.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
      guard comment.hasPrefix("//") else { return nil }
      return String(comment.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
  }
}
