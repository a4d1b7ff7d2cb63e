import Foundation
import Testing

@testable import ScenarioEngine

@Suite struct MarkedTextTests {
  static let cases = ["attributes", "replacements", "faults"].flatMap(MarkupCase.all)

  @Test(arguments: cases)
  func markupGivesTextAndAttributes(_ expected: MarkupCase) {
    let resolved = ResolvedText([.literal(expected.source)], [], language: expected.language)
    #expect(resolved.speaker == expected.speaker)
    #expect(resolved.whole == expected.text ?? expected.source)
    #expect(resolved.marked.attributes.map(MarkupCase.text) == expected.attributes)
    #expect(resolved.marked.fault.map { "\($0.kind) \($0.offset)" } == expected.fault)
  }

  @Test func theCasesAreRead() {
    #expect(Self.cases.count > 80)
  }

  @Test func aTextWithoutItsSpeakerKeepsTheOthersPlaces() {
    let text = ResolvedText(
      [.literal("[x]Mae: [a]one[/a][/x] [b/] two [c]three[/c]")], [], language: "en")
    #expect(text.speaker == "Mae")
    #expect(text.text == "one two three")
    let places = text.spoken.attributes.map { "\($0.name) \($0.range)" }
    #expect(places == ["x 0..<3", "a 0..<3", "b 4..<4", "c 8..<13"])
  }

  @Test func whatCoversRemovedWordsGoesWithThem() {
    let text = MarkedText(
      "0123456789",
      attributes: [
        MarkupAttribute(name: "before", range: 0..<2), MarkupAttribute(name: "into", range: 1..<4),
        MarkupAttribute(name: "gap", range: 3..<6), MarkupAttribute(name: "inside", range: 4..<5),
        MarkupAttribute(name: "outOf", range: 5..<8), MarkupAttribute(name: "over", range: 2..<9),
        MarkupAttribute(name: "point", range: 3..<3), MarkupAttribute(name: "after", range: 7..<9),
      ])
    let rest = text.removing(MarkupAttribute(name: "gap", range: 3..<6))
    #expect(rest.text == "0126789")
    #expect(
      rest.attributes.map { "\($0.name) \($0.range)" } == [
        "before 0..<2", "into 1..<3", "outOf 3..<5", "over 2..<6", "point 3..<3", "after 4..<6",
      ])
  }

  @Test func aValueIsNeverTheSpeaker() {
    let value = ResolvedText([.substitution(0), .literal(" ok")], ["a: b"], language: "en")
    #expect(value.speaker == nil)
    #expect(value.whole == "a: b ok")
    let name = ResolvedText([.substitution(0), .literal(": ok")], ["a: b"], language: "en")
    #expect(name.speaker == "a: b")
    #expect(name.text == "ok")
  }

  @Test func aValueCanDecideAndBeMarkup() {
    let pieces: [TextPiece] = [
      .literal("[plural value="), .substitution(0), .literal(" one=x other=\"% y\"/] "),
      .substitution(1),
    ]
    let text = ResolvedText(pieces, ["2", "[b]z[/b]"], language: "en")
    #expect(text.text == "2 y z")
    #expect(text.spoken.attributes.map(\.name) == ["b"])
  }

  @Test func hundredThousandBracketsAreReadAtOnce() {
    let count = 100_000
    for piece in [
      "[", "]", "\\[", "[a", "[a]", "[/a]", "[nomarkup]", "[a b=\"", "[a/]", "[/", "[a=",
    ] {
      let source = String(repeating: piece, count: count)
      let text = ResolvedText([.literal(source)], [], language: "da")
      #expect(text.whole.utf8.count <= source.utf8.count)
    }
    let names = (0..<count).map { "p\($0)=1" }.joined(separator: " ")
    let crowded = MarkedText(parsing: "[a \(names)/]", language: "da")
    #expect(crowded.fault?.kind == .tooMany)
  }

  @Test func attributesMayNestToTheLimit() {
    let names = (0...MarkupParser.limit).map { "[a\($0)]" }
    let within = MarkedText(parsing: names.dropLast().joined() + "x[/]", language: "da")
    #expect(within.fault == nil)
    #expect(within.attributes.count == MarkupParser.limit)
    let past = MarkedText(parsing: names.joined() + "x[/]", language: "da")
    #expect(past.fault?.kind == .tooMany)
  }

  @Test(arguments: 0..<20)
  func noMutationOfMarkupTrapsOrGrows(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let signs = Array("[]/=\\\"{}%: ab1-.é\u{85}😀".utf8)
    for expected in Self.cases {
      var bytes = Array(expected.source.utf8)
      for _ in 0..<3 {
        let place = Int(random.next() % UInt64(bytes.count + 1))
        let sign = signs[Int(random.next() % UInt64(signs.count))]
        if random.next() % 2 == 0 { bytes.insert(sign, at: place) }
        if random.next() % 3 == 0, place < bytes.count { bytes.remove(at: place) }
      }
      let source = String(decoding: bytes, as: UTF8.self)
      let text = ResolvedText([.literal(source)], [], language: "da")
      for attribute in text.marked.attributes {
        #expect(attribute.range.upperBound <= text.whole.utf8.count)
      }
      for attribute in text.spoken.attributes {
        #expect(attribute.range.upperBound <= text.text.utf8.count)
      }
    }
  }
}

/// One case of a file of markup.
struct MarkupCase: CustomStringConvertible, Sendable {
  var source = ""
  var language = "en"
  var speaker: String?
  var text: String?
  var attributes: [String] = []
  var fault: String?

  var description: String { source }

  static func all(in name: String) -> [MarkupCase] {
    let url = CaseFolder.folder("Markup").appending(path: name + ".cases")
    let text = (try? CaseFolder.text(url)) ?? ""
    var cases: [MarkupCase] = []
    var language = "en"
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let rest = String(line.dropFirst(2))
      switch line.first {
      case "@": language = rest
      case ">":
        cases.append(MarkupCase(source: rest, language: language))
        language = "en"
      case "~": cases[cases.count - 1].speaker = rest
      case "<": cases[cases.count - 1].text = rest
      case "!": cases[cases.count - 1].fault = rest
      default: cases[cases.count - 1].attributes.append(String(line))
      }
    }
    return cases
  }

  static func text(of attribute: MarkupAttribute) -> String {
    let properties = attribute.properties.map { property in
      if case .string(let text) = property.value { return " \(property.name)=\"\(text)\"" }
      return " \(property.name)=\(property.value.text)"
    }
    return "\(attribute.name) \(attribute.range)" + properties.joined()
  }
}
