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

/// Where the words of a line stand, decided when the line starts.
struct SpeechPlacement: Sendable, Equatable {
  private static let distance: Float = 1.7
  private static let clearance: Float = 0.25
  private static let nearest: Float = 0.8
  /// The lower edge of the box: below the chest, above the options.
  static let pitchRadians: Float = -0.236
  /// From the middle of a head down to the chin, and a little.
  private static let chinMetres: Float = 0.15
  private static let lowestPitchRadians: Float = -0.35
  private static let maximumYawFromHead: Float = 0.44
  private static let movedMetres: Float = 0.3

  var subtitle: PanelContent.Subtitle
  var frame: PanelFrame
  var base: PanelPlacement
  var pitchRadians: Float

  /// Puts up words that are `height` ems high; the answers, where there are any, begin at
  /// `ceiling` and keep their place.
  init(subtitle: PanelContent.Subtitle, height: Float, head: Pose, ceiling: Float?) {
    self.subtitle = subtitle
    base = PanelPlacement(head: head)
    let towards = subtitle.anchor - base.head
    let away = SIMD3(towards.x, 0, towards.z).length
    let isUsable = away.isFinite && away > 0.05
    // A little towards the middle, so that both the face and the words are in sight.
    let yaw = isUsable ? PanelFrame.yaw(of: towards) * 0.8 : base.yawRadians
    let bound = Self.maximumYawFromHead
    let chin = isUsable ? atan2(towards.y - Self.chinMetres, away) : 0
    let belowChin = chin - 0.01 - height * PanelFrame.emRadians
    var pitch = max(min(Self.pitchRadians, belowChin), Self.lowestPitchRadians)
    if let ceiling { pitch = max(pitch, ceiling + PanelLayout.zoneGapRadians) }
    pitchRadians = pitch
    frame = PanelFrame(
      head: base.head,
      yawRadians: min(max(yaw, base.yawRadians - bound), base.yawRadians + bound),
      pitchRadians: pitch,
      distance: isUsable ? min(Self.distance, max(Self.nearest, away - Self.clearance)) : 1.7,
      tiltRadians: pitch + 0.06)
  }

  /// Whether these words can stay where they are.
  func holds(_ next: PanelContent.Subtitle, head: Pose) -> Bool {
    next.text == subtitle.text && next.speaker == subtitle.speaker && base.isStill(near: head)
      && (next.anchor - subtitle.anchor).length < Self.movedMetres
  }
}
