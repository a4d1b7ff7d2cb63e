import Renderer
import ScenarioEngine

extension StageDirector {
  /// Does what a cue says; the checker has seen to it that the names exist.
  func obey(_ cue: StageCue, _ time: Double) {
    let words = cue.arguments
    guard let first = words.first else { return }
    switch cue.name {
    case "sound":
      sounds.effect(named: first, at: person(words.dropFirst().first).map { people[$0].mouth })
    case "ambience":
      sounds.ambience(named: first)
      rain.change(toAmbience: first, time: time)
    case "light":
      light.change(
        to: first, seconds: words.count > 1 ? Double(words[1]) ?? 0 : 0, time: time)
    case "stage": break  // one place so far: the scenario's own
    default:
      guard let index = person(first), words.count > 1 else { return }
      obey(cue.name, words[1], seconds: words.count > 2 ? Double(words[2]) : nil, index, time)
    }
  }

  private func obey(
    _ name: String, _ word: String, seconds: Double?, _ index: Int, _ time: Double
  ) {
    switch name {
    case "enter": enter(index, atMark: word, time)
    case "move": move(index, toMark: word, seconds ?? 2, time)
    case "look":
      if let target = target(word) { people[index].look(at: target, time: time) }
    case "pose": _ = people[index].body.setPose(word, time: time)
    case "gesture": _ = people[index].body.gesture(word, time: time)
    case "face": _ = people[index].body.setFace(word, time: time)
    default: break
    }
  }

  /// Whoever is there looks at the one who speaks, and at nobody in particular when that ends.
  func turnListeners(to speaker: Int?, _ time: Double) {
    let target = speaker.map { LookTarget.point(people[$0].mouth) }
    for index in people.indices where index != speaker && people[index].isOnStage {
      people[index].body.listen(to: target, time: time)
    }
  }

  private func person(_ castID: String?) -> Int? {
    people.firstIndex { $0.castID == castID }
  }

  private func enter(_ index: Int, atMark name: String, _ time: Double) {
    guard let mark = mark(name) else { return }
    people[index].stand(at: mark.position, yawRadians: mark.yaw, time: time)
  }

  private func move(_ index: Int, toMark name: String, _ seconds: Double, _ time: Double) {
    guard let mark = mark(name) else { return }
    people[index].body.move(
      to: mark.position, yawRadians: mark.yaw, duration: seconds, time: time)
    people[index].worldFromPerson.position = mark.position
  }

  private func mark(_ name: String) -> (position: SIMD3<Float>, yaw: Float)? {
    texts.package.mark(name).map {
      (SIMD3<Float>($0.position), Float($0.yawDegrees * .pi / 180))
    }
  }

  private func target(_ word: String) -> LookTarget? {
    switch word {
    case "viewer": return .viewer
    case "ahead": return .ahead
    case "away": return .away
    default:
      if let other = person(word) { return .point(people[other].mouth) }
      return mark(word).map { .point($0.position + SIMD3(0, 1.4, 0)) }
    }
  }
}
