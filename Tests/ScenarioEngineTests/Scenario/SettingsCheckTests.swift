import Foundation
import Testing

@testable import ScenarioEngine

/// What `scenario.yaml` says is held against the script and the shared declarations.
@Suite struct SettingsCheckTests {
  /// A folder with a ladder, a number of its own, questions and the real declarations.
  private static func folder() throws -> TextFolder {
    var folder = TextFolder()
    folder["modet.ysls.json"] = try CaseFolder.text(
      CaseFolder.root.appending(path: "Scenarios/modet.ysls.json"))
    folder["s/a.yarn"] = """
      title: Start
      ---
      <<declare $count = 0>>
      <<declare $mood = 4>>
      <<ladder mood 0 10>>
      <<set $count += 1>>
      anna: Hej {$count}. #line:a1
      <<end hjem>>
      ===
      title: Efter
      type: reflection
      ---
      Hvad skete der? #line:a2 #text
      ===
      title: Gade
      track: background
      ---
      <<wait 1>>
      ===

      """
    folder["s/en.csv"] = "language,id,text\nen,line:a1,anna: Hi {0}.\nen,line:a2,What happened?\n"
    folder.replace("start: Start", with: "start: Start\nreflection: Efter", in: "s/scenario.yaml")
    folder.replace(
      "ends:\n",
      with: """
          count: {type: number, range: [0, 3], default: 0}
          mood: {type: number, range: [0, 10], default: 4, ladder: true}
        inputs: [gaze, key]
        ends:

        """, in: "s/scenario.yaml")
    return folder
  }

  @Test func whatAgreesIsNotSpokenOf() throws {
    let folder = try Self.folder()
    #expect(folder.report().isEmpty, "\(folder.report())")
    #expect(try folder.load().numberRanges == ["count": 0...3, "mood": 0...10])
  }

  static let faults: [(text: String, by: String, says: String)] = [
    ("start: Start", "start: Gade", "8: error: the node 'Gade' has 'track:'; a scene begins"),
    ("reflection: Efter", "reflection: Start", "error: the node 'Start' has no 'type: reflection'"),
    ("[gaze, key]", "[gaze, nod]", "error: no input is named 'nod'; there is gaze, controller,"),
    (", default: 1, host: true", ", default: 1", "error: 'level' is set from outside; write"),
    ("[1, 5]", "[0, 5]", "error: 'level' goes at most from 1 to 5"),
    ("type: number, range: [1, 5], default: 1", "type: bool, default: true", "of the type number"),
    (
      "  count: {", "  cuont: {type: bool, default: true}\n  count: {",
      "error: no script has '$cuont'; declare it there, or remove it"
    ),
    ("  count: {", "  cuont: {", "error: '$count' has no range; expected one under 'variables:'"),
    ("[0, 3], default: 0", "[0, 3], default: 1", "'count' starts at 0 in the script and at 1"),
    (", default: 4, ladder: true", ", default: 4", "error: 'mood' is a ladder in the script"),
    ("[0, 3], default: 0", "[0, 3], default: 0, ladder: true", "'count' is no ladder in the scr"),
    ("[0, 10]", "[0, 9]", "error: the ladder 'mood' goes from 0 to 10 in the script"),
    ("[0, 3]", "[2, 3]", "error: expected a number in 2 … 3"),
    ("[1, 5], default: 1", "[2, 5], default: 2", "5:10: error: 'level' goes from 2 to 5 under"),
    ("levels: [1]", "levels: [1]\nageRange: [20, 13]", "error: expected two ages, the lower first"),
    ("levels: [1]", "levels: [1]\nreviewedOn: i går", "error: expected a date as 2026-11-22"),
    ("levels: [1]", "levels: [1]\nauthors: Anna", "error: expected a list"),
  ]

  @Test(arguments: faults)
  func aDifferenceIsNamedWithItsPlace(text: String, by: String, says: String) throws {
    var folder = try Self.folder()
    folder.replace(text, with: by, in: "s/scenario.yaml")
    #expect(folder.report().contains(says), "\(folder.report())")
  }
}
