extension LadderChart {
  /// At most this many rows of numbers above the plot.
  private static let maximumLaneCount = 3
  /// The least distance between two numbers in one row.
  private static let markDistance = 25.0

  /// Draws a session's ladders.
  ///
  /// - Returns: nil when no ladder has a point.
  static func make(
    of review: SessionReview, moments: [NumberedMoment], labels: PageLabels, texts: ReviewTexts
  ) -> LadderChart? {
    let ladders = review.ladders.filter { !$0.points.isEmpty }
    guard let first = ladders.first else { return nil }
    // One axis: its own names where all ladders agree on them, else the standing four.
    let shared = ladders.allSatisfy { $0.stepNames == first.stepNames } ? first.stepNames : []
    let names = shared.count > 1 ? shared : labels.stepNames
    let duration = review.lastMilliseconds
    let lanes = lanes(of: moments, duration: duration)
    let scale = ChartScale(
      durationMilliseconds: duration, stepCount: names.count,
      laneCount: (lanes.compactMap(\.self).max() ?? -1) + 1)
    let curves = ladders.enumerated().map { index, ladder in
      curve(of: ladder, index: index, count: ladders.count, scale: scale, names: names, labels)
    }
    let marks = marks(of: moments, lanes: lanes, scale: scale, labels: labels)
    let pauses = pauses(of: review, scale: scale)
    return LadderChart(
      width: svgNumber(ChartScale.width), height: svgNumber(scale.height),
      plotLeft: svgNumber(ChartScale.left),
      plotRight: svgNumber(ChartScale.width - ChartScale.right),
      plotWidth: svgNumber(scale.plotWidth), plotTop: svgNumber(scale.plotTop),
      plotBottom: svgNumber(scale.plotBottom),
      plotHeight: svgNumber(scale.plotHeight),
      axisLabelX: svgNumber(ChartScale.left + scale.plotWidth / 2),
      axisLabelY: svgNumber(scale.height - 8),
      title: texts.chartHeading,
      description: curves.map { "\($0.title): \($0.course)." }.joined(separator: " "),
      bands: bands(names: names, scale: scale),
      ticks: ticks(scale: scale, labels: labels),
      pauses: pauses, curves: curves, marks: marks,
      isCrowded: marks.contains { !$0.hasRoom }, hasMarks: !marks.isEmpty,
      hasPauses: !pauses.isEmpty)
  }

  private static func bands(names: [String], scale: ChartScale) -> [Band] {
    names.enumerated().map { step, name in
      let middle = scale.y(step: step)
      return Band(
        name: name, top: svgNumber(middle - ChartScale.bandHeight / 2),
        labelX: svgNumber(ChartScale.left - 10), labelY: svgNumber(middle + 5),
        height: svgNumber(ChartScale.bandHeight), isShaded: step.isMultiple(of: 2))
    }
  }

  private static func ticks(scale: ChartScale, labels: PageLabels) -> [Tick] {
    scale.ticks.map { time in
      Tick(
        x: svgNumber(scale.x(time)), top: svgNumber(scale.plotBottom),
        bottom: svgNumber(scale.plotBottom + 5), labelY: svgNumber(scale.plotBottom + 19),
        label: labels.clock(time))
    }
  }

  private static func pauses(of review: SessionReview, scale: ChartScale) -> [PauseField] {
    review.pauses.map { pause in
      let start = scale.x(pause.timeMilliseconds)
      let end = scale.x(pause.endMilliseconds ?? scale.durationMilliseconds)
      return PauseField(
        x: svgNumber(start), width: svgNumber(max(1, end - start)),
        top: svgNumber(scale.plotTop), height: svgNumber(scale.plotHeight))
    }
  }

  private static func curve(
    of ladder: SessionReview.Ladder, index: Int, count: Int, scale: ChartScale,
    names: [String], _ labels: PageLabels
  ) -> Curve {
    let stairs = ladder.stairs(stepCount: names.count)
    // Curves on the same step lie side by side instead of hiding each other.
    let shift = (Double(index) - Double(count - 1) / 2) * 7
    var path = ""
    for (place, stair) in stairs.enumerated() {
      let (x, y) = (svgNumber(scale.x(stair.start)), svgNumber(scale.y(step: stair.step) + shift))
      path += place == 0 ? "M\(x) \(y)" : " H\(x) V\(y)"
    }
    path += " H\(svgNumber(scale.x(scale.durationMilliseconds)))"
    let course = stairs.map { "\(names[$0.step]) \(labels.clock($0.start))" }
    return Curve(
      title: ladder.title, path: path, className: "curve-\(index % 4)",
      course: course.joined(separator: " → "))
  }

  private static func marks(
    of moments: [NumberedMoment], lanes: [Int?], scale: ChartScale, labels: PageLabels
  ) -> [Mark] {
    var marks: [Mark] = []
    for moment in moments {
      guard let number = moment.number, let kind = moment.moment.markKind else { continue }
      let lane = lanes[marks.count]
      let x = scale.x(moment.moment.timeMilliseconds)
      let middle = (Double(lane ?? 0) + 0.5) * ChartScale.laneHeight
      let time = labels.clock(moment.moment.timeMilliseconds)
      marks.append(
        Mark(
          number: number, x: svgNumber(x),
          top: svgNumber(lane == nil ? scale.plotTop : middle + 10),
          bottom: svgNumber(scale.plotBottom), textY: svgNumber(middle + 4.5),
          shape: kind.shape.path(x: x, y: middle), href: "#mark-\(number)",
          label: "\(number): \(labels.kind(kind)) \(time)", hasRoom: lane != nil))
    }
    return marks
  }

  /// Gives each marked moment, in order, the first row with room for it.
  private static func lanes(of moments: [NumberedMoment], duration: Int) -> [Int?] {
    let scale = ChartScale(durationMilliseconds: duration, stepCount: 1, laneCount: 0)
    var ends = [Double](repeating: -.infinity, count: maximumLaneCount)
    return moments.filter { $0.number != nil }.map { moment in
      let x = scale.x(moment.moment.timeMilliseconds)
      guard let lane = ends.firstIndex(where: { $0 + markDistance <= x }) else { return nil }
      ends[lane] = x
      return lane
    }
  }
}

extension MarkShape {
  /// An outline around a point, about 20 units across.
  func path(x: Double, y: Double) -> String {
    switch self {
    case .circle:
      return "M\(svgNumber(x - 10)) \(svgNumber(y)) a10 10 0 1 0 20 0 a10 10 0 1 0 -20 0 Z"
    case .square: return Self.polygon([(-9, -9), (9, -9), (9, 9), (-9, 9)], x, y)
    case .diamond: return Self.polygon([(0, -13), (13, 0), (0, 13), (-13, 0)], x, y)
    case .octagon:
      let corners = [
        (-4, -10), (4, -10), (10, -4), (10, 4), (4, 10), (-4, 10), (-10, 4), (-10, -4),
      ]
      return Self.polygon(corners, x, y)
    }
  }

  private static func polygon(_ corners: [(Int, Int)], _ x: Double, _ y: Double) -> String {
    let points = corners.map { "\(svgNumber(x + Double($0.0))) \(svgNumber(y + Double($0.1)))" }
    return "M" + points.joined(separator: " L") + " Z"
  }
}

extension SessionReview {
  /// The end of the time axis: no happening lies after it, and it is never 0.
  var lastMilliseconds: Int {
    let times =
      [1000, header.durationMilliseconds]
      + timeline.map(\.timeMilliseconds) + choices.map(\.timeMilliseconds)
      + stops.map(\.timeMilliseconds) + pauses.map(\.timeMilliseconds)
      + pauses.compactMap(\.endMilliseconds)
      + ladders.flatMap { $0.points.map(\.timeMilliseconds) }
    return times.max() ?? 1000
  }
}

extension SessionReview.Ladder {
  struct Stair: Equatable {
    var start: Int
    var step: Int
  }

  /// The named steps in time order, one stair for as long as a step lasts.
  func stairs(stepCount: Int) -> [Stair] {
    let order = points.indices.sorted {
      (points[$0].timeMilliseconds, $0) < (points[$1].timeMilliseconds, $1)
    }
    var stairs: [Stair] = []
    for index in order {
      let step = step(of: points[index].value, count: stepCount)
      if stairs.last?.step == step { continue }
      // The last of several changes at one instant is the one that stands.
      if stairs.last?.start == points[index].timeMilliseconds { stairs.removeLast() }
      if stairs.last?.step == step { continue }
      stairs.append(Stair(start: points[index].timeMilliseconds, step: step))
    }
    return stairs
  }
}
