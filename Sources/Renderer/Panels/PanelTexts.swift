/// The panels' own words in one language.
package struct PanelTexts: Sendable, Equatable {
  package var skip: String
  package var confirm: String
  package var pause: String
  package var lookUpToStay: String
  package var writeHere: String

  /// Danish for `da`, English for anything else.
  package init(language: String) {
    if language == "da" {
      skip = "Spring over"
      confirm = "Videre"
      pause = "Pause"
      lookUpToStay = "Kig op for at blive"
      writeHere = "Skriv her"
    } else {
      skip = "Skip"
      confirm = "Next"
      pause = "Paused"
      lookUpToStay = "Look up to stay"
      writeHere = "Write here"
    }
  }

  /// The notice of the calm place.
  package static func calmPlace(language: String) -> PanelContent.Message {
    language == "da"
      ? PanelContent.Message(
        title: "Du er et roligt sted", text: "Tag den tid, du har brug for.")
      : PanelContent.Message(
        title: "You are in a calm place", text: "Take the time you need.")
  }
}
