// Answers as a list of buttons, and the clock above them.
extension PanelLayout {
  private static let buttonGap: Float = 0.3
  private static let clockHeight: Float = 1.15
  /// Half of what an eye sees from the lower edge to the upper one, and a margin.
  private static let sightRadians: Float = 0.70
  /// Where few answers begin.
  private static let lowOptionsPitchRadians: Float = -0.34
  private static let ringColumn: Float = 2.5
  private static let labelWidth: Float = 23
  private static let numbers = (0...99).map(String.init)

  mutating func drawOptions(_ content: PanelContent, into mesh: inout PanelMesh) {
    var width: Float = 12
    for option in content.options {
      width = max(width, buttonWidth(option.text))
    }
    let pitch = optionsPitch(content.options, width: width)
    painter.frame = mainFrame(pitchRadians: pitch, tiltRadians: pitch - 0.16)
    var top: Float = 0
    if let fraction = content.timerFraction {
      drawClock(fraction, width: width, into: &mesh)
      top = -Self.clockHeight
    }
    for (index, option) in content.options.enumerated() {
      let button = PanelButton(
        hit: .option(index), label: option.text, badge: Self.badge(index), width: width)
      top -= drawButton(button, x: 0, top: top, content, into: &mesh) + Self.buttonGap
    }
  }

  /// Where answers begin: as low as hands that hang down, but so that the last one, with a clock
  /// or without, is still in sight of a level head.
  private func optionsPitch(_ options: [PanelContent.OptionItem], width: Float) -> Float {
    var height = Self.clockHeight
    for option in options {
      let button = PanelButton(hit: .skip, label: option.text, badge: "", width: width)
      height += buttonHeight(labelBlock(button)) + Self.buttonGap
    }
    let lowest = height * PanelFrame.emRadians - Self.sightRadians
    return min(Self.optionsPitchRadians, max(Self.lowOptionsPitchRadians, lowest))
  }

  private func buttonHeight(_ label: TextBlock) -> Float {
    max(PanelPainter.height(lines: label.lines.count, PanelTextStyle()) + 0.75, 2.05)
  }

  /// The number that the key for an answer has; a bullet past nine.
  static func badge(_ index: Int) -> String { index < 9 ? numbers[index + 1] : "•" }

  static func numeral(_ value: Int) -> String {
    numbers.indices.contains(value) ? numbers[value] : "•"
  }

  /// How wide a button must be for its label, ems.
  mutating func buttonWidth(_ label: String) -> Float {
    painter.block(label, PanelTextStyle(), width: Self.labelWidth).width + Self.ringColumn + 1.05
  }

  /// A button's words, broken for what the button leaves them.
  ///
  /// Buttons as wide as their words need show them as they were shaped for `buttonWidth`.
  private func labelBlock(_ button: PanelButton) -> TextBlock {
    let style = PanelTextStyle()
    let room = min(button.width - Self.ringColumn - 1, Self.labelWidth)
    let widest = painter.block(button.label, style, width: Self.labelWidth)
    return widest.width <= room ? widest : painter.block(button.label, style, width: room)
  }

  /// Draws a button from its top edge and registers it; gives its height.
  mutating func drawButton(
    _ button: PanelButton, x: Float, top: Float, _ content: PanelContent,
    into mesh: inout PanelMesh
  ) -> Float {
    let style = PanelTextStyle()
    let label = labelBlock(button)
    let text = PanelPainter.height(lines: label.lines.count, style)
    let height = buttonHeight(label)
    let y = top - height / 2
    let isFocused = content.focus == button.hit
    drawFace(
      x: x, y: y, width: button.width, height: height, radius: 0.7, isFocused: isFocused,
      isChosen: button.isChosen, into: &mesh)
    let left = x - button.width / 2
    drawDwell(
      x: left + 1.28, y: y, diameter: 1.5, badge: button.badge,
      progress: isFocused ? content.dwellProgress : 0, into: &mesh)
    painter.text(
      label, style, x: left + Self.ringColumn, y: y + text / 2,
      alignment: .start(column: button.width - Self.ringColumn - 1), into: &mesh)
    targets.append(
      PanelTarget(
        hit: button.hit, frame: painter.frame, centre: SIMD2(x, y),
        half: SIMD2(button.width, height + Self.buttonGap) * 0.5))
    return height
  }

  /// The plate of a button: brighter edge when it is looked at.
  func drawFace(
    x: Float, y: Float, width: Float, height: Float, radius: Float, isFocused: Bool,
    isChosen: Bool, into mesh: inout PanelMesh
  ) {
    painter.box(
      x: x, y: y, width: width, height: height, radius: radius,
      colour: isChosen ? .chosen : isFocused ? .buttonFocused : .button, into: &mesh)
    painter.box(
      x: x, y: y, width: width, height: height, radius: radius,
      outline: isFocused ? 0.11 : 0.06, colour: isFocused ? .outlineFocused : .outline,
      into: &mesh)
  }

  /// The ring that fills while something is looked at, with a sign inside.
  mutating func drawDwell(
    x: Float, y: Float, diameter: Float, badge: String, progress: Float,
    into mesh: inout PanelMesh
  ) {
    painter.ring(
      x: x, y: y, diameter: diameter, inner: 0.8, filled: 1, colour: .track, into: &mesh)
    if progress > 0 {
      painter.ring(
        x: x, y: y, diameter: diameter, inner: 0.8, filled: progress, colour: .accent,
        into: &mesh)
    }
    let style = PanelTextStyle(size: 0.74, weight: .semiBold)
    let block = painter.block(badge, style, width: 4)
    painter.text(
      block, style, x: x, y: y + style.size * PanelPainter.lineHeight / 2, alignment: .centre,
      into: &mesh)
  }

  /// A bar that shrinks evenly to the middle, and a ring with it: no colour change, no blinking.
  private func drawClock(_ fraction: Float, width: Float, into mesh: inout PanelMesh) {
    let left = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    let barLeft = -width / 2 + 2.2
    let barWidth = width - 2.7
    painter.box(
      x: 0, y: -0.45, width: width, height: 1.1, radius: 0.55, colour: .backdrop, into: &mesh)
    painter.ring(
      x: -width / 2 + 1.28, y: -0.45, diameter: 0.8, inner: 0.68, filled: 1, colour: .track,
      into: &mesh)
    painter.ring(
      x: -width / 2 + 1.28, y: -0.45, diameter: 0.8, inner: 0, filled: left, colour: .clock,
      into: &mesh)
    painter.box(
      x: barLeft + barWidth / 2, y: -0.45, width: barWidth, height: 0.26, radius: 0.13,
      colour: .track, into: &mesh)
    if left > 0.001 {
      painter.box(
        x: barLeft + barWidth * left / 2, y: -0.45, width: barWidth * left, height: 0.26,
        radius: 0.13, colour: .clock, into: &mesh)
    }
  }
}

/// A button to be drawn.
struct PanelButton {
  var hit: PanelHit
  var label: String
  /// What stands in its ring.
  var badge: String
  /// Ems.
  var width: Float
  var isChosen = false
}
