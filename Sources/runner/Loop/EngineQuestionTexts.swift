import ScenarioEngine

/// The words of the engine's own question at check-in.
enum CalmPlaceTexts {
  static func question(in language: Language) -> String {
    language == .danish
      ? "Hvor vil du helst være, hvis du stopper?"
      : "Where would you like to be if you stop?"
  }

  static func choice(_ place: CalmPlace, in language: Language) -> String {
    let isDanish = language == .danish
    return switch place {
    case .lake: isDanish ? "Ved søen" : "By the lake"
    case .beach: isDanish ? "På stranden" : "On the beach"
    case .forest: isDanish ? "I skoven" : "In the woods"
    case .ownRoom: isDanish ? "På værelset" : "In my room"
    }
  }
}

/// The words of the engine's own question after a stop.
struct AfterStopTexts {
  let question: String
  let choices: [(id: String, text: String)]

  init(_ language: Language, confirmsSelfCare: Bool, canGoOn: Bool) {
    let isDanish = language == .danish
    question = isDanish ? "Hvad har du lyst til nu?" : "What would you like now?"
    var choices = [
      (Prompt.stayID, isDanish ? "Blive her lidt endnu" : "Stay here a little longer"),
      (Prompt.talkID, isDanish ? "Tale om det" : "Talk about it"),
      (Prompt.finishID, isDanish ? "Slutte for i dag" : "Finish for today"),
    ]
    if canGoOn {
      choices.append((Prompt.goOnID, isDanish ? "Fortsætte scenen" : "Go on with the scene"))
    }
    if confirmsSelfCare {
      choices.append(
        (
          Prompt.selfCareID,
          isDanish ? "Det var mig, der ville stoppe" : "It was me who wanted to stop"
        ))
    }
    self.choices = choices.map { (id: $0.0, text: $0.1) }
  }
}
