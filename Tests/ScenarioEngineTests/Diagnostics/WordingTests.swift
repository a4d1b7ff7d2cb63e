import Foundation
import Testing

@testable import ScenarioEngine

/// Every sentence of the front end, as it stands in the sources.
@Suite struct WordingTests {
  struct Sentence: CustomStringConvertible {
    var name: String
    var wording: Wording
    var description: String { name }
  }

  /// Of every theme but the scenario's folder, whose sentences are checked with its faults.
  static let files: [String] = {
    let folder = "Sources/ScenarioEngine/Diagnostics"
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: CaseFolder.root.appending(path: folder).path)
    return (names ?? []).filter { $0.hasPrefix("Wording+") }.sorted().map { folder + "/" + $0 }
  }()

  static let sentences: [Sentence] = files.flatMap { path in
    let text = (try? CaseFolder.text(CaseFolder.root.appending(path: path))) ?? ""
    return text.split(separator: "  static let ").dropFirst().compactMap(sentence)
  }

  private static func sentence(_ text: Substring) -> Sentence? {
    let parts = text.matches(of: /(en|da): "((?:[^"\\]|\\.)*)"/).map { String($0.output.2) }
    guard parts.count == 2, let name = text.split(separator: " ").first else { return nil }
    return Sentence(name: String(name), wording: Wording(en: parts[0], da: parts[1]))
  }

  @Test func theSentencesAreFoundEachOnce() {
    #expect(Self.sentences.count > 80)
    #expect(Set(Self.sentences.map(\.name)).count == Self.sentences.count)
  }

  @Test(arguments: sentences)
  func bothLanguagesSayTheSameThingsInTheSameStyle(_ sentence: Sentence) {
    let english = sentence.wording.english
    let danish = sentence.wording.danish
    let places = { (text: String) in Set(text.matches(of: /\{\d\}/).map { String($0.output) }) }
    #expect(places(english) == places(danish))
    #expect(english != danish)
    for text in [english, danish] {
      #expect(text.first?.isUppercase == false && text.last != ".")
      for word in ["invalid", "illegal", "please", "ugyldig", "ulovlig"] {
        #expect(!text.lowercased().contains(word))
      }
    }
  }

  @Test func aPlaceWithoutAnArgumentStaysAsWritten() {
    #expect(TemplateText.filled("{0} {1} {2} {x} {", with: ["a", "{0}"]) == "a {0} {2} {x} {")
    #expect(TemplateText.filled("{0}", with: []) == "{0}")
  }
}
