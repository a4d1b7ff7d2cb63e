/// One strand of the scene: the scene itself, an intervention, or something that goes on behind it.
///
/// Every track has a stack and a place of its own; the variables are shared.
struct Track: Sendable, Hashable {
  /// What fills a track's time.
  enum Phase: Sendable, Hashable {
    /// Nothing has started.
    case idle
    /// Between two beats, and held there by an intervention.
    case ready
    /// One or more lines that started together; over when the longest is.
    case beat(Beat)
    /// `<<wait>>`, or a track that begins at this moment.
    case wait(until: Int)
    /// Options are on show.
    case choosing(OpenGroup)
    /// Options that an intervention hides until it is over.
    case hidden(HiddenGroup)
    /// The scene is over, by `<<end ID>>`; for other tracks, their node is.
    case ended(String)
    /// The machine could not go on.
    case failed
  }

  /// The node it began with, by its place in the program; names a background track.
  var home: Int
  var phase = Phase.idle
  /// The node that is playing.
  var node: String?
  /// Where the machine is in it; the main track's is the machine's own.
  var thread = ThreadState()
  var hasBegun = false
  /// What `<<timer>>` said for the group to come, before the time factor.
  var pendingTimerMs: Int?
  /// The group on show as the machine offered it.
  var offered: OfferedGroup?

  init(home: Int) { self.home = home }

  /// The scene time at which something happens by itself.
  var deadline: Int? {
    switch phase {
    case .beat(let beat): beat.endsAt
    case .wait(let until): until
    case .choosing(let group): group.deadline
    case .hidden(let group): group.beat?.endsAt
    case .idle, .ready, .ended, .failed: nil
    }
  }

  /// The lines that sound, if any do.
  var beat: Beat? {
    get {
      switch phase {
      case .beat(let beat): beat
      case .choosing(let group): group.beat
      case .hidden(let group): group.beat
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      switch phase {
      case .beat: phase = .beat(newValue)
      case .choosing(var group):
        group.replaceBeat(newValue)
        phase = .choosing(group)
      case .hidden(var group):
        group.beat = newValue
        phase = .hidden(group)
      default: break
      }
    }
  }

  /// Whether anybody speaks on the track now.
  var isHeard: Bool { beat?.isSilent == false }

  var group: OpenGroup? {
    if case .choosing(let group) = phase { group } else { nil }
  }

  var isOver: Bool {
    switch phase {
    case .ended, .failed: true
    default: false
    }
  }
}

/// Which track is meant.
enum TrackID: Sendable, Hashable {
  case main
  case intervention
  /// By the place of its node in the program: a node runs at most once at a time.
  case background(Int)
}

/// Lines that started together, while they sound.
struct Beat: Sendable, Hashable {
  /// Nil where nothing is heard: the line gave way, or was cut.
  private(set) var first: PresentedLine?
  private(set) var others: [PresentedLine] = []
  let startedAt: Int
  var endsAt: Int

  /// Time that passes in silence.
  init(silentFrom startedAt: Int, until endsAt: Int) {
    self.startedAt = startedAt
    self.endsAt = endsAt
  }

  mutating func add(_ line: PresentedLine, endsAt end: Int) {
    if first == nil { first = line } else { others.append(line) }
    endsAt = max(endsAt, end)
  }

  var isSilent: Bool { first == nil }

  /// Every line of the beat, in the order they began.
  func forEachLine(_ body: (PresentedLine) -> Void) {
    guard let first else { return }
    body(first)
    others.forEach(body)
  }
}

/// A group that an intervention hides; its conditions are asked again afterwards.
struct HiddenGroup: Sendable, Hashable {
  var number: Int
  /// What the ring is drawn against.
  var timerMs: Int?
  /// What is left to answer, or nil where the group waits.
  var remainingMs: Int?
  /// The beat before the group, while it still sounds.
  var beat: Beat?
}
