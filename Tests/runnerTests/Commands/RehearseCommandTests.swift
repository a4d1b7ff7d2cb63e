import Foundation
import Testing

/// `modet rehearse`: a scene as text, for its author.
@Suite struct RehearseCommandTests {
  private func rehearse(
    _ options: [String], typed: [String]? = nil, on station: Station
  ) throws -> Outcome {
    let input = try typed.map { URL(filePath: try station.write($0, to: "typed.txt")) }
    return try station.run(
      ["rehearse", "politi-id-tjek", "--language", "da"] + options, standardInput: input)
  }

  @Test func theWholeSceneIsTextAndNothingIsKept() throws {
    let station = try Station()
    let outcome = try rehearse(["--auto", "calm", "--level", "1"], on: station)
    #expect(outcome.isSuccess, "\(outcome.story)")
    for words in [
      "Du er på vej hjem. Det er ved at blive mørkt.  line:idt001", "    stage street",
      "Betjenten: Hej.", "    officer 4 → ", "    ur: 16 s", "#style:aggressive", "── scenen",
    ] {
      #expect(outcome.output.contains(words), "\(words): \(outcome.output)")
    }
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(!FileManager.default.fileExists(atPath: station.store))
    #expect(station.files(under: "data").isEmpty && station.files(under: "runtime").isEmpty)
    let again = try rehearse(["--auto", "calm", "--level", "1"], on: station)
    #expect(again.output == outcome.output)
  }

  @Test func answersAreReadFromLines() throws {
    let station = try Station()
    let outcome = try rehearse(
      ["--from", "Start"], typed: ["?", "nonsens", "3", "u", "line:idt101", "", "q"], on: station)
    #expect(outcome.isSuccess, "\(outcome.story)")
    let order = [
      "1–9 eller et linje-id svarer", "? for hjælp", "> 3", "line:idt009", "> u",
      "taget tilbage", "> line:idt101", "line:idt007", "> tavshed  line:idt110", "> q",
    ]
    var rest = outcome.output[...]
    for words in order {
      let place = rest.range(of: words)
      #expect(place != nil, "\(words) is missing in \(rest)")
      if let place { rest = rest[place.upperBound...] }
    }
  }

  @Test(arguments: [["--answers", "1"], ["--answers", ""]])
  func answersThatAreUsedUpNameTheChoice(_ options: [String]) throws {
    let station = try Station()
    let outcome = try rehearse(options, on: station)
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("svar nr. \(options[1].isEmpty ? 1 : 2)"), "\(outcome.story)")
  }

  @Test func linesThatAreUsedUpNameTheChoice() throws {
    let station = try Station()
    let outcome = try rehearse(["--from", "Start"], typed: ["2"], on: station)
    #expect(outcome.isRefusal, "\(outcome.story)")
    #expect(outcome.errors.contains("svar nr. 2"), "\(outcome.story)")
  }

  @Test func anyNodeAndAnyVariableCanBeginIt() throws {
    let station = try Station()
    let outcome = try rehearse(
      [
        "--from", "SidsteGang", "--set", "officer=5", "--set", "$under15=true", "--answers", "1",
        "--auto", "calm",
      ], on: station)
    #expect(outcome.status == 64, "\(outcome.story)")
    let played = try rehearse(
      ["--from", "SidsteGang", "--set", "officer=5", "--set", "$under15=true", "--level", "3"],
      typed: ["1", "q"], on: station)
    #expect(played.output.contains("officer 5 → 6"), "\(played.story)")
    #expect(played.output.contains("line:idt035"), "\(played.story)")
    let questions = try rehearse(["--from", "Foer"], typed: ["4", "s", "2", "s"], on: station)
    #expect(questions.isSuccess, "\(questions.story)")
    #expect(questions.output.contains("line:idr002"), "\(questions.story)")
    #expect(!questions.output.contains("line:idt001"), "\(questions.story)")
  }

  @Test(arguments: [
    ["--from", "Intet"], ["--set", "intet=1"], ["--set", "officer=11"], ["--set", "officer=mange"],
    ["--set", "officer"], ["--level", "6"],
  ]) func whatTheScenarioLacksIsSaid(_ options: [String]) throws {
    let station = try Station()
    let outcome = try rehearse(options, on: station)
    #expect(outcome.isRefusal, "\(outcome.story)")
  }

  @Test func aNumberThatIsNotThereIsAnsweredWithThoseThatAre() throws {
    let station = try Station()
    let scene = try rehearse(["--from", "Start"], typed: ["7", "0", "q"], on: station)
    #expect(scene.output.ranges(of: "der er kun 1 til 5; ? for hjælp").count == 2, "\(scene.story)")
    let question = try rehearse([], typed: ["11", "q"], on: station)
    #expect(question.output.contains("der er kun 0 til 10; ? for hjælp"), "\(question.story)")
  }

  @Test func theClockStandsStillDuringAnIntervention() throws {
    let station = try Station()
    let outcome = try station.run(
      ["rehearse", "politi-id-tjek", "--language", "en", "--from", "Start"],
      standardInput: URL(filePath: try station.write(["a", "q"], to: "typed.txt")))
    #expect(outcome.output.ranges(of: "clock: 16 s\n").count == 2, "\(outcome.story)")
    #expect(outcome.output.contains("intervention: The colleague takes it easy"))
  }

  @Test func inputsComeAtTheirTimes() throws {
    let station = try Station()
    let inputs = try station.write(
      [
        #"{"t_ms": 100, "input": "answer", "question": "line:idr001", "skip": true}"#,
        #"{"t_ms": 200, "input": "answer", "question": "line:idr002", "skip": true}"#,
        #"{"t_ms": 300, "input": "answer", "question": "line:idr020", "skip": true}"#,
        #"{"t_ms": 400, "input": "answer", "question": "line:idr021", "skip": true}"#,
      ], to: "inputs.jsonl")
    let outcome = try rehearse(["--inputs", inputs], on: station)
    #expect(outcome.output.contains("line:idt001"), "\(outcome.story)")
    #expect(outcome.output.contains("> tavshed  line:idt105"), "\(outcome.story)")
  }
}
