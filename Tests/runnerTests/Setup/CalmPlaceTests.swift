import ArgumentParser
import Foundation
import Renderer
import ScenarioEngine
import Testing

@testable import runner

/// The young person's own calm place.
@Suite(.serialized) struct CalmPlaceTests {
  @Test func theLakeStandsFirstWhereNobodySaysOtherwise() throws {
    #expect(try PlayOptions.parse([]).sessionSettings().calmPlace == .lake)
    for place in CalmPlace.allCases {
      let options = try PlayOptions.parse(["--calm", place.rawValue])
      #expect(try options.sessionSettings().calmPlace == place)
    }
  }

  @Test func aPlaceThatIsNotThereIsRefusedWithTheListOfThoseThatAre() {
    do {
      _ = try PlayOptions.parse(["--calm", "street"])
      Issue.record("the street was taken for a calm place")
    } catch {
      let text = PlayOptions.message(for: error)
      for place in CalmPlace.allCases { #expect(text.contains(place.rawValue), "\(text)") }
    }
  }

  @Test(arguments: CalmPlace.allCases)
  func eachHasAModelASoundAndARoom(place: CalmPlace) {
    let assets = Built.project.appending(path: "Assets")
    for name in ["Places/\(place.assetName).glb", "Audio/\(place.assetName).opus"] {
      #expect(FileManager.default.fileExists(atPath: assets.appending(path: name).path), "\(name)")
    }
    #expect(Room(place: place.assetName) != .deadAir)
  }

  @Test(arguments: [
    (nil, 4),
    ([], 0),
    ([Input.stop(.key), .gaze(.option("line:idr001"))], 0),
    ([.answer(question: Prompt.calmPlaceID, reply: .choice("modet:beach"))], 4),
    ([.stop(.key), .answer(question: Prompt.calmPlaceID, reply: .skip)], 4),
    ([.gaze(.option("modet:forest"))], 4),
  ])
  func aFileWithoutAnAnswerIsNotAsked(inputs: [Input]?, count: Int) {
    let entries = inputs?.map { InputFile.Entry(timeMs: 0, input: $0) }
    #expect(CalmPlace.offered(to: entries).count == count)
  }

  // MARK: - On the stage

  @Test func aSessionBeginsInThePresetPlace() throws {
    let played = try PlayedStage(arguments: ["--auto", "calm", "--calm", "own-room"])
    try played.prepare()
    #expect(played.director.stage.activePlace == "own-room")
    // Nobody is asked here, so nothing else is in memory.
    for place in CalmPlace.allCases where place != .ownRoom {
      #expect(played.director.stage.environment(of: place.assetName) == nil)
    }
  }

  /// Each place, chosen with a key: seen within a second, and again within a second of STOP.
  @Test func whoeverChoosesIsThereAndComesBackThereAfterAStop() throws {
    let played = try PlayedStage(arguments: ["--calm", "forest"], asksForPlace: true)
    let (host, director) = (played.host, played.director)
    for place in CalmPlace.allCases {
      #expect(director.stage.environment(of: place.assetName) != nil, "\(place)")
    }
    try played.prepare()
    #expect(director.stage.activePlace == "forest")
    host.apply(.answer(question: Prompt.calmPlaceID, reply: .choice("modet:beach")), atMs: 1_000)
    try expectIn(played, "beach", afterMs: 1_000)
    for (time, question) in [(3_000, "line:idr001"), (3_100, "line:idr002")] {
      host.apply(.answer(question: question, reply: .skip), atMs: time)
    }
    for (time, question) in [(3_200, "line:idr020"), (3_300, "line:idr021")] {
      host.apply(.answer(question: question, reply: .skip), atMs: time)
    }
    #expect(host.session.stage == .scene)
    try expectIn(played, "street", afterMs: 3_300)
    host.apply(.stop(.key), atMs: 9_000)
    try expectIn(played, "beach", afterMs: 9_000)
    #expect(director.calmPlace == .beach)
  }

  /// The picture is there a second later, without any black left.
  private func expectIn(_ played: PlayedStage, _ place: String, afterMs time: Int) throws {
    for now in stride(from: time, through: time + 1_000, by: 20) {
      played.host.advance(toMs: now)
      try played.director.prepareFrame(
        played.host.session, atMs: now, head: played.head, pointed: nil)
    }
    #expect(played.director.stage.activePlace == place)
    #expect(played.director.stage.fade == 0)
  }

  /// A head that rests on a choice sees the place behind the choices, and then has chosen it.
  @Test func aGazeShowsThePlaceAndThenChoosesIt() throws {
    let played = try PlayedStage(arguments: [], asksForPlace: true)
    let step = try played.makeStep()
    var now = 0
    func frames(untilMs end: Int, _ look: (PanelHit?) -> Void = { _ in }) throws {
      while now < end {
        now += 20
        try step.take(InputState(), atMs: now)
        look(step.pointed)
      }
    }
    try frames(untilMs: 1_000)
    let wanted = PanelHit.choice(2)
    let angles = stride(from: Float(0.6), through: -0.6, by: -0.02)
    let pitch = try #require(
      angles.first { pitch in
        var head = HeadDirection()
        head.pitchRadians = pitch
        let pose = head.pose
        return played.director.hit(origin: pose.position, direction: pose.forward) == wanted
      })
    step.head.pitchRadians = pitch
    try frames(untilMs: 2_600)
    #expect(played.host.session.prompt?.id == Prompt.calmPlaceID)
    #expect(played.director.content.focus == wanted)
    #expect(played.director.content.dwellProgress > 0.4)
    #expect(played.director.stage.activePlace == "forest")
    #expect(!played.director.stage.fadeCoversPanels)
    // What is shown is marked, so that whoever confirms gets what they see.
    #expect(played.director.question?.picked == 2)
    #expect(played.director.question?.reply(to: .confirm) == .choice("modet:forest"))
    // Shown is not chosen: who stops now is where they were.
    #expect(played.director.calmPlace == .lake)
    try frames(untilMs: 4_600)
    #expect(played.host.session.calmPlace == .forest)
    #expect(played.director.calmPlace == .forest)
    #expect(played.director.stage.activePlace == "forest")
    let answered = played.recorder.records.compactMap { record -> SessionEvent? in
      if case .event(let event) = record, event.kind == .answered { event } else { nil }
    }
    #expect(answered.map(\.choice) == ["modet:forest"])
  }

  // MARK: - What is kept

  /// Through the program: log, store and page say the same.
  @Test func theChoiceIsInTheLogTheStoreAndThePage() throws {
    let station = try Station()
    let played = try PlayedSession(
      [
        "--calm", "own-room", "--inputs",
        try station.write(
          [
            #"{"t_ms": 800, "input": "answer", "question": "modet:calm-place", "#
              + #""choice": "modet:beach"}"#,
            #"{"t_ms": 1500, "input": "stop"}"#,
            #"{"t_ms": 22000, "input": "answer", "question": "modet:after-stop", "#
              + #""choice": "modet:finish"}"#,
          ], to: "inputs.jsonl"),
      ], on: station)
    #expect(played.log.header.contains(#""calm_place":"own-room""#))
    let answer = try #require(played.log.events("answered").first)
    #expect(answer.id == "modet:calm-place" && answer.choice == "modet:beach")
    #expect(played.verification.isSuccess, "\(played.verification.story)")
    #expect(played.review.contains("Valgt roligt sted: <strong>stranden</strong>"))
    let session = try #require(try station.sessions().first)
    let kept = try station.run(
      ["replay", session.id, "--store", station.store])
    #expect(kept.isSuccess, "\(kept.story)")
    #expect(kept.output.contains(#""choice":"modet:beach""#))
  }

  @Test func whoeverSkipsHasChosenNothing() throws {
    let station = try Station()
    let played = try PlayedSession(
      [
        "--inputs",
        try station.write(
          [
            #"{"t_ms": 800, "input": "answer", "question": "modet:calm-place", "skip": true}"#,
            #"{"t_ms": 1500, "input": "stop"}"#,
          ], to: "inputs.jsonl"),
      ], on: station)
    #expect(played.log.events("skipped").map(\.id) == ["modet:calm-place"])
    #expect(played.log.events("answered").isEmpty)
    #expect(!played.review.contains("Valgt roligt sted"))
    #expect(played.verification.isSuccess, "\(played.verification.story)")
  }

  @Test func anAutomaticSessionTakesThePreset() throws {
    let played = try PlayedSession.calm.get()
    let answer = try #require(played.log.events("answered").first)
    #expect(answer.id == "modet:calm-place" && answer.choice == "modet:lake")
    #expect(played.review.contains("Valgt roligt sted: <strong>søen</strong>"))
  }
}
