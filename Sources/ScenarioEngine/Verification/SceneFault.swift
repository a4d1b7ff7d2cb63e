/// Something that goes wrong on a step, and where.
struct SceneFault: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// The scene runs out without `<<end>>`.
    case ranOff
    /// A group in which nothing can be chosen.
    case nothingToChoose
    /// A group with nothing but silence to choose.
    case onlySilence
    /// A ladder, by its index, is pushed past a bound.
    case pushedPast(Int)
    /// A number, by its slot, leaves its range.
    case outOfRange(Int)
    /// Things happen without end and without time.
    case noTime
    /// The machine stops.
    case error(MachineError)
    /// An intervention, by its node, ends by a fault.
    case brokenIntervention(Int)
  }

  var kind: Kind
  var place: ScriptPlace
}

/// The first time that a fault was met: on a step out of a state, or on the way into a beginning.
struct FaultOccurrence: Sendable {
  /// Nil where it is met before the first state.
  var state: UInt32?
  /// Nil where the state itself shows it.
  var step: SceneStep?
  var distance: Distance
}
