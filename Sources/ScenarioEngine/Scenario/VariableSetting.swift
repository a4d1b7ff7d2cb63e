/// What `scenario.yaml` says about a variable of the script.
struct VariableSetting: Sendable {
  /// Without the `$`.
  var name: String
  var type: ValueType
  var defaultValue: Value
  /// For a number: the values it may have.
  var range: ClosedRange<Float>?
  /// Whether the host sets it before a run.
  var isHostSet: Bool
  var isLadder: Bool
  /// Of the name.
  var place: SourceRange

  init?(_ entry: ConfigEntry, _ reader: inout ConfigReader) {
    let node = entry.value
    _ = reader.entries(of: node, known: ["type", "range", "default", "host", "ladder"])
    let word = reader.word(
      reader.required("type", in: node), among: ["number", "string", "bool"])
    guard let type = word.flatMap({ ValueType(basicName: $0) }), let zero = type.zero else {
      return nil
    }
    name = entry.key
    place = entry.keyRange
    self.type = type
    isHostSet = reader.bool(reader.optional("host", in: node)) ?? false
    isLadder = reader.bool(reader.optional("ladder", in: node)) ?? false
    defaultValue = zero
    if type == .number {
      guard let range = Self.range(reader.required("range", in: node), &reader) else { return nil }
      self.range = range
    }
    guard let given = reader.required("default", in: node),
      let value = Self.value(given, type, range, &reader)
    else { return nil }
    defaultValue = value
  }

  /// Two numbers in order.
  static func range(
    _ node: ConfigNode?, _ reader: inout ConfigReader
  ) -> ClosedRange<Float>? {
    guard let node else { return nil }
    var bounds: [Float] = []
    for item in reader.items(of: node) {
      if let number = reader.number(item, in: -1e6...1e6) { bounds.append(Float(number)) }
    }
    if bounds.count == 2, bounds[0] <= bounds[1] { return bounds[0]...bounds[1] }
    reader.report(
      .wrongKind, .expected, ["two numbers, the lower first", "to tal, det laveste først"],
      at: node.range)
    return nil
  }

  private static func value(
    _ node: ConfigNode, _ type: ValueType, _ range: ClosedRange<Float>?,
    _ reader: inout ConfigReader
  ) -> Value? {
    switch type {
    case .bool: return reader.bool(node).map { .bool($0) }
    case .string: return reader.string(node).map { .string($0) }
    case .number:
      let bounds = range.map { Double($0.lowerBound)...Double($0.upperBound) } ?? -1e6...1e6
      return reader.number(node, in: bounds).map { .number(Float($0)) }
    case .enumeration: return nil
    }
  }
}
