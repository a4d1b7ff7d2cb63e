/// A setting that does not fit the program.
package struct HostValueError: Error, Sendable, Hashable {
  package var name: String
  package var wording: Wording
}

extension Program {
  /// Host-set values from their text form; settings that do not parse are left at their default.
  ///
  /// Call `check(settings:)` first where a person typed them.
  func hostValues(from settings: [String: String]) -> [String: Value] {
    var values: [String: Value] = [:]
    for variable in variables where variable.isHostSet {
      guard let text = settings[variable.name] else { continue }
      values[variable.name] = Self.value(text, like: variable.initialValue)
    }
    return values
  }

  /// Says what is wrong with the first setting that does not fit.
  package func check(settings: [String: String]) throws(HostValueError) {
    for (name, text) in settings.sorted(by: { $0.key < $1.key }) {
      guard let variable = variables.first(where: { $0.name == name && $0.isHostSet }) else {
        throw HostValueError(name: name, wording: unknownVariable(name))
      }
      guard let value = Self.value(text, like: variable.initialValue) else {
        throw HostValueError(name: name, wording: wrongType(variable, text))
      }
      if case .number(let number) = value, let range = variable.range, !range.contains(number) {
        throw HostValueError(name: name, wording: outOfRange(variable, text, range))
      }
    }
  }

  /// The value that a person typed for any variable of the script, within the bounds it has.
  package func value(_ text: String, ofVariable name: String) throws(HostValueError) -> Value {
    guard let variable = variables.first(where: { $0.name == name }) else {
      throw HostValueError(name: name, wording: Self.noVariable(name, variables.map(\.name)))
    }
    guard let value = Self.value(text, like: variable.initialValue) else {
      throw HostValueError(name: name, wording: wrongType(variable, text))
    }
    let bounds =
      variable.ladder.map { Float(ladders[$0].lower)...Float(ladders[$0].upper) } ?? variable.range
    if case .number(let number) = value, let bounds, !bounds.contains(number) {
      throw HostValueError(name: name, wording: outOfRange(variable, text, bounds))
    }
    return value
  }

  private static func noVariable(_ name: String, _ known: [String]) -> Wording {
    let list = known.joined(separator: ", ")
    return Wording(
      en: "the scenario has no variable '\(name)'; it has: \(list)",
      da: "scenariet har ingen variabel '\(name)'; det har: \(list)")
  }

  private static func value(_ text: String, like example: Value) -> Value? {
    switch example {
    case .number: NumberText.number(text).map(Value.number)
    case .bool: ["true": true, "false": false][text].map(Value.bool)
    case .string: .string(text)
    }
  }

  private func unknownVariable(_ name: String) -> Wording {
    let known = variables.filter(\.isHostSet).map(\.name).joined(separator: ", ")
    return Wording(
      en: "the scenario has no setting '\(name)'; it has: \(known)",
      da: "scenariet har ingen indstilling '\(name)'; det har: \(known)")
  }

  private func wrongType(_ variable: VariableInfo, _ text: String) -> Wording {
    Wording(
      en: "'\(variable.name)' is a \(variable.initialValue.type.name); '\(text)' is none",
      da:
        "'\(variable.name)' er af typen \(variable.initialValue.type.name); det er '\(text)' ikke"
    )
  }

  private func outOfRange(
    _ variable: VariableInfo, _ text: String, _ range: ClosedRange<Float>
  ) -> Wording {
    let lower = NumberText.text(of: range.lowerBound)
    let upper = NumberText.text(of: range.upperBound)
    return Wording(
      en: "'\(variable.name)' is \(text); it must lie between \(lower) and \(upper)",
      da: "'\(variable.name)' er \(text); det skal ligge mellem \(lower) og \(upper)")
  }
}
