/// Where every track of a scene is, unpacked: what a state has beside its shared values.
///
/// One of these is kept and filled again and again, so that a step allocates
/// nothing.
struct SceneState {
  /// What a track waits for.
  enum Phase: UInt32 {
    /// Between two beats.
    case boundary
    /// Right behind an answer: the track goes on at once, but for a change of level.
    case answered
    /// Right behind an answer that cut a beat: what the pedagogue asked for meanwhile comes first.
    case answeredEarly
    /// Options are on show.
    case group
    /// Options are on show during the beat before them.
    case soundingGroup
    /// `<<end ID>>`; the counter is the end's place in the setup's list.
    case ended
    /// The scene cannot go on; the counter tells kinds of faults apart.
    case failed

    var isGroup: Bool { self == .group || self == .soundingGroup }
    var isOver: Bool { self == .ended || self == .failed }
  }

  /// The largest numbers that fit their places.
  static let counterLimit = 1 << 24
  private static let callLimit = 511
  private static let trackLimit = 127
  private static let heldLimit = 31
  /// More words than the places of any state that fits.
  static let mostWords = 2 * callLimit + 2 * trackLimit + heldLimit + 32

  var phase = Phase.boundary
  var counter: UInt32 = 0
  /// Where the detours that are under way go on, the outermost first.
  var calls: [UInt32] = []
  /// The clock of the group that waits, or of the one to come, + 1; 0 where there is none.
  var timer: UInt32 = 0
  /// Who is heard in the beat before a group that can be answered early, a bit for each; 0 where
  /// nothing hangs on it (`ScriptSites.tellsSpeakers`) or somebody else has cut it.
  var speakers: UInt32 = 0
  /// The node of the intervention that plays, + 1; 0 where none does.
  var intervention: UInt32 = 0
  var interventionPhase = Phase.boundary
  var interventionCounter: UInt32 = 0
  var interventionCalls: [UInt32] = []
  /// One bit for each option of the group that is answered: whether it can be taken.
  var available: [UInt32] = []
  /// What waits for the end of the beat: a node × 2, + 1 where it is halted.
  var held: [UInt32] = []
  /// The nodes of the background tracks, sorted, and where each of them is.
  var tracks: [UInt32] = []
  var trackCounters: [UInt32] = []

  /// Whether nothing more happens.
  var isOver: Bool { phase.isOver }

  /// What the track in front waits for.
  var frontPhase: Phase { intervention == 0 ? phase : interventionPhase }

  /// Where the track in front is.
  var frontCounter: Int { Int(intervention == 0 ? counter : interventionCounter) }

  func isAvailable(_ option: Int) -> Bool { available[option >> 5] >> (option & 31) & 1 == 1 }

  /// The scene is over: nothing but how is left.
  mutating func close(_ end: Phase, _ number: Int) {
    phase = end
    counter = UInt32(clamping: number)
    timer = 0
    speakers = 0
    Self.empty(&calls)
    Self.empty(&tracks)
    Self.empty(&trackCounters)
    endIntervention()
  }

  mutating func endIntervention() {
    intervention = 0
    interventionPhase = .boundary
    interventionCounter = 0
    Self.empty(&interventionCalls)
    Self.empty(&available)
    Self.empty(&held)
  }

  /// Most lists are empty most of the time, and asking is cheaper than emptying.
  private static func empty(_ list: inout [UInt32]) {
    if !list.isEmpty { list.removeAll(keepingCapacity: true) }
  }

  // MARK: - Packing

  /// Whether every part fits its place.
  var fits: Bool {
    calls.count <= Self.callLimit && interventionCalls.count <= Self.callLimit
      && tracks.count <= Self.trackLimit && held.count <= Self.heldLimit
  }

  /// Appends the words of the state's places.
  func pack(into words: inout WordBuffer) {
    words.append(
      counter | phase.rawValue << 24 | (timer == 0 ? 0 : 1) << 28
        | (intervention == 0 ? 0 : 1) << 29 | (speakers == 0 ? 0 : 1) << 30)
    words.append(
      UInt32(calls.count) | UInt32(tracks.count) << 9 | UInt32(held.count) << 16
        | UInt32(available.count) << 21)
    if timer != 0 { words.append(timer) }
    if speakers != 0 { words.append(speakers) }
    for call in calls { words.append(call) }
    if intervention != 0 {
      words.append(intervention | UInt32(interventionCalls.count) << 22)
      words.append(interventionCounter | interventionPhase.rawValue << 24)
      for call in interventionCalls { words.append(call) }
    }
    for word in available { words.append(word) }
    for word in held { words.append(word) }
    for track in tracks { words.append(track) }
    for counter in trackCounters { words.append(counter) }
  }

  /// Reads what `pack` wrote, from a place on; keeps the storage.
  mutating func unpack(_ words: WordBuffer, from start: Int) {
    let first = words[start]
    let sizes = words[start + 1]
    var place = start + 2
    counter = first & 0xFF_FFFF
    phase = Phase(rawValue: first >> 24 & 0xF) ?? .failed
    timer = 0
    if first >> 28 & 1 == 1 {
      timer = words[place]
      place += 1
    }
    speakers = 0
    if first >> 30 & 1 == 1 {
      speakers = words[place]
      place += 1
    }
    Self.read(Int(sizes & 0x1FF), words, &place, &calls)
    if first >> 29 & 1 == 0 {
      endIntervention()
    } else {
      intervention = words[place] & 0x3F_FFFF
      let count = Int(words[place] >> 22)
      interventionCounter = words[place + 1] & 0xFF_FFFF
      interventionPhase = Phase(rawValue: words[place + 1] >> 24) ?? .failed
      place += 2
      Self.read(count, words, &place, &interventionCalls)
    }
    Self.read(Int(sizes >> 21 & 0xF), words, &place, &available)
    Self.read(Int(sizes >> 16 & 0x1F), words, &place, &held)
    Self.read(Int(sizes >> 9 & 0x7F), words, &place, &tracks)
    Self.read(Int(sizes >> 9 & 0x7F), words, &place, &trackCounters)
  }

  private static func read(
    _ count: Int, _ words: WordBuffer, _ place: inout Int, _ list: inout [UInt32]
  ) {
    // As long as it was before, most of the time.
    while list.count > count { list.removeLast() }
    while list.count < count { list.append(0) }
    for index in 0..<count { list[index] = words[place + index] }
    place += count
  }

  // MARK: - Tracks

  /// Adds a background track at its place in the order.
  mutating func startTrack(_ node: UInt32, at counter: UInt32) {
    var place = 0
    while place < tracks.count, tracks[place] < node { place += 1 }
    if place < tracks.count, tracks[place] == node { return }
    tracks.insert(node, at: place)
    trackCounters.insert(counter, at: place)
  }

  mutating func haltTrack(_ node: UInt32) {
    guard let place = tracks.firstIndex(of: node) else { return }
    tracks.remove(at: place)
    trackCounters.remove(at: place)
  }
}
