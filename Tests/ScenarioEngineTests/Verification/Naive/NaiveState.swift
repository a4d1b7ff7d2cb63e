@testable import ScenarioEngine

/// What the naive explorer holds for one state of a scene: plain values, compared as they are.
struct NaiveState: Hashable {
  var shared: SharedState
  var main: NaiveTrack
  var intervention: NaiveIntervention?
  /// By the node that each began with; the order does not matter, so they are sorted.
  var background: [NaiveBackground] = []
  /// How the scene ended, once it has.
  var over: NaiveEnd?
}

enum NaiveEnd: Hashable {
  /// `<<end ID>>`.
  case end(String)
  case ranOut
  case failed(NaiveFailure)
}

/// Why a scene cannot go on.
enum NaiveFailure: Hashable {
  /// A number left its range.
  case strayed
  case nothingToChoose
  /// The machine stopped, or went round without time passing.
  case stopped
}

struct NaiveTrack: Hashable {
  enum Place: Hashable {
    /// A beat or a wait was begun; the next segment comes when it is over.
    case between
    /// Behind an answer; somebody may have asked for an intervention while the beat before it sounded.
    case answered(mayIntervene: Bool)
    /// An intervention that is about to begin.
    case beginning
    case choosing(NaiveGroup)
    /// Hidden by an intervention; built anew before it is shown.
    case hidden(NaiveGroup)
    case over
  }

  var thread: ThreadState
  var place: Place
  /// What `<<timer>>` said for the group to come.
  var timerMs: Int?
}

struct NaiveGroup: Hashable {
  var timerMs: Int?
  /// The beat before it, while that still sounds.
  var beat: NaiveBeat?
}

struct NaiveBeat: Hashable {
  var milliseconds: Int
  /// The commands between the beat and the group; they wait for its end.
  var held: [PresentedCommand]
  /// Who is heard; nobody once somebody else cut them, or where nothing hangs on it.
  var speakers: Set<Int> = []
}

struct NaiveIntervention: Hashable {
  var home: Int
  var track: NaiveTrack
}

struct NaiveBackground: Hashable, Comparable {
  var home: Int
  var thread: ThreadState

  static func < (left: Self, right: Self) -> Bool { left.home < right.home }
}

/// One thing that can happen in a state, and what is then.
struct NaiveStep {
  enum Kind: Hashable {
    case answer(line: Int)
    case silence(line: Int)
    /// The next segment of the scene or of the intervention.
    case goOn
    case beatOver
    case track(home: Int)
    case intervention(home: Int)
    case level
  }

  var kind: Kind
  var target: Int
  /// How long the scene takes for it where everybody is quick, and where nobody is.
  var quickMs = 0
  var slowMs = 0
  /// How often was drawn on it.
  var draws = 0

  /// Whether the pedagogue does it.
  var isPedagogue: Bool {
    switch kind {
    case .intervention, .level: true
    default: false
    }
  }

  /// Whether anybody chooses it; chance counts as somebody.
  var isDecision: Bool { isAnswer || isPedagogue || draws > 0 }

  var isTrack: Bool { if case .track = kind { true } else { false } }

  var isAnswer: Bool {
    switch kind {
    case .answer, .silence: true
    default: false
    }
  }
}
