import Renderer
import ScenarioEngine

// The calm place: chosen at check-in, shown after STOP and while the scene holds.
extension StageDirector {
  /// How much of a dwell on a place must have passed before the picture goes there.
  private static let previewFraction = 0.2

  /// The picture and its sound go to a calm place.
  func show(_ place: CalmPlace, _ time: Double) {
    fade.cut(to: place.assetName, time: time)
    sounds.turn(to: place)
  }

  func choose(_ place: CalmPlace, _ time: Double) {
    calmPlace = place
    show(place, time)
  }

  /// Shows and marks the place that a gaze rests on while it is chosen.
  func preview(_ choice: Int, _ fraction: Double, _ time: Double) {
    guard fraction >= Self.previewFraction, case .calmPlace(let places)? = question?.prompt.kind
    else { return }
    if question?.picked != choice {
      question?.mark(choice)
      refreshQuestion()
    }
    show(places[choice], time)
  }

  /// The scene holds, and the picture goes to the calm place until it goes on.
  func visitCalmPlace(_ isShown: Bool, _ time: Double) {
    fade.cut(to: isShown ? calmPlace.assetName : scenePlace, time: time)
    sounds.visitCalmPlace(isShown)
    content.message = isShown ? PanelTexts.calmPlace(language: texts.language) : nil
    if isShown {
      keptOptions = content.options
      content.options = []
    } else {
      content.options = keptOptions
      keptOptions = []
    }
  }
}
