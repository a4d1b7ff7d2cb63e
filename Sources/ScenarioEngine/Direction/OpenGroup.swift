/// A group of options while it waits for an answer, with its clock and the gaze that rests on it.
///
/// Times are on the scene clock, which stands still during a pause. Behind an
/// `#interruptible` beat the group opens with the beat and its clock starts when
/// the beat is over.
struct OpenGroup: Sendable, Hashable {
  /// How long the ray must rest on an option.
  static let dwellMs = 1200
  /// How long after the showing a gaze begins to count.
  static let armMs = 500
  /// What is left of the clock, at least, after an intervention.
  static let leastAfterInterventionMs = 3_000

  /// An option as the machine offers it.
  struct Entry: Sendable, Hashable {
    var machineIndex: Int
    var lineIndex: Int
    var id: String
    var substitutions: [String]
    var style: String?
  }

  let number: Int
  let entries: [Entry]
  let silence: Entry?
  let shownAt: Int
  /// The whole time to answer, after the time factor; nil where the group waits.
  let timerMs: Int?
  /// The time from the clock's start; less than `timerMs` after an intervention.
  private let clockMs: Int?
  private(set) var expiresAt: Int?
  /// What latencies count from: the showing, or the end of the beat that an answer cuts.
  private(set) var zero: Int
  /// The beat that an answer cuts, while it lasts.
  private(set) var beat: Beat?
  /// Commands between that beat and the group; they wait for the beat's end.
  private(set) var held: [PresentedCommand] = []
  private(set) var dwell: GazeDwell?

  /// A group without a beat before it; `remainingMs` is what an intervention left of its clock.
  init(
    number: Int, entries: [Entry], silence: Entry?, shownAt: Int, timerMs: Int?,
    remainingMs: Int? = nil
  ) {
    self.number = number
    self.entries = entries
    self.silence = silence
    self.shownAt = shownAt
    self.timerMs = timerMs
    clockMs = remainingMs ?? timerMs
    expiresAt = clockMs.map { shownAt + $0 }
    zero = shownAt
  }

  /// The same group during the beat before it.
  func during(_ beat: Beat, holding commands: [PresentedCommand]) -> OpenGroup {
    var group = self
    group.beat = beat
    group.held = commands
    group.zero = beat.endsAt
    group.expiresAt = nil
    return group
  }

  /// Puts another beat in the place of the one that sounds: silence, where somebody else took over.
  mutating func replaceBeat(_ next: Beat) {
    beat = next
    zero = next.endsAt
  }

  /// The beat before the group is over, and the clock starts.
  mutating func endBeat(at time: Int) {
    beat = nil
    held = []
    zero = time
    expiresAt = clockMs.map { time + $0 }
  }

  /// The next moment at which the group changes by itself.
  var deadline: Int? {
    let own = earlier(earlier(expiresAt, dwellCommitsAt), graceEndsAt)
    return earlier(own, beat?.endsAt)
  }

  /// What is left of the clock.
  func remainingMs(at time: Int) -> Int? {
    beat == nil ? expiresAt.map { max(0, $0 - time) } : clockMs
  }

  /// When an unbroken dwell becomes an answer.
  var dwellCommitsAt: Int? { dwell?.isFullAt(Self.dwellMs) }

  /// When a ray that left loses its dwell.
  var graceEndsAt: Int? { dwell?.isLostAt }

  /// The ray moved to `entry`, or away from all of them.
  mutating func gaze(at entry: Int?, time: Int) {
    dwell.move(to: entry, at: time, countsFrom: shownAt + Self.armMs)
  }

  mutating func dropDwell() { dwell = nil }

  /// How far the dwell ring has filled, 0 to 1, and on which option.
  func dwellProgress(at time: Int) -> (entry: Int, fraction: Double)? {
    dwell?.progress(at: time, of: Self.dwellMs)
  }

  func index(ofOption id: String) -> Int? { entries.firstIndex { $0.id == id } }

  /// The group as the young person sees it.
  var onShow: OptionsOnShow {
    OptionsOnShow(
      number: number,
      options: entries.map {
        OptionOnShow(lineIndex: $0.lineIndex, substitutions: $0.substitutions)
      },
      timerMs: remainingMs(at: shownAt), isDuringLine: isDuringLine)
  }

  /// Whether somebody still speaks.
  var isDuringLine: Bool { beat?.isSilent == false }
}

/// The earlier of two moments, where there are any.
func earlier(_ left: Int?, _ right: Int?) -> Int? {
  guard let left else { return right }
  guard let right else { return left }
  return min(left, right)
}
