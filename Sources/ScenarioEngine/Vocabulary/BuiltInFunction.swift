/// The functions that the machine itself computes, with the names that the language gives them.
package enum BuiltInFunction: UInt8, Sendable, Hashable, CaseIterable {
  case visited
  case visitedCount
  /// Whether a node, or any node of a group, could run now.
  case hasAnyContent
  /// A number from 0 up to but not with 1.
  case random
  /// A whole number of steps above the lower of two bounds, both included.
  case randomRange
  case randomRangeFloat
  /// A whole number from 1 to the number of sides.
  case dice
  case round
  case roundPlaces
  case floor
  case ceil
  case inc
  case dec
  case decimal
  case int
  case min
  case max
  case string
  case number
  case bool
  /// A text with a value in place of `{0}`.
  case format
  case formatInvariant

  /// The name in the script.
  package var name: String {
    switch self {
    case .visitedCount: "visited_count"
    case .roundPlaces: "round_places"
    case .hasAnyContent: "has_any_content"
    case .randomRange: "random_range"
    case .randomRangeFloat: "random_range_float"
    case .formatInvariant: "format_invariant"
    default: "\(self)"
    }
  }

  /// What it takes and gives.
  package var declaration: FunctionDeclaration {
    switch self {
    case .visited, .hasAnyContent:
      FunctionDeclaration(name: name, parameters: [.string], result: .bool)
    case .visitedCount: FunctionDeclaration(name: name, parameters: [.string], result: .number)
    case .random: FunctionDeclaration(name: name, parameters: [], result: .number)
    case .dice, .round, .floor, .ceil, .inc, .dec, .decimal, .int:
      FunctionDeclaration(name: name, parameters: [.number], result: .number)
    case .randomRange, .randomRangeFloat, .roundPlaces, .min, .max:
      FunctionDeclaration(name: name, parameters: [.number, .number], result: .number)
    case .string: FunctionDeclaration(name: name, parameters: [nil], result: .string)
    case .number: FunctionDeclaration(name: name, parameters: [nil], result: .number)
    case .bool: FunctionDeclaration(name: name, parameters: [nil], result: .bool)
    case .format: FunctionDeclaration(name: name, parameters: [.string, nil], result: .string)
    case .formatInvariant:
      FunctionDeclaration(name: name, parameters: [.number], result: .string)
    }
  }

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  /// The function of a name.
  package static func named(_ name: String) -> BuiltInFunction? { byName[name] }
}
