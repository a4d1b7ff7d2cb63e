import Foundation

/// What somebody looks at.
package enum LookTarget: Sendable, Hashable {
  /// The young person's eyes.
  case viewer
  /// A place in the world, metres.
  case point(SIMD3<Float>)
  case ahead
  /// Past the other and down: what people do in a pause.
  case away
}

/// Where the eyes, the head and the chest turn over time; the eyes lead, the chest comes last.
///
/// What a cue asks for comes first. Over it lie glances that people take by themselves: at
/// whoever speaks, and from there at the young person; aside while a longer line is begun; and
/// off and on while nobody speaks. All of them are functions of the cues and of time.
struct Gaze: Sendable {
  /// Turns in the person's space, radians: x to the left, y up.
  struct Angles {
    var eyes: SIMD2<Float> = .zero
    var head: SIMD2<Float> = .zero
    var chest: Float = 0
    /// One by the distance of what is looked at, in metres; 0 for nothing near.
    var nearness: Float = 0
    /// How closed the lids are by a wide shift of the eyes, 0…1.
    var blink: Float = 0
  }

  /// Where a person's eyes are, and what can be looked at from there.
  struct Viewpoint {
    var time: Double
    /// In the person's space, as `viewer`.
    var eyes: SIMD3<Float>
    var viewer: SIMD3<Float>
    var personFromWorld: Pose
  }

  /// Something near that the eyes go to of themselves: turns in the person's space, radians.
  struct Elsewhere {
    var direction: SIMD2<Float> = .zero
    /// How much they do, 0…1.
    var share: Float = 0
  }

  static let maximumHeadYaw: Float = 1.2
  static let maximumHeadPitch: Float = 0.55
  static let maximumChestYaw: Float = 0.35
  static let maximumEyeYaw: Float = 0.56
  static let maximumEyePitchUp: Float = 0.36
  static let maximumEyePitchDown: Float = 0.44
  /// A look counts as reached after this many seconds.
  private static let settledSeconds = 3.0
  private static let mostLooks = 16

  private struct Look {
    var target: LookTarget
    var start: Double
  }

  let seed: UInt64
  /// The latest looks, oldest first; the oldest counts as long reached.
  private var looks: [Look]
  /// At whoever else speaks.
  private var attentions: [Glance] = []
  /// Aside while a line is begun.
  private var breaks: [Glance] = []

  init(seed: UInt64) {
    self.seed = seed
    looks = [Look(target: .ahead, start: -1e9)]
  }

  // MARK: - Cues

  mutating func look(at target: LookTarget, time: Double) {
    if let last = looks.last, last.target == target { return }
    looks.append(Look(target: target, start: time))
    // What was settled before the next began shows no more.
    while looks.count > Self.mostLooks
      || (looks.count > 1 && looks[1].start < time - Self.settledSeconds)
    {
      looks.removeFirst()
    }
  }

  /// Turns to somebody who begins to speak, and back when that ends.
  mutating func attend(to target: LookTarget?, time: Double) {
    let delay = Double(Ease.random(seed: seed, channel: 12, cell: Int(time * 10)))
    Self.end(&attentions, at: time + 0.25 + 0.35 * delay)
    guard let target else { return }
    attentions.append(
      Glance(target: target, start: time + 0.22 + 0.3 * delay, headShare: 0.85))
  }

  /// Looks aside while a longer line is begun, and back well before it ends.
  mutating func speak(for seconds: Float, time: Double) {
    stopSpeaking(time: time)
    guard seconds > 2.4 else { return }
    let cell = Int(time * 10)
    let first = Double(0.7 + 0.6 * Ease.random(seed: seed, channel: 13, cell: cell))
    breaks.append(aside(cell, from: time + 0.05, seconds: first))
    guard seconds > 6 else { return }
    let middle = time + Double(seconds) * (0.42 + 0.12 * first)
    breaks.append(aside(cell + 1, from: middle, seconds: first * 0.8))
  }

  mutating func stopSpeaking(time: Double) { Self.end(&breaks, at: time) }

  private func aside(_ cell: Int, from start: Double, seconds: Double) -> Glance {
    let side: Float = Ease.random(seed: seed, channel: 14, cell: cell) < 0.5 ? -1 : 1
    let height = Ease.random(seed: seed, channel: 15, cell: cell)
    return Glance(
      offset: SIMD2(side * (0.3 + 0.14 * height), height < 0.6 ? -0.2 : 0.12), start: start,
      end: start + seconds, headShare: 0.45)
  }

  private static func end(_ glances: inout [Glance], at time: Double) {
    glances.removeAll { $0.start >= time || $0.end + settledSeconds < time }
    for index in glances.indices { glances[index].end = min(glances[index].end, time) }
  }

  // MARK: - A frame

  /// Finds the turns at a time, by how readily the eyes leave the other's and how much the
  /// person speaks, both 0…1, and by what draws the eyes away.
  ///
  /// Allocates nothing.
  func angles(
    _ view: Viewpoint, breaking: Float, speaking: Float, elsewhere: Elsewhere = Elsewhere()
  ) -> Angles {
    var result = asked(view)
    let isMeeting = meeting(time: view.time)
    for glance in attentions {
      let target = glance.target ?? .ahead
      var goal = goal(target, view)
      glance.reach(&goal, from: result)
      var weight = glance.weight(time: view.time, goal.eyes - result.eyes)
      weight *= isMeeting
      peek(&goal, during: glance, view, breaking: breaking)
      result.go(to: goal, weight)
    }
    for glance in breaks { look(aside: glance, breaking * isMeeting, view, &result) }
    let waiting = (1 - speaking) * breaking * isMeeting
    let idle = idle(time: view.time)
    for position in idle.indices { look(aside: idle[position], waiting, view, &result) }
    look(elsewhere, (1 - 0.7 * speaking) * isMeeting, view, &result)
    result.eyes += jump(time: view.time)
    return result
  }

  /// What the cues ask for, one after the other.
  private func asked(_ view: Viewpoint) -> Angles {
    var result = goal(looks[0].target, view)
    for look in looks.dropFirst() {
      let goal = goal(look.target, view)
      let shift = Glance(start: look.start)
      result.go(to: goal, shift.weight(time: view.time, goal.eyes - result.eyes))
    }
    return result
  }

  /// Whether the person is turned to others at all: somebody told to look away does.
  private func meeting(time: Double) -> Float {
    var share: Float = 0
    for look in looks {
      let isMeeting: Float =
        switch look.target {
        case .viewer, .ahead: 1
        case .point, .away: 0
        }
      share += (isMeeting - share) * Ease.smooth(Float(clamping: time - look.start) / 0.5)
    }
    return share
  }

  /// A listener looks at the young person now and then.
  private func peek(
    _ goal: inout Angles, during glance: Glance, _ view: Viewpoint, breaking: Float
  ) {
    guard glance.target != .viewer else { return }
    let cellSeconds = 3.4
    let cell = (view.time / cellSeconds).rounded(.down)
    for step in 0..<2 {
      let index = cell - 1 + Double(step)
      guard Ease.random(seed: seed, channel: 16, cell: Int(index)) < 0.65 else { continue }
      let moment = Double(Ease.random(seed: seed, channel: 17, cell: Int(index)))
      let start = (index + 0.1 + 0.35 * moment) * cellSeconds
      let peek = Glance(start: start, end: start + 0.9 + 0.6 * moment, headShare: 0.4)
      var viewer = self.goal(.viewer, view)
      peek.reach(&viewer, from: goal)
      goal.go(to: viewer, peek.weight(time: view.time, viewer.eyes - goal.eyes) * breaking)
    }
  }

  private func look(
    aside glance: Glance, _ share: Float, _ view: Viewpoint, _ result: inout Angles
  ) {
    var goal = result
    goal.eyes += glance.offset
    goal.head += glance.offset * glance.headShare
    result.go(to: goal, glance.weight(time: view.time, glance.offset) * share)
  }

  /// Looks at something near about half of the time, head and all.
  private func look(
    _ elsewhere: Elsewhere, _ share: Float, _ view: Viewpoint, _ result: inout Angles
  ) {
    guard elsewhere.share * share > 0 else { return }
    let cellSeconds = 5.2
    let cell = (view.time / cellSeconds).rounded(.down)
    var goal = Self.spread(elsewhere.direction)
    goal.chest = result.chest
    for step in 0..<2 {
      let index = cell - 1 + Double(step)
      let moment = Double(Ease.random(seed: seed, channel: 24, cell: Int(index)))
      let start = (index + 0.3 * moment) * cellSeconds
      let glance = Glance(start: start, end: start + 2 + 1.2 * moment, headShare: 0.8)
      var there = goal
      glance.reach(&there, from: result)
      let weight = glance.weight(time: view.time, there.eyes - result.eyes)
      result.go(to: there, weight * (elsewhere.share * share))
    }
  }

  /// The small looks aside of somebody who waits, this one and the last.
  private func idle(time: Double) -> InlineArray<2, Glance> {
    let cellSeconds = 4.6
    let cell = (time / cellSeconds).rounded(.down)
    return InlineArray { position in
      let index = cell - 1 + Double(position)
      let moment = Double(Ease.random(seed: seed, channel: 18, cell: Int(index)))
      let size = Ease.random(seed: seed, channel: 19, cell: Int(index))
      let start = (index + 0.6 * moment) * cellSeconds
      let side: Float = moment * 10 - (moment * 10).rounded(.down) < 0.5 ? -1 : 1
      // Two of five pass without.
      let offset = size < 0.4 ? SIMD2<Float>.zero : SIMD2(side * 0.4 * size, -0.22 * (size - 0.3))
      return Glance(
        offset: offset, start: start, end: start + 0.5 + 0.5 * Double(size), headShare: 0.2)
    }
  }

  /// The small jumps that living eyes never stop making.
  private func jump(time: Double) -> SIMD2<Float> {
    let length = 0.9
    let cell = (time / length).rounded(.down)
    // Each cell has one jump, at its own moment; eyes need some hundredths of a second for it.
    let moment = Double(Ease.random(seed: seed, channel: 21, cell: Int(cell))) * 0.7 * length
    let share = Ease.smooth(Float(clamping: time - cell * length - moment) / 0.035)
    let from = rest(Int(cell) - 1)
    return from + (rest(Int(cell)) - from) * share
  }

  private func rest(_ cell: Int) -> SIMD2<Float> {
    let x = Ease.random(seed: seed, channel: 22, cell: cell) - 0.5
    let y = Ease.random(seed: seed, channel: 23, cell: cell) - 0.5
    return SIMD2(x * 0.024, y * 0.016)
  }
}

// MARK: - Directions

extension Gaze {
  /// How eyes, head and chest turn to a target.
  private func goal(_ target: LookTarget, _ view: Viewpoint) -> Angles {
    switch target {
    case .viewer: return Self.goal(view.viewer - view.eyes)
    case .point(let point): return Self.goal(view.personFromWorld.act(point) - view.eyes)
    case .ahead, .away: return Self.spread(direction(target, view))
    }
  }

  private static func goal(_ towards: SIMD3<Float>) -> Angles {
    var angles = spread(direction(towards))
    // Nobody can squint at their own nose.
    angles.nearness = towards.length.isFinite ? 1 / max(towards.length, 0.25) : 0
    return angles
  }

  /// The direction of what is at no place, radians to the left and up.
  private func direction(_ target: LookTarget, _ view: Viewpoint) -> SIMD2<Float> {
    switch target {
    case .viewer, .point, .ahead: return .zero
    case .away:
      let side: Float = seed & 1 == 0 ? 1 : -1
      let drift = Ease.wander(seed: seed, channel: 11, time: view.time, period: 5)
      return SIMD2(side * 0.6 + drift * 0.12, -0.22 + drift * 0.05)
    }
  }

  private static func direction(_ towards: SIMD3<Float>) -> SIMD2<Float> {
    let flat = SIMD2(towards.x, towards.z)
    let across = (flat * flat).sum().squareRoot()
    guard across.isFinite, towards.y.isFinite, across + abs(towards.y) > 0.02 else { return .zero }
    return SIMD2(atan2(towards.x, towards.z), atan2(towards.y, across))
  }

  /// Shares a direction out; behind the back nobody turns further, but gives up.
  private static func spread(_ aim: SIMD2<Float>) -> Angles {
    let giveUp = 1 - Ease.smooth((abs(aim.x) - 1.6) / 1.45)
    let yaw = aim.x * giveUp
    func bounded(_ x: Float, _ limit: Float) -> Float { min(max(x, -limit), limit) }
    return Angles(
      eyes: SIMD2(yaw, aim.y),
      head: SIMD2(
        bounded(yaw * 0.86, maximumHeadYaw), bounded(aim.y * 0.75, maximumHeadPitch)),
      chest: bounded(yaw * 0.3, maximumChestYaw))
  }
}
