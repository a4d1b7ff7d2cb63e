/// What the naive explorer came by on its way.
final class NaiveFacts {
  var nodes: Set<Int> = []
  var lines: Set<Int> = []
  /// Options that could be taken.
  var options: Set<Int> = []
  var ends: Set<String> = []
  /// Ladders pushed past a bound, and numbers that left their range.
  var saturations: Set<String> = []
  var violations: Set<String> = []
  /// Groups in which nothing can be chosen, and with nothing but silence, by their first option.
  var stuckGroups: Set<Int> = []
  var silentGroups: Set<Int> = []
  /// The nodes in which the scene ran out.
  var ranOut: Set<Int> = []
  /// The nodes in which the machine stopped with an error, and in which nothing took time.
  var errors: Set<Int> = []
  var timelessLoops: Set<Int> = []
  /// Interventions that ended by a fault.
  var lostInterventions: Set<Int> = []
}
