/// Something about the sound that the pedagogue is told once.
package enum AudioNotice: Sendable, Equatable {
  /// The output is gone, such as headphones pulled out.
  case outputLost
  /// The output is back, and sounds go on.
  case outputBack
  /// A sound was silent for a moment, because the machine did not decode it in time.
  case streamStarved
  /// A file that was playing broke off.
  case streamFailed(AudioError)

  /// The notice in the language of the interface, `"da"` or any other for English.
  package func message(language: String) -> String {
    let isDanish = language == "da"
    switch self {
    case .outputLost:
      return isDanish
        ? "Lyden er væk: se efter hovedtelefonerne. Sessionen går videre med undertekster."
        : "The sound is gone: check the headphones. The session goes on with subtitles."
    case .outputBack:
      return isDanish ? "Lyden er tilbage." : "The sound is back."
    case .streamStarved:
      return isDanish
        ? "Lyden hakkede et øjeblik: maskinen har for travlt. Luk andre programmer."
        : "The sound broke up for a moment: the machine is too busy. Close other programs."
    case .streamFailed(let error): return error.message(language: language)
    }
  }
}
