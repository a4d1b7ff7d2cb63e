import Foundation

/// Where the head was when panels were put up: they stay there, they never follow the head.
struct PanelPlacement: Sendable, Equatable {
  /// Somebody who stood up or was recentred gets the panels anew.
  static let keptWithinMetres: Float = 0.5
  /// Panels stand at most this far to the side of straight ahead.
  static let maximumYawRadians: Float = 0.61

  var head: SIMD3<Float>
  var yawRadians: Float

  init(head: Pose) {
    let isUsable = head.isFinite
    self.head = isUsable ? head.position : SIMD3(0, 1.6, 0)
    let yaw = isUsable ? head.yawRadians : 0
    yawRadians = min(max(yaw, -Self.maximumYawRadians), Self.maximumYawRadians)
  }

  func isStill(near pose: Pose) -> Bool {
    !pose.isFinite || (pose.position - head).length < Self.keptWithinMetres
  }
}

/// Where the words of a line stand: decided when the line starts, and kept within sight.
///
/// They stand still in the world as long as the head looks roughly their way. Where it turns
/// further they come along at the edge of the view, as slowly as the smoothed head does.
struct SpeechPlacement: Sendable, Equatable {
  private static let distance: Float = 1.7
  private static let clearance: Float = 0.25
  private static let nearest: Float = 1
  /// The lower edge of the box: below the chest, above the options.
  static let pitchRadians: Float = -0.236
  /// From the middle of a head down to the chin, and a little.
  private static let chinMetres: Float = 0.15
  private static let lowestPitchRadians: Float = -0.35
  /// Half a box of words more, and an eye's view of 90° still holds all of it.
  static let maximumYawFromHead: Float = 0.44
  /// Somebody further to the side than this is pointed to.
  private static let asideRadians: Float = 0.4
  private static let movedMetres: Float = 0.3

  var subtitle: PanelContent.Subtitle
  private(set) var frame: PanelFrame
  var base: PanelPlacement
  var pitchRadians: Float
  /// Where the words would stand if all sides were in sight.
  private let wantedYaw: Float
  /// Where the speaker is.
  private let speakerYaw: Float
  private let metres: Float
  private var yawRadians: Float

  /// Puts up words that are `height` ems high; the answers, where there are any, begin at
  /// `ceiling` and keep their place.
  init(
    subtitle: PanelContent.Subtitle, faces: [SIMD3<Float>], height: Float, head: Pose,
    ceiling: Float?
  ) {
    self.subtitle = subtitle
    base = PanelPlacement(head: head)
    let towards = subtitle.anchor - base.head
    let away = SIMD3(towards.x, 0, towards.z).length
    let isUsable = away.isFinite && away > 0.05
    // A little towards the middle, so that both the face and the words are in sight.
    speakerYaw = isUsable ? PanelFrame.yaw(of: towards) : base.yawRadians
    wantedYaw = isUsable ? speakerYaw * 0.8 : base.yawRadians
    var chin = isUsable ? atan2(towards.y - Self.chinMetres, away) : 0
    for face in faces { chin = min(chin, Self.chinPitch(face - base.head)) }
    let belowChin = chin - 0.01 - height * PanelFrame.emRadians
    var pitch = max(min(Self.pitchRadians, belowChin), Self.lowestPitchRadians)
    if let ceiling { pitch = max(pitch, ceiling + PanelLayout.zoneGapRadians) }
    pitchRadians = pitch
    metres = isUsable ? min(Self.distance, max(Self.nearest, away - Self.clearance)) : 1.7
    yawRadians = wantedYaw
    frame = Self.frame(base.head, yawRadians, pitch, metres)
    follow(head)
  }

  /// Which way the speaker is from the words: 1 to the left, −1 to the right, 0 near them.
  var side: Int {
    let difference = Walk.shortestTurn(yawRadians, speakerYaw)
    return abs(difference) < Self.asideRadians ? 0 : difference > 0 ? 1 : -1
  }

  /// Keeps the words in sight of a smoothed head.
  mutating func follow(_ head: Pose) {
    guard head.isFinite else { return }
    let bound = Self.maximumYawFromHead
    let fromHead = Walk.shortestTurn(head.yawRadians, wantedYaw)
    let next = head.yawRadians + min(max(fromHead, -bound), bound)
    guard abs(Walk.shortestTurn(yawRadians, next)) > 1e-4 else { return }
    yawRadians = next
    frame = Self.frame(base.head, next, pitchRadians, metres)
  }

  /// Whether these words can stay where they are.
  func holds(_ next: PanelContent.Subtitle, head: Pose) -> Bool {
    next.text == subtitle.text && next.speaker == subtitle.speaker && base.isStill(near: head)
      && (next.anchor - subtitle.anchor).length < Self.movedMetres
  }

  /// How high a chin is seen; faces that are nowhere or above the viewer do not count.
  private static func chinPitch(_ towards: SIMD3<Float>) -> Float {
    let away = SIMD3(towards.x, 0, towards.z).length
    guard away.isFinite, away > 0.05, towards.y.isFinite else { return .infinity }
    return atan2(towards.y - chinMetres, away)
  }

  private static func frame(
    _ head: SIMD3<Float>, _ yaw: Float, _ pitch: Float, _ metres: Float
  ) -> PanelFrame {
    PanelFrame(
      head: head, yawRadians: yaw, pitchRadians: pitch, distance: metres,
      tiltRadians: pitch + 0.06)
  }
}
