import Foundation
import Renderer
import ScenarioEngine

/// The sounds of a session, with or without a device: without one, nothing sounds and all else goes on.
final class StageSounds {
  /// A line that is heard, and who says it, by their place among the people.
  private struct Spoken {
    var voice: SourceHandle
    var speaker: Int
  }

  private let device: AudioDevice?
  private var shelf: SoundShelf
  private var sceneAmbience = ""
  private var sceneRoom = Room.deadAir
  /// Tells the pedagogue what happens to the sound, once each.
  private let tell: (AudioNotice) -> Void
  private var bed: (handle: SourceHandle, name: String)?
  /// Effects as they sound at a place, and in both ears.
  private var placed: [String: ReadySound] = [:]
  private var around: [String: ReadySound] = [:]
  private var calmPlace: CalmPlace
  /// All that may be chosen.
  private let calmPlaces: [CalmPlace]
  private var calmBed: SourceHandle?
  /// Whether the calm place is to be heard, also where it has no sound.
  private var isInCalmPlace = false
  /// The voices that were started last, by line; a handle is stale once its sound has ended.
  private var speaking: [Int: Spoken] = [:]
  /// While a scene is taken up again nothing is heard of what is skipped.
  private var isSkipping = false
  /// Makes the sounds; `device` is nil where the machine has none.
  init(
    device: AudioDevice?, folder: URL, calmPlace: CalmPlace = .lake,
    calmPlaces: [CalmPlace] = [], volumePercent: Int,
    tell: @escaping (AudioNotice) -> Void
  ) {
    self.device = device
    self.calmPlace = calmPlace
    self.calmPlaces = [calmPlace] + calmPlaces
    self.tell = tell
    shelf = SoundShelf(folder: folder)
    device?.setListener(HeadDirection().pose)
    device?.setVolume(Float(volumePercent) / 100, overSeconds: 0)
  }

  /// Gets ready what a scenario sounds like; what is ready already is not read again.
  func take(_ package: ScenarioPackage) {
    take(package.sounds, ambience: package.ambience ?? "street", place: package.place)
  }

  /// Reads, checks and opens everything, so that no frame has to.
  func take(_ names: [String], ambience: String, place: String) {
    let wanted = Set(names + calmPlaces.map(\.assetName) + [ambience])
    let problems = device == nil ? [] : shelf.load(wanted)
    for problem in problems { tell(.streamFailed(problem)) }
    getReady(effects: Set(names), beds: Set(calmPlaces.map(\.assetName) + [ambience]))
    if ambience != sceneAmbience, let bed {
      device?.stop(bed.handle, fade: 1)
      self.bed = nil
    }
    sceneAmbience = ambience
    sceneRoom = Room(place: place)
  }

  /// Effects are eased in and copied, beds are opened; what is ready already stays.
  private func getReady(effects: Set<String>, beds: Set<String>) {
    guard let device else { return }
    for (name, clip) in shelf.clips where effects.contains(name) && placed[name] == nil {
      do throws(AudioError) {
        placed[name] = try device.getReady(clip, isPlaced: true)
        around[name] = try device.getReady(clip, isPlaced: false)
      } catch {
        tell(.streamFailed(error))
      }
    }
    for (name, sound) in shelf.streams where beds.contains(name) || shelf.clips[name] == nil {
      device.getReady(sound)
    }
  }

  func beginAgain() {
    for line in Array(speaking.keys) { cutSpeech(ofLine: line) }
    endCalmBed()
    isSkipping = true
  }

  func catchUp() { isSkipping = false }

  func speak(_ clip: SoundClip, ofLine line: Int, by speaker: Int, at position: SIMD3<Float>) {
    guard !isSkipping, let voice = try? device?.play(clip, at: position, bus: .speech) else {
      return
    }
    speaking[line] = Spoken(voice: voice, speaker: speaker)
  }

  /// The line is over; what is left of its sound may end.
  func lineEnded(_ line: Int) { speaking[line] = nil }

  /// Somebody was interrupted: their voice is gone at once, without a click.
  func cutSpeech(ofLine line: Int) {
    if let spoken = speaking.removeValue(forKey: line) { device?.stop(spoken.voice, fade: 0.05) }
  }

  func effect(named name: String, at position: SIMD3<Float>?) {
    guard !isSkipping else { return }
    if let sound = (position == nil ? around : placed)[name] {
      _ = try? device?.play(sound, at: position)
    } else if let sound = shelf.streams[name] {
      _ = try? device?.stream(sound, at: position, bus: .effects, loops: false, fadeIn: 0.25)
    }
  }

  func ambience(named name: String) {
    guard bed?.name != name else { return }
    if let bed { device?.stop(bed.handle, fade: 1.5) }
    bed = shelf.streams[name].flatMap { sound in
      (try? device?.stream(sound, bus: .ambience, fadeIn: 1.5)).map { (handle: $0, name: name) }
    }
  }

  /// STOP: everything of the scene is down within 0.8 s.
  func silenceScene() {
    device?.silenceScene(overSeconds: 0.8)
    bed = nil
  }

  func pause() { device?.pauseScene() }

  func resume() { device?.resumeScene() }

  /// The calm place's own sound beside a scene that holds.
  func visitCalmPlace(_ isShown: Bool) {
    if isShown {
      startCalmBed()
    } else {
      endCalmBed()
    }
    device?.enter(isShown ? Room(place: calmPlace.assetName) : sceneRoom)
  }

  /// Another calm place; where one is heard, its sound gives way to the new one's.
  func turn(to place: CalmPlace) {
    guard place != calmPlace else { return }
    calmPlace = place
    guard isInCalmPlace else { return }
    endCalmBed()
    startCalmBed()
  }

  private func startCalmBed() {
    isInCalmPlace = true
    guard calmBed == nil, let sound = shelf.streams[calmPlace.assetName] else { return }
    calmBed = try? device?.stream(sound, bus: .calm, fadeIn: 1.5)
  }

  private func endCalmBed() {
    isInCalmPlace = false
    if let calmBed { device?.stop(calmBed, fade: 0.6) }
    calmBed = nil
  }

  func enter(_ stage: SessionStage) {
    switch stage {
    case .scene:
      endCalmBed()
      device?.enter(sceneRoom)
      device?.openRooms()
      for bus in AudioDevice.Bus.allCases { device?.setGain(1, of: bus, overSeconds: 0.2) }
      if bed == nil { ambience(named: sceneAmbience) }
    case .baseline, .calm, .reflection:
      if stage != .baseline { silenceScene() }
      startCalmBed()
    case .closed: device?.setMasterGain(0, overSeconds: 0.5)
    }
  }

  /// Moves the volume to what the pedagogue has chosen: per cent.
  func setVolume(_ percent: Int) { device?.setVolume(Float(percent) / 100) }

  /// Brings the sound to a moment: the ears where the head is, each voice at its mouth.
  ///
  /// - Parameters:
  ///   - time: seconds on the sounds' own clock, which never goes back.
  ///   - head: where the ears are.
  ///   - mouth: where a person's mouth is, by their place among the people.
  func update(time: Double, head: Pose, mouth: (Int) -> SIMD3<Float>) {
    guard let device else { return }
    device.setListener(head)
    for spoken in speaking.values { device.move(spoken.voice, to: mouth(spoken.speaker)) }
    device.update(time: time)
    while let notice = device.takeNotice() { tell(notice) }
  }
}
