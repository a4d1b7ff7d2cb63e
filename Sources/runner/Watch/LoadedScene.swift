// Watch: a scenario is changed while its scene runs (`modet play --watch`).
//
// A watcher looks at the files on a thread of its own and loads what has
// changed there; the loop that plays the scene asks it at the top of a step
// whether there is news, and never waits for it. What takes the scene up again
// on the new program is the engine's (`Reentry`).
import Foundation
import ScenarioEngine

/// A scenario as a loop needs it: its words, its voices and its program.
struct LoadedScene: Sendable {
  var setup: ScenarioSetup
  var texts: LineTexts
  var voices: VoiceLibrary

  init(setup: ScenarioSetup, voices source: VoiceSource, language: Language) {
    self.setup = setup
    texts = LineTexts(package: setup.package, language: language.rawValue)
    voices = VoiceLibrary(
      texts: texts, source: source, folder: setup.folder,
      cacheFolder: Caches.folder(named: "voices"))
  }

  /// Whether not a byte of what was read is different, nor how long anything lasts.
  func isSame(as other: LoadedScene) -> Bool {
    setup.package.sourceFiles.map(\.bytes) == other.setup.package.sourceFiles.map(\.bytes)
      && setup.package.sourceFiles.map(\.path) == other.setup.package.sourceFiles.map(\.path)
      && voices.durations == other.voices.durations
  }

  /// Whether a stage that was made for another scene has all that this one shows and sounds.
  func fits(stageOf other: LoadedScene) -> Bool {
    let (package, shown) = (setup.package, other.setup.package)
    return package.place == shown.place && package.ambience == shown.ambience
      && package.sounds == shown.sounds
      && package.cast.map(\.id) == shown.cast.map(\.id)
      && package.cast.map(\.personAsset) == shown.cast.map(\.personAsset)
  }
}
