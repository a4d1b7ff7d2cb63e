import Foundation

/// Where the words of a line stand: decided when the line starts, and kept within sight.
///
/// Face, chest and hands tell how somebody means it, so words stand over the speaker's head, where
/// nobody is. Where that would be too steep, since the speaker is near and the viewer sits, they
/// stand beside, in a narrow column that points to the speaker. They stand still in the world as
/// long as the head looks roughly their way. Where it turns further they come along at the edge of
/// the view, as slowly as the smoothed head does.
struct SpeechPlacement: Sendable, Equatable {
  enum Spot: Sendable, CaseIterable {
    case above
    case beside

    /// The widest line, ems.
    var textWidth: Float { self == .above ? 21 : 12 }
    /// Half of the widest box, seen from the viewer.
    var halfWidthRadians: Float {
      (textWidth / 2 + PanelLayout.speechPadding.x) * PanelFrame.emRadians
    }
  }

  private static let distance: Float = 1.7
  private static let clearance: Float = 0.25
  private static let nearest: Float = 1
  /// From a mouth to above the highest cap or hair.
  static let crownMetres: Float = 0.25
  /// From the middle of a body to an elbow that is held out.
  static let elbowMetres: Float = 0.4
  /// What lies free between a body and the words.
  private static let gapRadians: Float = 0.02
  /// The lower edge of words over a head is never steeper than this: 24°.
  static let steepestRadians: Float = 0.42
  /// Half of what an eye sees from side to side, which is to hold all of the box.
  private static let sightRadians: Float = 0.78
  /// Somebody further to the side than this is pointed to.
  private static let asideRadians: Float = 0.4
  private static let movedMetres: Float = 0.3

  var subtitle: PanelContent.Subtitle
  let spot: Spot
  private(set) var frame: PanelFrame
  var base: PanelPlacement
  /// The lower and the upper edge of the box.
  let pitchRadians: Float
  let topRadians: Float
  /// Where the words would stand if all sides were in sight.
  private let wantedYaw: Float
  /// Where the speaker is.
  private let speakerYaw: Float
  private let metres: Float
  private var yawRadians: Float

  /// Puts up words; `height` says how many ems high their box is at a spot.
  init(
    subtitle: PanelContent.Subtitle, faces: [SIMD3<Float>], head: Pose, height: (Spot) -> Float
  ) {
    self.subtitle = subtitle
    base = PanelPlacement(head: head)
    let towards = subtitle.anchor - base.head
    let away = SIMD3(towards.x, 0, towards.z).length
    let isUsable = away.isFinite && away > 0.05 && towards.y.isFinite
    speakerYaw = isUsable ? PanelFrame.yaw(of: towards) : base.yawRadians
    metres = isUsable ? min(Self.distance, max(Self.nearest, away - Self.clearance)) : 1.7
    // A little towards the middle, so that both the face and the words are in sight.
    let above = isUsable ? speakerYaw * 0.8 : base.yawRadians
    let kept = Self.kept(above, in: head, .above)
    var crown = isUsable ? Self.crownPitch(towards) : 0
    for face in faces {
      let towards = face - base.head
      let yaw = PanelFrame.yaw(of: towards)
      let reach = Spot.above.halfWidthRadians + 0.12
      guard yaw.isFinite, Self.apart(yaw, above) < reach || Self.apart(yaw, kept) < reach else {
        continue
      }
      crown = max(crown, Self.crownPitch(towards))
    }
    spot = crown <= Self.steepestRadians || !isUsable ? .above : .beside
    let high = height(spot) * PanelFrame.emRadians
    switch spot {
    case .above:
      wantedYaw = above
      pitchRadians = min(crown, Self.steepestRadians) + Self.gapRadians
    case .beside:
      wantedYaw = Self.beside(speakerYaw, away, faces, base)
      // Beside the face, and never down among the answers.
      let middle = atan2(towards.y, away)
      let lowest = PanelLayout.optionsPitchRadians + PanelLayout.zoneGapRadians
      pitchRadians = max(lowest, min(middle, Self.steepestRadians) - high / 2)
    }
    topRadians = pitchRadians + high
    yawRadians = Self.kept(wantedYaw, in: head, spot)
    frame = Self.frame(base.head, yawRadians, pitchRadians, topRadians, metres)
  }

  /// Which way the speaker is from the words: 1 to the left, −1 to the right, 0 near them.
  var side: Int {
    let difference = Walk.shortestTurn(yawRadians, speakerYaw)
    guard spot == .beside || abs(difference) >= Self.asideRadians else { return 0 }
    return difference > 0 ? 1 : -1
  }

  /// Keeps the words in sight of a smoothed head.
  mutating func follow(_ head: Pose) {
    guard head.isFinite else { return }
    let next = Self.kept(wantedYaw, in: head, spot)
    guard Self.apart(yawRadians, next) > 1e-4 else { return }
    yawRadians = next
    frame = Self.frame(base.head, next, pitchRadians, topRadians, metres)
  }

  /// Whether these words can stay where they are.
  func holds(_ next: PanelContent.Subtitle, head: Pose) -> Bool {
    next.text == subtitle.text && next.speaker == subtitle.speaker && base.isStill(near: head)
      && (next.anchor - subtitle.anchor).length < Self.movedMetres
  }

  // MARK: - Angles

  private static func apart(_ one: Float, _ other: Float) -> Float {
    abs(Walk.shortestTurn(one, other))
  }

  /// A direction, moved to where a head sees the whole box.
  private static func kept(_ yaw: Float, in head: Pose, _ spot: Spot) -> Float {
    guard head.isFinite else { return yaw }
    // What stands beside is high up, where a sheet seen from below spreads to the sides.
    let bound = (spot == .above ? sightRadians : sightRadians - 0.05) - spot.halfWidthRadians
    let fromHead = Walk.shortestTurn(head.yawRadians, yaw)
    return head.yawRadians + min(max(fromHead, -bound), bound)
  }

  /// How high the top of a head is seen; one that is nowhere or above the viewer does not count.
  private static func crownPitch(_ towards: SIMD3<Float>) -> Float {
    let away = SIMD3(towards.x, 0, towards.z).length
    guard away.isFinite, away > 0.05, towards.y.isFinite else { return -.infinity }
    return atan2(towards.y + crownMetres, away)
  }

  /// Beside a speaker, where fewer faces are; else towards the middle of the view.
  private static func beside(
    _ speakerYaw: Float, _ away: Float, _ faces: [SIMD3<Float>], _ base: PanelPlacement
  ) -> Float {
    let half = Spot.beside.halfWidthRadians
    let aside = atan2(elbowMetres, away) + gapRadians + half
    let inward: Float = Walk.shortestTurn(base.yawRadians, speakerYaw) > 0 ? -1 : 1
    func covered(_ yaw: Float) -> Int {
      faces.count { apart(PanelFrame.yaw(of: $0 - base.head), yaw) < half + 0.06 }
    }
    let inner = speakerYaw + inward * aside
    let outer = speakerYaw - inward * aside
    return covered(outer) < covered(inner) ? outer : inner
  }

  private static func frame(
    _ head: SIMD3<Float>, _ yaw: Float, _ pitch: Float, _ top: Float, _ metres: Float
  ) -> PanelFrame {
    PanelFrame(
      head: head, yawRadians: yaw, pitchRadians: pitch, distance: metres,
      tiltRadians: (pitch + top) / 2)
  }
}
