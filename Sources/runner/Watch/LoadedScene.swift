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

  /// What a stage that was made for another scene does not have of this one.
  ///
  /// Sounds are taken up while the scene runs; a place and bodies are built once.
  func missing(onStageOf other: LoadedScene) -> [StagePart] {
    let (package, shown) = (setup.package, other.setup.package)
    let isSameCast = zip(package.cast, shown.cast).allSatisfy {
      $0.id == $1.id && $0.personAsset == $1.personAsset && $0.alternatives == $1.alternatives
    }
    return (package.place == shown.place ? [] : [.place])
      + (isSameCast && package.cast.count == shown.cast.count ? [] : [.people])
  }
}

/// What is built before a scene begins, and stays until it is over.
enum StagePart: Sendable, Hashable {
  case place
  case people
}
