import Foundation
import Renderer
import ScenarioEngine

/// The sounds of a session, with or without a device: without one, nothing sounds and all else goes on.
final class StageSounds {
  private(set) var device: AudioDevice?
  private let folder: URL
  private var clips: [String: SoundClip] = [:]
  private var sceneAmbience = ""
  private var bed: SourceHandle?
  private var calmBed: SourceHandle?
  /// The voices that were started last, by line; a handle is stale once its sound has ended.
  private var speaking: [Int: SourceHandle] = [:]
  /// While a scene is taken up again nothing is heard of what is skipped.
  private var isSkipping = false

  /// Makes the sounds; `device` is nil where the machine has none.
  init(device: AudioDevice?, folder: URL, of package: ScenarioPackage) {
    self.device = device
    self.folder = folder
    take(package)
  }

  /// Gets ready what a scenario sounds like; what is ready already is not read again.
  func take(_ package: ScenarioPackage) {
    let ambience = package.ambience ?? "street"
    for name in device == nil ? [] : package.sounds + ["calm", ambience] where clips[name] == nil {
      clips[name] = try? SoundFile.read(path: folder.appending(path: "\(name).opus").path)
    }
    if ambience != sceneAmbience, let bed {
      device?.stop(bed, fade: 1)
      self.bed = nil
    }
    sceneAmbience = ambience
  }

  func beginAgain() {
    for line in Array(speaking.keys) { cutSpeech(ofLine: line) }
    endCalmBed()
    isSkipping = true
  }

  func catchUp() { isSkipping = false }

  func speak(_ clip: SoundClip, ofLine line: Int, at position: SIMD3<Float>) {
    if isSkipping { return }
    speaking[line] = try? device?.play(clip, at: position, gain: 1, bus: .speech)
  }

  /// Somebody was interrupted: their voice is gone at once, without a click.
  func cutSpeech(ofLine line: Int) {
    if let voice = speaking.removeValue(forKey: line) { device?.stop(voice, fade: 0.05) }
  }

  func effect(named name: String, at position: SIMD3<Float>?) {
    guard !isSkipping, let clip = clips[name] else { return }
    _ = try? device?.play(clip, at: position, gain: 0.7, bus: .effects)
  }

  func ambience(named name: String) {
    if let bed { device?.stop(bed, fade: 1) }
    bed = clips[name].flatMap { try? device?.loop($0, gain: 0.6, bus: .ambience, fadeIn: 1.5) }
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
  }

  private func startCalmBed() {
    guard calmBed == nil, let clip = clips["calm"] else { return }
    calmBed = try? device?.loop(clip, gain: 0.4, bus: .calm, fadeIn: 1.5)
  }

  private func endCalmBed() {
    if let calmBed { device?.stop(calmBed, fade: 0.6) }
    calmBed = nil
  }

  func enter(_ stage: SessionStage) {
    switch stage {
    case .scene:
      endCalmBed()
      for bus in AudioDevice.Bus.allCases { device?.setGain(1, of: bus, overSeconds: 0.2) }
      if bed == nil { ambience(named: sceneAmbience) }
    case .baseline, .calm, .reflection:
      if stage != .baseline { silenceScene() }
      startCalmBed()
    case .closed: device?.setMasterGain(0, overSeconds: 0.5)
    }
  }

  func update(time: Double, head: Pose) {
    guard let device else { return }
    if !device.isConnected {
      self.device = nil
      return
    }
    device.setListener(head)
    device.update(time: time)
  }
}
