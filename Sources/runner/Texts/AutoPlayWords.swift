import ScenarioEngine

/// Why an unattended session could not go on, in words.
enum AutoPlayWords {
  static func message(_ error: AutoPlayError) -> Message {
    switch error {
    case .answersUsedUp(let choice):
      .other(
        en: "the answers are used up at choice \(choice).",
        da: "svarene er brugt op ved svar nr. \(choice).")
    case .noSuchOption(let word, let choice, let count):
      .other(
        en: "choice \(choice) has no answer '\(word)'; it has 1 to \(count).",
        da: "svar nr. \(choice) kan ikke være '\(word)'; der er 1 til \(count).")
    case .silenceWithoutTimer(let choice):
      .other(
        en: "choice \(choice) has no clock, so silence answers nothing there.",
        da: "svar nr. \(choice) har intet ur, så tavshed er ikke et svar dér.")
    case .noCalmEnd(let choice):
      .other(
        en: "no calm end can be reached from choice \(choice).",
        da: "ingen rolig slutning kan nås fra svar nr. \(choice).")
    }
  }

  static func inputsUsedUp(choice: Int?, prompt: String?) -> Message {
    if let choice {
      return .other(
        en: "the inputs are used up at choice \(choice), which waits without a clock.",
        da: "inputtene er brugt op ved svar nr. \(choice), som venter uden ur.")
    }
    let place = prompt ?? "?"
    return .other(
      en: "the inputs are used up at the question '\(place)'; answer or skip it.",
      da: "inputtene er brugt op ved spørgsmålet '\(place)'; besvar det, eller spring det over.")
  }
}
