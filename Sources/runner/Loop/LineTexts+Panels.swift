import Renderer
import ScenarioEngine

// What a scenario will put on panels, to be shaped while it loads.
extension LineTexts {
  /// A panel for each line that can be known before it is said, and those with the engine's words.
  var panels: [PanelContent] {
    var contents = [engineWords] + engineQuestions
    for info in package.program.lines where info.isFixed {
      let line = line(info.index, [])
      var content = PanelContent()
      if info.isOption {
        content.options = [PanelContent.OptionItem(id: info.id, text: line.text)]
      } else if info.speaker != nil {
        content.subtitle = PanelContent.Subtitle(
          speaker: line.speaker, text: line.text, anchor: SIMD3(0, 1.5, -2))
      } else {
        content.question = PanelContent.Question(
          heading: "", prompt: line.text, answer: .choices([], selected: []))
      }
      contents.append(content)
    }
    return contents
  }

  /// The engine's own questions, with all that can be answered.
  private var engineQuestions: [PanelContent] {
    let prompts: [Prompt] = [
      .calmPlace(CalmPlace.allCases), .afterStop(confirmsSelfCare: true, canGoOn: true),
    ]
    return prompts.map { prompt in
      let question = QuestionOnShow(
        prompt: prompt, texts: self, language: Language(rawValue: language) ?? .danish)
      var content = PanelContent()
      content.question = question.panel(heading: "")
      return content
    }
  }

  /// What stands on panels whatever the scenario says.
  private var engineWords: PanelContent {
    var content = PanelContent()
    content.message = PanelTexts.calmPlace(language: language)
    content.isPaused = true
    content.stopRing = 0
    content.options = (0..<9).map { PanelContent.OptionItem(id: "\($0)", text: "") }
    content.question = PanelContent.Question(
      heading: "", prompt: "", answer: .scale(selected: 1, low: "", high: ""))
    return content
  }
}

extension LineInfo {
  /// Whether its words are known before the scene is played.
  fileprivate var isFixed: Bool {
    pieces.allSatisfy { if case .literal = $0 { true } else { false } }
  }
}
