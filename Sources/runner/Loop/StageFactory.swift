import Foundation
import Renderer
import ScenarioEngine

/// What a scenario shows, loaded once for as many sessions as are played on it.
struct LoadedStage {
  let renderer: StageRenderer
  /// As they are before anything has happened.
  let people: [StagePerson]
  let atlas: GlyphAtlas
}

/// Loads what a scenario shows: its place, the calm places, its people, its letters, its sounds.
struct StageFactory {
  let playing: Playing
  var drawing = RenderOptions()

  init(_ playing: Playing) { self.playing = playing }

  func make(context: GLContext, device: AudioDevice?) throws -> StageDirector {
    direct(try load(context: context), device: device)
  }

  func load(context: GLContext) throws -> LoadedStage {
    let stage = try StageRenderer(
      context: context, detail: playing.options.light, options: drawing)
    let scenePlace = playing.scene.setup.package.place
    // All that may be chosen: whoever stops is in their place within a second, and whoever chooses
    // sees it at once.
    for place in Set([scenePlace] + calmPlaces.map(\.assetName)).sorted() {
      try stage.loadPlace(place, try GLTFImporter.load(path: path("Places/\(place).glb")))
    }
    var people: [StagePerson] = []
    let package = playing.scene.setup.package
    for member in package.cast {
      let body = package.personAsset(of: member, settings: playing.host.session.settings.variables)
      let file = try GLTFImporter.load(path: path("People/\(body).glb"))
      let model = file.holding(thingsInHand(of: member.id))
      let rig = try stage.addPerson(id: member.id, model, place: scenePlace)
      people.append(
        StagePerson(
          castID: member.id, colourIndex: people.count, skeleton: rig.skeleton,
          morphNames: rig.morphNames, clips: model.clips, figure: Figure(model),
          seed: UInt64(people.count + 1)))
    }
    let atlas = try GlyphAtlas.load(fontFolder: path("Fonts"))
    let texts = playing.scene.texts
    PanelLayout.getReady(for: texts.panels, atlas: atlas, language: texts.language)
    try stage.warmUp(atlas)
    return LoadedStage(renderer: stage, people: people, atlas: atlas)
  }

  /// The calm place that holds at first, and those on offer.
  private var calmPlaces: [CalmPlace] {
    [playing.options.calm] + playing.recorder.header.settings.calmPlaces
  }

  /// What a character holds in some posture or gesture of the scenario.
  private func thingsInHand(of castID: String) -> Set<HeldThing> {
    playing.scene.setup.package.program.commands.reduce(into: []) { things, command in
      // What is computed may be anybody's.
      guard let constant = command.constant else {
        things = Set(HeldThing.allCases)
        return
      }
      guard constant.name == "pose" || constant.name == "gesture", constant.arguments.count > 1,
        constant.arguments[0] == castID
      else { return }
      things.formUnion(HeldThing.needed(byPoseOrGesture: constant.arguments[1]))
    }
  }

  /// Makes a director, at the beginning of a session, for a stage that is loaded.
  func direct(_ loaded: LoadedStage, device: AudioDevice?) -> StageDirector {
    StageDirector(
      texts: playing.scene.texts, language: playing.language, voices: playing.scene.voices,
      stage: loaded.renderer, sounds: sounds(device), people: loaded.people, atlas: loaded.atlas,
      scenePlace: playing.scene.setup.package.place, calmPlace: playing.options.calm,
      isCloseAgreed: playing.options.allowClose)
  }

  /// Loads the sounds and says what is wrong with them; without a device nothing is loaded.
  private func sounds(_ device: AudioDevice?) -> StageSounds {
    let language = playing.language.rawValue
    for shortcoming in device?.abilities.shortcomings(language: language) ?? [] {
      Terminal.say(shortcoming)
    }
    let sounds = StageSounds(
      device: device, folder: playing.resources.assets.appending(path: "Audio"),
      calmPlace: playing.options.calm, calmPlaces: calmPlaces,
      volumePercent: playing.options.volume
    ) { Terminal.say($0.message(language: language)) }
    sounds.take(playing.scene.setup.package)
    return sounds
  }

  private func path(_ name: String) -> String {
    playing.resources.assets.appending(path: name).path
  }
}
