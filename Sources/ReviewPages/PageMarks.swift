/// What kind of act gets a number on the curve.
enum MarkKind: String, Sendable, CaseIterable {
  case choice
  case silence
  case intervention
  case levelChange
  case rewind
  case stop
  case pause

  /// The shape that tells marks apart without colour.
  var shape: MarkShape {
    switch self {
    case .choice, .silence: .circle
    case .intervention, .levelChange, .pause: .square
    case .rewind: .diamond
    case .stop: .octagon
    }
  }
}

enum MarkShape: Sendable {
  case circle
  case square
  case diamond
  case octagon
}

/// One happening of the session, whatever list of the model it came from.
enum SessionMoment: Sendable {
  case entry(SessionReview.TimelineEntry)
  case choice(SessionReview.Choice)
  case stop(SessionReview.Stop)
  case pause(SessionReview.Pause)

  var timeMilliseconds: Int {
    switch self {
    case .entry(let entry): entry.timeMilliseconds
    case .choice(let choice): choice.timeMilliseconds
    case .stop(let stop): stop.timeMilliseconds
    case .pause(let pause): pause.timeMilliseconds
    }
  }

  /// Which comes first at the same millisecond: an answer causes what is said to it.
  var rank: Int {
    switch self {
    case .choice: 0
    case .entry: 1
    case .pause: 2
    case .stop: 3
    }
  }

  /// Nil for what is only read, not numbered: lines, notes and endings.
  var markKind: MarkKind? {
    switch self {
    case .choice(let choice): choice.wasSilence ? .silence : .choice
    case .stop: .stop
    case .pause: .pause
    case .entry(let entry):
      switch entry.kind {
      case .intervention: .intervention
      case .levelChange: .levelChange
      case .rewind: .rewind
      case .line, .ending, .note: nil
      }
    }
  }
}

/// A happening with its number, if it has one.
struct NumberedMoment: Sendable {
  var moment: SessionMoment
  var number: Int?
}

extension SessionReview {
  /// All happenings in time order, the marked ones numbered from 1.
  ///
  /// At the same millisecond a choice comes before the line that answers it,
  /// then pauses and stops; within one list the given order stands.
  func numberedMoments() -> [NumberedMoment] {
    let moments: [SessionMoment] =
      timeline.map(SessionMoment.entry) + choices.map(SessionMoment.choice)
      + pauses.map(SessionMoment.pause) + stops.map(SessionMoment.stop)
    let order = moments.indices.sorted { left, right in
      let (first, second) = (moments[left], moments[right])
      return (first.timeMilliseconds, first.rank, left)
        < (second.timeMilliseconds, second.rank, right)
    }
    var lastNumber = 0
    return order.map { index in
      guard moments[index].markKind != nil else {
        return NumberedMoment(moment: moments[index])
      }
      lastNumber += 1
      return NumberedMoment(moment: moments[index], number: lastNumber)
    }
  }
}
