/// The functions that the machine itself computes; all are pure but for visit counts.
package enum BuiltInFunction: UInt8, Sendable, Hashable, CaseIterable {
  case visited
  case visitedCount
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

  /// The name in the script.
  package var name: String {
    switch self {
    case .visitedCount: "visited_count"
    case .roundPlaces: "round_places"
    default: "\(self)"
    }
  }

  /// What it takes and gives.
  package var declaration: FunctionDeclaration {
    switch self {
    case .visited: FunctionDeclaration(name: name, parameters: [.string], result: .bool)
    case .visitedCount: FunctionDeclaration(name: name, parameters: [.string], result: .number)
    case .round, .floor, .ceil, .inc, .dec, .decimal, .int:
      FunctionDeclaration(name: name, parameters: [.number], result: .number)
    case .roundPlaces, .min, .max:
      FunctionDeclaration(name: name, parameters: [.number, .number], result: .number)
    case .string: FunctionDeclaration(name: name, parameters: [nil], result: .string)
    case .number: FunctionDeclaration(name: name, parameters: [nil], result: .number)
    case .bool: FunctionDeclaration(name: name, parameters: [nil], result: .bool)
    }
  }

  /// The function of a name.
  package static func named(_ name: String) -> BuiltInFunction? {
    allCases.first { $0.name == name }
  }
}
