import ScenarioEngine

extension Message {
  /// What is told while a scenario is watched.
  var watchWords: (en: String, da: String) {
    switch self {
    case .watching:
      (
        "The scenario is watched: save a file, and the scene goes on with it. Nothing is kept in the store.",
        "Scenariet holdes øje med: gem en fil, så går scenen videre med den. Intet gemmes i lageret."
      )
    case .watchReloaded:
      (
        "The change is taken up; you stand where you stood.",
        "Ændringen er taget ind; du står, hvor du stod."
      )
    case .watchMended:
      ("The files are as they are played again.", "Filerne er igen, som de spilles.")
    case .watchBroken:
      (
        "The scenario has errors; the scene goes on as it was.",
        "Scenariet har fejl; scenen går videre, som den var."
      )
    case .watchNeedsRestart(let parts): restartWords(parts)
    case .watchGone(let gone): goneWords(gone)
    default: ("", "")
    }
  }

  /// The same as a few words for the picture; nil for what is told in the terminal alone.
  func watchSign(in language: Language) -> String? {
    let isDanish = language == .danish
    return switch self {
    case .watchBroken: isDanish ? "Fejl i scenariet" : "Errors in the scenario"
    case .watchNeedsRestart:
      isDanish ? "Start igen for at se ændringen" : "Start again to see the change"
    case .watchGone: isDanish ? "Stedet er væk" : "This place is gone"
    default: nil
    }
  }

  private func restartWords(_ parts: [StagePart]) -> (en: String, da: String) {
    let (en, da) =
      switch (parts.contains(.place), parts.contains(.people)) {
      case (true, true): ("The place and the people have", "Stedet og personerne er")
      case (true, false): ("The place has", "Stedet er")
      default: ("The people have", "Personerne er")
      }
    return (
      "\(en) changed; start again to see it. Until then the scene goes on as it was.",
      "\(da) ændret; start igen for at se det. Indtil da går scenen videre, som den var."
    )
  }

  private func goneWords(_ gone: Reentry.Gone) -> (en: String, da: String) {
    let (en, da) = placeWords(gone)
    return (
      "\(en). The scene holds at the last place that is left; resume to go on.",
      "\(da). Scenen holder ved det sidste sted, der er tilbage; fortsæt, når du vil videre."
    )
  }

  private func placeWords(_ gone: Reentry.Gone) -> (en: String, da: String) {
    switch gone {
    case .line(let id):
      ("'\(id)' is not there any more", "'\(id)' er der ikke mere")
    case .question(let id):
      ("the question '\(id)' is not there any more", "spørgsmålet '\(id)' er der ikke mere")
    case .intervention(let node):
      ("the intervention '\(node)' is not there any more", "grebet '\(node)' er der ikke mere")
    case .clock:
      (
        "silence was the answer, and its clock is not there any more",
        "tavshed var svaret, og uret er der ikke mere"
      )
    case .stage:
      (
        "the part of the session that you were in is not there any more",
        "den del af sessionen, du var i, er der ikke mere"
      )
    }
  }
}
