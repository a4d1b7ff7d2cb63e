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
  /// At the same millisecond an entry comes before the choice it leads to,
  /// then pauses and stops; within one list the given order stands.
  func numberedMoments() -> [NumberedMoment] {
    let moments: [SessionMoment] =
      timeline.map(SessionMoment.entry) + choices.map(SessionMoment.choice)
      + pauses.map(SessionMoment.pause) + stops.map(SessionMoment.stop)
    let order = moments.indices.sorted {
      (moments[$0].timeMilliseconds, $0) < (moments[$1].timeMilliseconds, $1)
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
