import Testing

@testable import ScenarioEngine

@Suite struct LineIdentityTests {
  private func program(_ text: String) throws -> Program {
    let compilation = Compiler.compile(TestLanguage.input("// profile: yarn\n" + text))
    return try #require(compilation.program, "\(compilation.errors)")
  }

  @Test func aLineWithoutAnIDHasOneOfItsNodeThatNoOtherHas() throws {
    let program = try program(
      """
      title: A
      ---
      One
      Two #line:A-1
      Three
      -> Four
      ===
      title: B
      ---
      Five
      ===
      """)
    #expect(
      program.lines.map(\.id) == ["line:A-0", "line:A-1", "line:A-2", "line:A-3", "line:B-0"])
    #expect(program.lines.allSatisfy { $0.textID == $0.id })
  }

  @Test func aShadowLineKeepsItsIDWhenOthersComeAndGo() throws {
    let shadow = "Mae: I go. #shadow:go"
    let text = { (more: String) in
      """
      title: A
      ---
      Mae: I go. #line:go #tag
      \(more)\(shadow) #other
      Mae: I go. <<if true>> #shadow:go
      -> \(shadow)
      ===
      """
    }
    let ids = ["line:sh_go_A", "line:sh_go_A_2", "line:sh_go_A_3"]
    for more in ["", "New\n", "New #line:sh_go_A_4\n"] {
      let lines = try program(text(more)).lines.filter { $0.shadowedID != nil }
      #expect(lines.map(\.id) == ids)
      #expect(lines.allSatisfy { $0.textID == "line:go" && $0.speaker == "Mae" })
      #expect(lines.map(\.tags) == [["other"], ["lastline"], []])
    }
  }

  @Test func aShadowLineIsTranslatedAsTheLineItRepeats() throws {
    let program = try program(
      """
      title: A
      ---
      Mae: I go. #shadow:go
      Mae: I go. #line:go
      ===
      """)
    var table = StringTable(baseLanguage: "en")
    table.add(language: "da", ["line:go": "Mae: Jeg går.", "line:sh_go_A": "Mae: Forkert."])
    for line in program.lines {
      #expect(table.text(for: line, substitutions: [], language: "da").text == "Jeg går.")
    }
  }

  @Test func theLineBeforeOptionsIsTagged() throws {
    let program = try program(
      """
      title: A
      ---
      One
      Two #mood:calm
      -> Three
          Four #lastline
          -> Five
              Six
      Seven
      <<if true>>
          Eight
          -> Nine
      <<endif>>
      Ten
      <<wait 1>>
      -> Eleven
      ===
      """)
    let tagged = program.lines.filter { $0.hasTag("lastline") }
    #expect(tagged.map(\.template) == ["Two", "Four", "Eight"])
    #expect(tagged.map(\.tags.count) == [2, 1, 1])
  }

  @Test func freeIDsAreFoundAtOnceForManyEqualLines() throws {
    let text = "title: A\n---\n" + String(repeating: "Betjent: Hej.\n", count: 2000) + "===\n"
    let missing = Compiler.compile(TestLanguage.input(text)).diagnostics.filter {
      $0.code == .missingLineID
    }
    let ids = missing.compactMap { $0.fixIts.first?.edits.first?.replacement }
    #expect(Set(ids).count == 2000)
  }
}
