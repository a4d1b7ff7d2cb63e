import Foundation
import Renderer
import Testing

@testable import ScenarioEngine
@testable import runner

@Suite struct QuestionOnShowTests {
  private static let package = Result {
    try ScenarioPackage.load(
      folder: Built.project.appending(path: "Scenarios/politi-id-tjek").path)
  }

  private func question(_ kind: Prompt.Kind) throws -> QuestionOnShow {
    let texts = LineTexts(package: try Self.package.get(), language: "da")
    return QuestionOnShow(
      prompt: Prompt(id: "line:q", lineIndex: nil, substitutions: [], kind: kind), texts: texts,
      language: .danish)
  }

  private func choices(_ ids: [String]) -> Prompt.Kind {
    .choices(
      ids.enumerated().map {
        Prompt.Choice(
          id: $0.element, lineIndex: $0.offset, substitutions: [], machineIndex: $0.offset)
      })
  }

  @Test func aScaleTakesAValueOnItsOwnRange() throws {
    let discomfort = try question(.scale(item: "discomfort", lower: 0, upper: 10))
    #expect(discomfort.reply(to: .scale(7)) == .value(7))
    #expect(discomfort.input(.value(7)) == .rate(question: "line:q", value: 7))
    let belief = try question(.scale(item: "belief", lower: 0, upper: 100))
    #expect(belief.reply(to: .scale(7)) == .value(70))
    #expect(belief.reply(to: .choice(1)) == nil)
    #expect(belief.reply(to: .option(0)) == nil)
  }

  @Test func choicesAreNamedByPanelOrNumberKey() throws {
    let question = try question(choices(["line:a", "line:b"]))
    #expect(question.reply(to: .choice(1)) == .choice("line:b"))
    #expect(question.reply(toDigit: 1) == .choice("line:a"))
    #expect(question.reply(toDigit: 0) == nil)
    #expect(question.reply(toDigit: 3) == nil)
    #expect(question.reply(to: .choice(-1)) == nil)
    #expect(
      question.input(.choice("line:a"))
        == .answer(question: "line:q", reply: .choice("line:a")))
  }

  @Test func everyQuestionCanBeSkipped() throws {
    let kinds: [Prompt.Kind] = [
      .statement, .scale(item: "anger", lower: 0, upper: 10), .words, choices(["line:a"]),
      .afterStop(confirmsSelfCare: true, canGoOn: true), .calmPlace(CalmPlace.allCases),
    ]
    for kind in kinds { #expect(try question(kind).reply(to: .skip) == .skip) }
  }

  @Test func wordsAreTypedCorrectedAndBounded() throws {
    var question = try question(.words)
    #expect(question.reply(to: .confirm) == .skip)
    for character in "Rød\ngrød👍🏽" { question.type(character) }
    question.deleteBackward()
    #expect(question.reply(to: .confirm) == .text("Rødgrød"))
    for _ in 0..<2_000 { question.type("x") }
    #expect(question.typed.count == QuestionOnShow.textLimit)
    for _ in 0..<2_000 { question.deleteBackward() }
    #expect(question.typed.isEmpty)
  }

  @Test(arguments: [
    (false, false, [Prompt.stayID, Prompt.talkID, Prompt.finishID]),
    (false, true, [Prompt.stayID, Prompt.talkID, Prompt.finishID, Prompt.goOnID]),
    (true, false, [Prompt.stayID, Prompt.talkID, Prompt.finishID, Prompt.selfCareID]),
    (
      true, true,
      [Prompt.stayID, Prompt.talkID, Prompt.finishID, Prompt.goOnID, Prompt.selfCareID]
    ),
  ])
  func afterAStopOnlyWhatCanBeIsOffered(confirms: Bool, canGoOn: Bool, ids: [String]) throws {
    let kind = Prompt.Kind.afterStop(confirmsSelfCare: confirms, canGoOn: canGoOn)
    let question = try question(kind)
    #expect(Set(question.choiceTexts).count == ids.count)
    for (index, id) in ids.enumerated() {
      #expect(question.reply(to: .choice(index)) == .choice(id))
      #expect(question.prompt.accepts(.choice(id)))
    }
    #expect(question.reply(to: .choice(ids.count)) == nil)
  }

  // MARK: - The calm place

  @Test(arguments: [Language.danish, .english])
  func thePlacesAreNamedInBothLanguagesAndTheFirstIsMarked(language: Language) throws {
    let texts = LineTexts(package: try Self.package.get(), language: language.rawValue)
    var question = QuestionOnShow(
      prompt: .calmPlace([.beach, .lake, .forest, .ownRoom]), texts: texts, language: language)
    #expect(Set(question.choiceTexts).count == 4)
    #expect(question.choiceTexts[0] == (language == .danish ? "På stranden" : "On the beach"))
    #expect(question.text.hasSuffix("?"))
    #expect(question.panel(heading: "").answer == .choices(question.choiceTexts, selected: [0]))
    #expect(question.reply(to: .confirm) == .choice("modet:beach"))
    #expect(question.reply(toDigit: 4) == .choice("modet:own-room"))
    question.mark(2)
    #expect(question.panel(heading: "").answer == .choices(question.choiceTexts, selected: [2]))
    #expect(question.reply(to: .confirm) == .choice("modet:forest"))
    #expect(question.reply(to: .skip) == .skip)
  }

  @Test func onlyPlacesAreTakenByAGaze() throws {
    let places = try question(.calmPlace([.lake, .forest]))
    #expect(places.gazedChoice(at: .choice(1)) == "modet:forest")
    for hit in [PanelHit.choice(2), .choice(-1), .skip, .confirm, .option(0), .scale(1)] {
      #expect(places.gazedChoice(at: hit) == nil)
    }
    for kind in [choices(["line:a"]), .afterStop(confirmsSelfCare: false, canGoOn: true)] {
      #expect(try question(kind).gazedChoice(at: .choice(0)) == nil)
    }
  }

  // MARK: - Typed in the terminal

  @Test func aNumberIsSentWithEnterAndOnlyInsideTheScale() throws {
    let question = try question(.scale(item: "anger", lower: 0, upper: 10))
    #expect(type("10", in: question) == .rate(question: "line:q", value: 10))
    #expect(type("11", in: question) == nil)
    #expect(type("-1", in: question) == nil)
    #expect(type("99999999999999999999", in: question) == nil)
    #expect(type("s", in: question) == .answer(question: "line:q", reply: .skip))
    #expect(type("", in: question) == .answer(question: "line:q", reply: .skip))
  }

  @Test func wordsInTheTerminalMayBeginWithAnS() throws {
    let question = try question(.words)
    let answer = type("så gik jeg 3 skridt", in: question)
    #expect(answer == .answer(question: "line:q", reply: .text("så gik jeg 3 skridt")))
  }

  @Test func aNumberKeyAnswersAChoiceAtOnce() throws {
    var typing = TypedAnswer()
    let question = try question(choices(["line:a", "line:b"]))
    #expect(
      typing.press(.character("2"), question)
        == .answer(question: "line:q", reply: .choice("line:b")))
    #expect(typing.press(.character("7"), question) == nil)
    #expect(typing.press(.escape, question) == nil)
    #expect(typing.press(.backspace, question) == nil)
  }

  private func type(_ text: String, in question: QuestionOnShow) -> Input? {
    var typing = TypedAnswer()
    for character in text {
      if let input = typing.press(.character(character), question) { return input }
    }
    return typing.press(.enter, question)
  }
}
