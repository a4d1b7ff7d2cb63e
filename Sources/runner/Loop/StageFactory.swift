import Foundation
import Renderer
import ScenarioEngine

/// Loads what a scenario shows: its place, the calm place, its people, its letters, its sounds.
struct StageFactory {
  let playing: Playing

  init(_ playing: Playing) { self.playing = playing }

  func make(context: GLContext, device: AudioDevice?) throws -> StageDirector {
    let stage = try StageRenderer(context: context, detail: playing.options.light)
    let scenePlace = playing.scene.setup.package.place
    for place in [scenePlace, StageDirector.calmPlace] {
      try stage.loadPlace(place, try GLTFImporter.load(path: path("Places/\(place).glb")))
    }
    var people: [StagePerson] = []
    for (index, member) in playing.scene.setup.package.cast.enumerated() {
      let model = try GLTFImporter.load(path: path("People/\(member.personAsset).glb"))
      let rig = try stage.addPerson(id: member.id, model, place: scenePlace)
      people.append(
        StagePerson(
          castID: member.id, colourIndex: index, skeleton: rig.skeleton,
          morphNames: rig.morphNames, clips: model.clips, seed: UInt64(index + 1)))
    }
    let atlas = try GlyphAtlas.load(fontFolder: path("Fonts"))
    try stage.warmUp(atlas)
    return StageDirector(
      texts: playing.scene.texts, language: playing.language, voices: playing.scene.voices,
      stage: stage, sounds: sounds(device), people: people, atlas: atlas,
      scenePlace: scenePlace, isCloseAgreed: playing.options.allowClose)
  }

  /// Loads the sounds and says what is wrong with them; without a device nothing is loaded.
  private func sounds(_ device: AudioDevice?) -> StageSounds {
    let language = playing.language.rawValue
    for shortcoming in device?.abilities.shortcomings(language: language) ?? [] {
      Terminal.say(shortcoming)
    }
    let sounds = StageSounds(
      device: device, folder: playing.resources.assets.appending(path: "Audio"),
      volumePercent: playing.options.volume
    ) { Terminal.say($0.message(language: language)) }
    sounds.take(playing.scene.setup.package)
    return sounds
  }

  private func path(_ name: String) -> String {
    playing.resources.assets.appending(path: name).path
  }
}
