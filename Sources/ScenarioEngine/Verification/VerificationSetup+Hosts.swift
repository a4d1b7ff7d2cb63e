// Which values of the host's variables are tried.

extension VerificationSetup {
  /// More values of one variable than this are not tried one by one.
  private static let longestDomain = 256
  /// Stands for every text that the script asks nothing about.
  private static let otherText = "andet"

  /// The values of each host variable, in the program's order; for the level the scenario's levels.
  static func domains(of program: Program, levels: [Int]) -> [HostDomain] {
    program.variables.indices.filter { program.variables[$0].isHostSet }.map { slot in
      let variable = program.variables[slot]
      if variable.name == Director.levelVariable, case .number = variable.initialValue,
        !levels.isEmpty
      {
        return HostDomain(
          name: variable.name, values: levels.sorted().map { .number(Float($0)) })
      }
      return domain(of: variable, ValueUse.uses(ofVariable: slot, in: program))
    }
  }

  /// Truth values are gone through; of texts and numbers one of each class that the script tells
  /// apart.
  ///
  /// Where the script does more with one than compare it with constants and show it, the classes are
  /// not known: then the constants and the whole numbers are tried, and the domain is incomplete.
  private static func domain(of variable: VariableInfo, _ uses: Set<ValueUse>) -> HostDomain {
    let constants = uses.compactMap { if case .compared(let value) = $0 { value } else { nil } }
    let values: [Value]
    switch variable.initialValue {
    case .bool: return HostDomain(name: variable.name, values: [.bool(false), .bool(true)])
    case .string(let first): values = texts(first, constants)
    case .number(let first):
      values =
        uses.contains(.otherwise)
        ? wholeNumbers(first, variable.range) : numbers(first, variable.range, constants)
    }
    return HostDomain(
      name: variable.name, values: Array(values.prefix(longestDomain)),
      isComplete: !uses.contains(.otherwise) && values.count <= longestDomain)
  }

  /// Every text that is compared, and one that none of them equals.
  private static func texts(_ first: String, _ constants: [Value]) -> [Value] {
    var compared: [String] = []
    for case .string(let text) in constants where !compared.contains(where: text.hasSameBytes) {
      compared.append(text)
    }
    var other = first
    while compared.contains(where: { $0.hasSameBytes(as: other) }) {
      other = other == first ? otherText : other + "!"
    }
    return (compared + [other]).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { .string($0) }
  }

  /// Every number that is compared, and one between each two and beyond them, within the range.
  private static func numbers(
    _ first: Float, _ range: ClosedRange<Float>?, _ constants: [Value]
  ) -> [Value] {
    var compared: Set<Float> = []
    for case .number(let number) in constants where range?.contains(number) ?? true {
      compared.insert(number)
    }
    let inside = compared.sorted()
    guard let least = inside.first, let most = inside.last else { return [.number(first)] }
    let (lower, upper) = (range?.lowerBound ?? least - 1, range?.upperBound ?? most + 1)
    var result = lower < least ? [lower] : []
    for (index, number) in inside.enumerated() {
      if index > 0 { result += between(inside[index - 1], number) }
      result.append(number)
    }
    if most < upper { result.append(upper) }
    return result.map { .number($0) }
  }

  /// A number between two others, a whole one if there is any; none where they are neighbours.
  private static func between(_ lower: Float, _ upper: Float) -> [Float] {
    let whole = lower.rounded(.down) + 1
    let number = whole < upper ? whole : lower + (upper - lower) / 2
    return lower < number && number < upper ? [number] : []
  }

  private static func wholeNumbers(_ first: Float, _ range: ClosedRange<Float>?) -> [Value] {
    guard let range, range.upperBound - range.lowerBound < Float(longestDomain) else {
      return [.number(first)]
    }
    let lower = Int(range.lowerBound.rounded(.up))
    let upper = Int(range.upperBound.rounded(.down))
    return lower <= upper ? (lower...upper).map { .number(Float($0)) } : [.number(first)]
  }
}
