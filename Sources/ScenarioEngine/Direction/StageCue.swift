/// One thing that the scene does: a person looks up, a radio crackles, the light changes.
///
/// Cues never block; the stage answers them in its own time. The name is the
/// profile's command (`enter`, `look`, `pose`, `gesture`, `face`, `sound`,
/// `ambience`, `light`, `stage`, `move`), the arguments are the author's words.
package struct StageCue: Sendable, Hashable {
  package var name: String
  package var arguments: [String]

  package init(name: String, arguments: [String]) {
    self.name = name
    self.arguments = arguments
  }

  /// The cue as it stands in the log: `face officerA stern`.
  package var summary: String {
    var text = name
    for argument in arguments {
      text += " "
      text += argument
    }
    return text
  }
}
