// Subtitles, and the notices that nobody has to answer.
extension PanelLayout {
  private static let nameStyle = PanelTextStyle(size: 0.84, weight: .semiBold)
  private static let markStyle = PanelTextStyle(size: 0.66, colour: .mutedText)
  static let speechPadding = SIMD2<Float>(0.95, 0.62)
  /// Room for the arrow beside a name.
  private static let arrowWidth: Float = 0.8

  /// The box grows upwards from the frame's origin; an arrow points to a speaker who is not here.
  mutating func drawSubtitle(
    _ subtitle: PanelContent.Subtitle, _ speech: SpeechPlacement, marks: [String],
    into mesh: inout PanelMesh
  ) {
    let side = speech.side
    var name = Self.nameStyle
    let palette = PanelColour.speakers
    let index = subtitle.colourIndex % palette.count
    name.colour = palette[index < 0 ? index + palette.count : index]
    let body = PanelTextStyle()
    let speaker = painter.block(subtitle.speaker, name, width: speech.spot.textWidth)
    let text = painter.block(subtitle.text, body, width: speech.spot.textWidth)
    let marksWidth = markWidth(marks)
    let nameWidth = speaker.width * name.size
    let arrowWidth = side == 0 ? 0 : Self.arrowWidth
    let header = nameWidth + arrowWidth + (marksWidth > 0 ? marksWidth + 1.2 : 0)
    let inner = max(text.width, header, 6)
    let width = inner + 2 * Self.speechPadding.x
    let height = subtitleHeight(subtitle, speech.spot)
    painter.box(
      x: 0, y: height / 2, width: width, height: height, radius: 0.7, colour: .backdrop,
      into: &mesh)
    let top = height - Self.speechPadding.y
    if side != 0 {
      let arrow = painter.block(side > 0 ? "‹" : "›", name, width: 4)
      painter.text(
        arrow, name, x: -inner / 2 + (side > 0 ? 0 : nameWidth + 0.4), y: top, into: &mesh)
    }
    painter.text(
      speaker, name, x: -inner / 2 + (side > 0 ? arrowWidth : 0), y: top,
      alignment: .start(column: marksWidth > 0 ? nameWidth : inner - arrowWidth), into: &mesh)
    drawMarks(marks, right: inner / 2, y: top - 0.1, into: &mesh)
    painter.text(
      text, body, x: -inner / 2, y: top - PanelPainter.height(lines: 1, name) - 0.12,
      alignment: .start(column: inner), into: &mesh)
  }

  /// How high the box of a subtitle is at a spot, ems.
  func subtitleHeight(
    _ subtitle: PanelContent.Subtitle, _ spot: SpeechPlacement.Spot
  ) -> Float {
    let body = PanelTextStyle()
    let text = painter.block(subtitle.text, body, width: spot.textWidth)
    return 2 * Self.speechPadding.y + PanelPainter.height(lines: 1, Self.nameStyle) + 0.12
      + PanelPainter.height(lines: text.lines.count, body)
  }

  /// Draws the calm message, the pause sign and marks that have no subtitle to stand on.
  mutating func drawNotices(
    _ content: PanelContent, over speech: SpeechPlacement?, into mesh: inout PanelMesh
  ) {
    if let message = content.message {
      painter.frame = mainFrame(pitchRadians: -0.1, tiltRadians: -0.02)
      drawMessage(message, into: &mesh)
    }
    if content.isPaused {
      let words = speech.map { $0.topRadians + 2 * Self.zoneGapRadians } ?? 0
      let pitch = max(Self.noticePitchRadians, words)
      painter.frame = mainFrame(pitchRadians: pitch, tiltRadians: pitch)
      drawPause(into: &mesh)
    }
    if content.words == nil, !content.marks.isEmpty {
      painter.frame = mainFrame(pitchRadians: -0.2, tiltRadians: -0.2)
      drawLoneMarks(content.marks, into: &mesh)
    }
  }

  /// A ring on the ground before the feet, which empties again when the head comes up.
  mutating func drawStopRing(_ progress: Float, into mesh: inout PanelMesh) {
    let style = PanelTextStyle(weight: .semiBold)
    let text = painter.block(texts.lookUpToStay, style, width: 20)
    painter.box(
      x: 0, y: 0.65, width: max(text.width + 2.4, 9), height: 7.1, radius: 1, colour: .backdrop,
      into: &mesh)
    painter.ring(
      x: 0, y: 1.6, diameter: 3.8, inner: 0.8, filled: 1, colour: .track, into: &mesh)
    painter.ring(
      x: 0, y: 1.6, diameter: 3.8, inner: 0.8, filled: progress, colour: .accent, into: &mesh)
    painter.text(text, style, x: 0, y: -1, alignment: .centre, into: &mesh)
  }

  /// Where the STOP ring lies: before the feet, turned with the body and not with the neck.
  static func stopFrame(head: Pose) -> PanelFrame {
    let isUsable = head.isFinite
    return PanelFrame(
      head: isUsable ? head.position : SIMD3(0, 1.6, 0),
      yawRadians: isUsable ? head.yawRadians : 0, pitchRadians: -0.96, distance: 1.1)
  }

  // MARK: - Parts

  private mutating func drawMessage(
    _ message: PanelContent.Message, into mesh: inout PanelMesh
  ) {
    let title = PanelTextStyle(size: 1.2, weight: .semiBold)
    let body = PanelTextStyle()
    let titleBlock = painter.block(message.title, title, width: 22)
    let bodyBlock = painter.block(message.text, body, width: 22)
    let titleHeight = PanelPainter.height(lines: titleBlock.lines.count, title)
    let height = titleHeight + 0.4 + PanelPainter.height(lines: bodyBlock.lines.count, body) + 2
    let width = max(titleBlock.width * title.size, bodyBlock.width, 10) + 3
    painter.box(
      x: 0, y: height / 2, width: width, height: height, radius: 1, colour: .backdrop,
      into: &mesh)
    painter.text(titleBlock, title, x: 0, y: height - 1, alignment: .centre, into: &mesh)
    painter.text(
      bodyBlock, body, x: 0, y: height - 1.4 - titleHeight, alignment: .centre, into: &mesh)
  }

  private mutating func drawPause(into mesh: inout PanelMesh) {
    let style = PanelTextStyle(weight: .semiBold)
    let text = painter.block(texts.pause, style, width: 20)
    let width = text.width + 3
    painter.box(
      x: 0, y: 0, width: width, height: 1.9, radius: 0.95, colour: .backdrop, into: &mesh)
    for bar in [Float(0), 0.42] {
      painter.box(
        x: -width / 2 + 0.95 + bar, y: 0, width: 0.2, height: 0.74, radius: 0.06, colour: .text,
        into: &mesh)
    }
    painter.text(text, style, x: -width / 2 + 1.95, y: 0.6, into: &mesh)
  }

  private mutating func drawLoneMarks(_ marks: [String], into mesh: inout PanelMesh) {
    let width = markWidth(marks)
    painter.box(
      x: 0, y: 0, width: width + 1.2, height: 1.2, radius: 0.6, colour: .backdrop, into: &mesh)
    drawMarks(marks, right: width / 2, y: 0.4, into: &mesh)
  }

  private static let markGap: Float = 0.9

  private mutating func markWidth(_ marks: [String]) -> Float {
    var width: Float = 0
    for mark in marks {
      width += painter.block(mark, Self.markStyle, width: 18).width * Self.markStyle.size
    }
    return width + Self.markGap * Float(max(0, marks.count - 1))
  }

  /// Writes marks side by side, the last one ending at `right`.
  private mutating func drawMarks(
    _ marks: [String], right: Float, y: Float, into mesh: inout PanelMesh
  ) {
    var edge = right
    for mark in marks.reversed() {
      let block = painter.block(mark, Self.markStyle, width: 18)
      painter.text(block, Self.markStyle, x: edge, y: y, alignment: .right, into: &mesh)
      edge -= block.width * Self.markStyle.size + Self.markGap
    }
  }
}
