import ArgumentParser
import ScenarioEngine

extension CalmPlace: ExpressibleByArgument {
  /// The name of its model, of its sound bed and of the room it is heard in.
  var assetName: String { self == .lake ? "calm" : rawValue }

  /// The places that the question at check-in offers.
  ///
  /// A file of inputs says everything that a person did: where it has no answer to the question,
  /// as files from before there was one, nobody is asked.
  static func offered(to inputs: [InputFile.Entry]?) -> [CalmPlace] {
    guard let inputs else { return allCases }
    let isAnswered = inputs.contains { entry in
      switch entry.input {
      case .answer(Prompt.calmPlaceID, _): true
      case .gaze(.option(let id)): CalmPlace(choiceID: id) != nil
      default: false
      }
    }
    return isAnswered ? allCases : []
  }
}
