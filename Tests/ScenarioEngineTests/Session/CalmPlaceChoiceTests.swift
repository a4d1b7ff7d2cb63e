import Foundation
import Testing

@testable import ScenarioEngine

/// Where a young person would like to be if they stop: asked first of all, at check-in.
@Suite struct CalmPlaceChoiceTests {
  private func settings(
    preset: CalmPlace = .lake, offered: [CalmPlace] = CalmPlace.allCases
  ) -> SessionSettings {
    var settings = SessionSettings()
    settings.calmPlace = preset
    settings.calmPlaces = offered
    return settings
  }

  private func asked(
    preset: CalmPlace = .lake, offered: [CalmPlace] = CalmPlace.allCases
  ) throws -> Played {
    Played(try MeetingFixture.plan(), settings(preset: preset, offered: offered))
  }

  private func answer(_ reply: PromptReply) -> Input {
    .answer(question: Prompt.calmPlaceID, reply: reply)
  }

  // MARK: - The question

  @Test func thePresetStandsFirstAndTheOthersInTheirOrder() throws {
    let played = try asked(preset: .forest)
    #expect(played.session.stage == .baseline)
    #expect(played.session.prompt?.id == Prompt.calmPlaceID)
    #expect(played.session.prompt?.kind == .calmPlace([.forest, .lake, .beach, .ownRoom]))
    #expect(played.events(.asked).map(\.id) == [Prompt.calmPlaceID])
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var preset: CalmPlace
    var reply: PromptReply
    var place: CalmPlace
    var testDescription: String { "\(preset), \(reply)" }
  }

  private static let rows =
    CalmPlace.allCases.flatMap { preset in
      CalmPlace.allCases.map { Row(preset: preset, reply: .choice($0.choiceID), place: $0) }
        + [Row(preset: preset, reply: .skip, place: preset)]
    }

  @Test(arguments: rows) func whatIsChosenHoldsAndTheScenariosQuestionsFollow(_ row: Row) throws {
    var played = try asked(preset: row.preset)
    played.output.effects.removeAll()
    played.apply(answer(row.reply), 700)
    #expect(played.session.calmPlace == row.place)
    #expect(played.session.prompt?.id == "line:before")
    #expect(
      played.output.effects.prefix(2) == [.promptClosed, .calmPlaceChosen(row.place)])
    let event = try #require(played.events.last { $0.id == Prompt.calmPlaceID })
    if row.reply == .skip {
      #expect(event.kind == .skipped && event.value == -1 && event.choice == nil)
    } else {
      #expect(event.kind == .answered && event.choice == row.place.choiceID)
    }
    #expect(event.actor == .participant && event.text == nil)
  }

  @Test(arguments: ["modet:street", "lake", "", "modet:", "modet:stay", "line:before"])
  func whatIsNotOnOfferIsRefused(_ id: String) throws {
    var played = try asked()
    played.apply(answer(.choice(id)), 700)
    played.apply(answer(.text(id)), 710)
    played.apply(.rate(question: Prompt.calmPlaceID, value: 1), 720)
    #expect(played.events(.refused).count == 3)
    #expect(played.session.prompt?.id == Prompt.calmPlaceID)
    #expect(played.session.calmPlace == .lake)
  }

  @Test(arguments: [[], [CalmPlace.beach]]) func nobodyIsAskedWhereNothingIsToBeChosen(
    _ offered: [CalmPlace]
  ) throws {
    let played = try asked(preset: .beach, offered: offered)
    #expect(played.session.prompt?.id == "line:before")
    #expect(played.session.calmPlace == .beach)
  }

  @Test func aScenarioWithoutQuestionsBeginsAfterThisOne() throws {
    var plan = try MeetingFixture.plan()
    plan.baselineNode = nil
    var played = Played(plan, settings())
    #expect(played.session.stage == .baseline)
    played.apply(answer(.choice("modet:beach")), 700)
    #expect(played.session.stage == .scene)
    #expect(Played(plan, SessionSettings()).session.stage == .scene)
  }

  // MARK: - What it holds for

  @Test func whoStopsAtTheQuestionIsInThePresetPlace() throws {
    var played = try asked(preset: .ownRoom)
    played.apply(.stop(.key), 400)
    #expect(played.session.stage == .calm)
    #expect(played.session.prompt == nil)
    #expect(played.session.calmPlace == .ownRoom)
    played.advance(20_399)
    #expect(played.session.prompt == nil)
    played.advance(20_400)
    #expect(played.session.prompt?.id == Prompt.afterStopID)
  }

  @Test func theChoiceOutlastsRewindsAndStops() throws {
    var played = try asked()
    played.apply(answer(.choice("modet:beach")), 100)
    played.apply(.rate(question: "line:before", value: 4), 200)
    played.apply(.choose(option: "line:rude", modality: .key), 2_000)
    played.apply(.rewind(choice: 1), 3_000)
    #expect(played.session.calmPlace == .beach)
    played.apply(.stop(.key), 4_000)
    #expect(played.session.calmPlace == .beach)
    // It is asked once.
    played.apply(answer(.choice("modet:lake")), 5_000)
    #expect(played.session.calmPlace == .beach)
    #expect(played.events(.refused).map(\.id) == [Prompt.calmPlaceID])
  }

  // MARK: - Gaze

  @Test func aGazeThatRestsChooses() throws {
    var played = try asked()
    played.apply(.gaze(.option("modet:forest")), 1_000)
    #expect(played.session.promptDwellProgress(at: 1_000) == nil)
    let half = try #require(played.session.promptDwellProgress(at: 2_500))
    #expect(half.choice == 2 && half.fraction == 0.5)
    played.advance(3_999)
    #expect(played.session.prompt?.id == Prompt.calmPlaceID)
    played.advance(4_000)
    #expect(played.session.calmPlace == .forest)
    #expect(played.session.promptDwellProgress(at: 4_000) == nil)
    #expect(played.events(.answered).map(\.timeMs) == [4_000])
  }

  /// What a head rested on before anything was there is no wish.
  @Test func aGazeThatWasThereBeforeTheChoicesChoosesNothingUntilItComesBack() throws {
    var played = try asked()
    played.apply(.gaze(.option("modet:forest")), 20)
    played.advance(60_000)
    #expect(played.session.prompt?.id == Prompt.calmPlaceID)
    played.apply(.gaze(nil), 60_100)
    played.apply(.gaze(.option("modet:forest")), 61_000)
    played.advance(64_000)
    #expect(played.session.calmPlace == .forest)
  }

  struct Wandering: Sendable, CustomTestStringConvertible {
    var name: String
    var moves: [(Int, GazeTarget?)]
    /// When something is chosen, and what.
    var chosen: (Int, CalmPlace)?
    var testDescription: String { name }
  }

  private static let wanderings = [
    Wandering(
      name: "a blink is forgiven",
      moves: [
        (1_000, .option("modet:beach")), (2_000, nil), (2_140, .option("modet:beach")),
      ], chosen: (4_000, .beach)),
    Wandering(
      name: "a longer leave begins anew",
      moves: [
        (1_000, .option("modet:beach")), (2_000, nil), (2_160, .option("modet:beach")),
      ], chosen: (5_160, .beach)),
    Wandering(
      name: "another place begins anew",
      moves: [(1_000, .option("modet:beach")), (3_900, .option("modet:own-room"))],
      chosen: (6_900, .ownRoom)),
    Wandering(
      name: "whoever looks away has chosen nothing",
      moves: [(1_000, .option("modet:beach")), (3_990, nil)], chosen: nil),
    Wandering(
      name: "an option of the scene is none of the places",
      moves: [(1_000, .option("line:who"))], chosen: nil),
  ]

  @Test(arguments: wanderings) func aGazeThatWanders(_ row: Wandering) throws {
    var played = try asked()
    for (time, target) in row.moves { played.apply(.gaze(target), time) }
    played.advance(30_000)
    let answer = played.events(.answered).first
    #expect(answer?.timeMs == row.chosen?.0)
    #expect(answer?.choice == row.chosen?.1.choiceID)
  }

  @Test func aHeadsetThatIsTakenOffChoosesNothing() throws {
    var played = try asked()
    played.apply(.gaze(.option("modet:beach")), 1_000)
    played.apply(.fault(KnownFault.headsetOff.rawValue), 2_000)
    played.advance(60_000)
    #expect(played.session.prompt?.id == Prompt.calmPlaceID)
  }

  // MARK: - Logs

  private func header(_ plan: SessionPlan, _ settings: SessionSettings) -> SessionHeader {
    var header = ReplayTests.header(plan)
    header.settings = settings
    return header
  }

  @Test func aHeaderKeepsWhatWasOnOffer() throws {
    let header = header(
      try MeetingFixture.plan(), settings(preset: .ownRoom, offered: [.beach, .ownRoom]))
    let text = String(decoding: header.canonicalBytes, as: UTF8.self)
    #expect(text.contains(#""calm_place":"own-room","calm_places":["beach","own-room"]"#))
    #expect(
      try JSONDecoder().decode(SessionHeader.self, from: Data(header.canonicalBytes)) == header)
  }

  /// A log from before the question was there: nobody is asked, and it replays as it was written.
  @Test func anOlderLogReplaysWithoutTheQuestion() throws {
    let old = """
      {"time_factor_permille":1000,"looking_down_stops":true,"variables":{}}
      """
    let settings = try JSONDecoder().decode(SessionSettings.self, from: Data(old.utf8))
    #expect(settings.calmPlace == .lake && settings.calmPlaces.isEmpty)
    var played = try Played.inScene()
    played.apply(.choose(option: "line:rude", modality: .key), 2_000)
    played.apply(.stop(.key), 4_000)
    played.advance(30_000)
    let plan = try MeetingFixture.plan()
    let again = try Replay.records(
      of: played.output.records, plan: plan, header: header(plan, settings))
    #expect(Replay.firstDifference(log: played.output.records, replayed: again) == nil)
  }

  @Test func aPlaceThatThisVersionDoesNotHaveIsAFaultOfTheFile() {
    let text = """
      {"time_factor_permille":1000,"looking_down_stops":true,"calm_place":"moon","variables":{}}
      """
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(SessionSettings.self, from: Data(text.utf8))
    }
  }

  /// Random looks and answers at random times around the question: nothing traps, each log
  /// replays, and the place is always the one that the log names.
  @Test func anyInputsReplay() throws {
    let plan = try MeetingFixture.plan()
    var chosen: Set<CalmPlace> = []
    for seed in 0..<300 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let preset = CalmPlace.allCases.randomElement(using: &generator) ?? .lake
      let settings = settings(preset: preset)
      var played = Played(plan, settings)
      var time = 0
      for _ in 0..<30 {
        time += Int.random(in: 0...2_500, using: &generator)
        if Bool.random(using: &generator) { played.advance(time) }
        played.apply(randomInput(&generator), time)
      }
      played.advance(time + 30_000)
      let again = try Replay.records(
        of: played.output.records, plan: plan, header: header(plan, settings))
      #expect(
        Replay.firstDifference(log: played.output.records, replayed: again) == nil, "seed \(seed)")
      let answers = played.events(.answered).filter { $0.id == Prompt.calmPlaceID }
      #expect(answers.count <= 1)
      let named = answers.first?.choice.flatMap(CalmPlace.init(choiceID:))
      #expect(played.session.calmPlace == named ?? preset)
      if let named { chosen.insert(named) }
    }
    #expect(chosen.count == CalmPlace.allCases.count)
  }

  private func randomInput(_ generator: inout SeededGenerator) -> Input {
    let place = CalmPlace.allCases.randomElement(using: &generator) ?? .lake
    switch Int.random(in: 0...19, using: &generator) {
    case 0...8: return .gaze(.option(place.choiceID))
    case 9, 10: return .gaze(nil)
    case 11: return .gaze(.down)
    case 12: return answer(.choice(place.choiceID))
    case 13: return answer(.skip)
    case 14: return .rate(question: "line:before", value: 3)
    case 15: return .choose(option: "line:rude", modality: .key)
    case 16: return .rewind(choice: 1)
    case 17: return .fault(Bool.random(using: &generator) ? "headset-off" : "headset-on")
    case 18: return .answer(question: Prompt.afterStopID, reply: .choice(Prompt.goOnID))
    default: return .stop(.key)
    }
  }
}
