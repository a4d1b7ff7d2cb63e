// One question of the reflection, with its ways of answering.
extension PanelLayout {
  private static let promptStyle = PanelTextStyle(size: 1.1, weight: .semiBold)
  private static let headingStyle = PanelTextStyle(size: 0.72, colour: .mutedText)
  private static let endStyle = PanelTextStyle(size: 0.76, colour: .mutedText)
  private static let innerWidth: Float = 27.2
  private static let scaleStep: Float = 2.5
  /// Lines of typed text that show; earlier ones scroll away.
  private static let visibleLines = 5

  mutating func drawQuestion(
    _ question: PanelContent.Question, _ content: PanelContent, into mesh: inout PanelMesh
  ) {
    painter.frame = mainFrame(pitchRadians: Self.questionPitchRadians, tiltRadians: -0.12)
    let prompt = painter.block(question.prompt, Self.promptStyle, width: Self.innerWidth)
    let promptHeight = PanelPainter.height(lines: prompt.lines.count, Self.promptStyle)
    let headingHeight: Float =
      question.heading.isEmpty ? 0 : PanelPainter.height(lines: 1, Self.headingStyle) + 0.2
    let answerHeight = height(of: question.answer)
    let height = 1.1 + headingHeight + promptHeight + 0.8 + answerHeight + 0.8 + 2.05 + 0.8
    painter.box(
      x: 0, y: -height / 2, width: Self.innerWidth + 4, height: height, radius: 1.1,
      colour: .backdrop, into: &mesh)
    var y: Float = -1.1
    let left = -Self.innerWidth / 2
    if headingHeight > 0 {
      let heading = painter.block(question.heading, Self.headingStyle, width: 40)
      painter.text(
        heading, Self.headingStyle, x: left, y: y, alignment: .start(column: Self.innerWidth),
        into: &mesh)
    }
    y -= headingHeight
    painter.text(
      prompt, Self.promptStyle, x: left, y: y, alignment: .start(column: Self.innerWidth),
      into: &mesh)
    y -= promptHeight + 0.8
    drawAnswer(question.answer, top: y, content, into: &mesh)
    drawFooter(question, top: y - answerHeight - 0.8, content, into: &mesh)
  }

  // MARK: - Ways of answering

  private mutating func height(of answer: PanelContent.Answer) -> Float {
    switch answer {
    case .scale: 3.4
    case .choices(let labels, _): choicesHeight(labels)
    case .text: PanelPainter.height(lines: Self.visibleLines, PanelTextStyle()) + 1.2
    }
  }

  private mutating func drawAnswer(
    _ answer: PanelContent.Answer, top: Float, _ content: PanelContent,
    into mesh: inout PanelMesh
  ) {
    switch answer {
    case .scale(let selected, let low, let high):
      drawScale(selected: selected, top: top, content, into: &mesh)
      drawEnds(low, high, y: top - 2.3, into: &mesh)
    case .choices(let labels, let selected):
      drawChoices(labels, selected: selected, top: top, content, into: &mesh)
    case .text(let typed):
      drawField(typed, top: top, content, into: &mesh)
    }
  }

  private mutating func drawScale(
    selected: Int?, top: Float, _ content: PanelContent, into mesh: inout PanelMesh
  ) {
    let style = PanelTextStyle(size: 0.95, weight: .semiBold)
    for value in 0...10 {
      let x = (Float(value) - 5) * Self.scaleStep
      let y = top - 1.05
      let hit = PanelHit.scale(value)
      let isFocused = content.focus == hit
      drawFace(
        x: x, y: y, width: 2.1, height: 2.1, radius: 1.05, isFocused: isFocused,
        isChosen: selected == value, into: &mesh)
      if isFocused, content.dwellProgress > 0 {
        painter.ring(
          x: x, y: y, diameter: 2.46, inner: 0.88, filled: content.dwellProgress,
          colour: .accent, into: &mesh)
      }
      let numeral = painter.block(Self.numeral(value), style, width: 4)
      painter.text(
        numeral, style, x: x, y: y + style.size * PanelPainter.lineHeight / 2,
        alignment: .centre, into: &mesh)
      targets.append(
        PanelTarget(
          hit: hit, frame: painter.frame, centre: SIMD2(x, y),
          half: SIMD2(Self.scaleStep / 2, 1.4)))
    }
  }

  private mutating func drawEnds(
    _ low: String, _ high: String, y: Float, into mesh: inout PanelMesh
  ) {
    let edge = 5 * Self.scaleStep + 1.05
    let lowBlock = painter.block(low, Self.endStyle, width: 12)
    painter.text(lowBlock, Self.endStyle, x: -edge, y: y, into: &mesh)
    let highBlock = painter.block(high, Self.endStyle, width: 12)
    painter.text(highBlock, Self.endStyle, x: edge, y: y, alignment: .right, into: &mesh)
  }

  /// Six choices stand in one column, more in two.
  private static func columns(_ count: Int) -> Int { count > 6 ? 2 : 1 }

  private static func choiceWidth(_ count: Int) -> Float {
    count > 6 ? (innerWidth - 0.5) / 2 : innerWidth
  }

  private mutating func choicesHeight(_ labels: [String]) -> Float {
    let columns = Self.columns(labels.count)
    var height: Float = 0
    for first in stride(from: 0, to: labels.count, by: columns) {
      height += rowHeight(labels, first: first, columns: columns) + 0.3
    }
    return max(height - 0.3, 0)
  }

  private mutating func rowHeight(_ labels: [String], first: Int, columns: Int) -> Float {
    let width = min(Self.choiceWidth(labels.count) - 3.5, 21)
    var lines = 1
    for label in labels[first..<min(first + columns, labels.count)] {
      lines = max(lines, painter.block(label, PanelTextStyle(), width: width).lines.count)
    }
    return max(PanelPainter.height(lines: lines, PanelTextStyle()) + 0.75, 2.05)
  }

  private mutating func drawChoices(
    _ labels: [String], selected: Set<Int>, top: Float, _ content: PanelContent,
    into mesh: inout PanelMesh
  ) {
    let columns = Self.columns(labels.count)
    let width = Self.choiceWidth(labels.count)
    var y = top
    for first in stride(from: 0, to: labels.count, by: columns) {
      for index in first..<min(first + columns, labels.count) {
        let side: Float = columns == 1 ? 0 : index == first ? -1 : 1
        let button = PanelButton(
          hit: .choice(index), label: labels[index], badge: Self.badge(index), width: width,
          isChosen: selected.contains(index))
        _ = drawButton(button, x: side * (width + 0.5) / 2, top: y, content, into: &mesh)
      }
      y -= rowHeight(labels, first: first, columns: columns) + 0.3
    }
  }

  private mutating func drawField(
    _ typed: String, top: Float, _ content: PanelContent, into mesh: inout PanelMesh
  ) {
    var style = PanelTextStyle()
    let height = PanelPainter.height(lines: Self.visibleLines, style) + 1.2
    drawFace(
      x: 0, y: top - height / 2, width: Self.innerWidth, height: height, radius: 0.6,
      isFocused: false, isChosen: false, into: &mesh)
    let left = -Self.innerWidth / 2 + 0.9
    if typed.isEmpty { style.colour = .mutedText }
    let block = painter.typedBlock(
      typed.isEmpty ? texts.writeHere : typed, style, width: Self.innerWidth - 1.8)
    let pen = painter.text(
      block, style, x: left, y: top - 0.6,
      alignment: .start(column: Self.innerWidth - 1.8),
      firstLine: max(0, block.lines.count - Self.visibleLines), into: &mesh)
    guard content.isCaretVisible else { return }
    let caretX = typed.isEmpty ? left - 0.12 : pen.x + 0.08
    painter.box(
      x: caretX, y: pen.y + 0.34, width: 0.09, height: 1.1, radius: 0.04, colour: .accent,
      into: &mesh)
  }

  /// "Spring over" stands at every question; "Videre" when there is something to confirm.
  private mutating func drawFooter(
    _ question: PanelContent.Question, top: Float, _ content: PanelContent,
    into mesh: inout PanelMesh
  ) {
    let skip = PanelButton(
      hit: .skip, label: texts.skip, badge: "–", width: buttonWidth(texts.skip))
    let edge = Self.innerWidth / 2
    _ = drawButton(skip, x: -edge + skip.width / 2, top: top, content, into: &mesh)
    guard question.answer.isGiven else { return }
    let next = PanelButton(
      hit: .confirm, label: texts.confirm, badge: "›", width: buttonWidth(texts.confirm))
    _ = drawButton(next, x: edge - next.width / 2, top: top, content, into: &mesh)
  }
}

extension PanelContent.Answer {
  /// Whether anything has been answered yet.
  package var isGiven: Bool {
    switch self {
    case .scale(let selected, _, _): selected != nil
    case .choices(_, let selected): !selected.isEmpty
    case .text(let typed): !typed.isEmpty
    }
  }
}
