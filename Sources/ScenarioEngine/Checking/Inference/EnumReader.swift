/// Reads the cases of an enumeration and says what is wrong with them.
struct EnumReader {
  let files: [SourceFile]

  /// The enumeration as far as it can be understood: each name once, each case with a value.
  func read(_ syntax: EnumSyntax, into report: inout [Diagnostic]) -> EnumInfo {
    let names = uniqueCases(syntax, into: &report)
    let values = names.map { value(of: $0, into: &report) }
    let rawType = values.lazy.compactMap { $0 }.first?.type == .string ? ValueType.string : .number
    if values.contains(where: { $0 != nil }) {
      check(zip(names, values), rawType, syntax, into: &report)
    }
    let cases = zip(names, values).enumerated().map { index, pair in
      EnumInfo.Case(
        name: pair.0.name.text, rawValue: Self.rawValue(pair.1, rawType, index, pair.0),
        range: pair.0.name.range)
    }
    return EnumInfo(
      name: syntax.name.text, cases: cases, rawType: rawType, range: syntax.name.range)
  }

  /// The value as written; where it is missing or of another type, one that is only its own.
  private static func rawValue(
    _ value: Value?, _ type: ValueType, _ index: Int, _ syntax: EnumCaseSyntax
  ) -> Value {
    if let value, value.type == type { return value }
    return type == .string ? .string(syntax.name.text) : .number(Float(index))
  }

  private func uniqueCases(
    _ syntax: EnumSyntax, into report: inout [Diagnostic]
  ) -> [EnumCaseSyntax] {
    var first: [String: SourceRange] = [:]
    return syntax.cases.filter { element in
      guard let other = first.updateValue(element.name.range, forKey: element.name.text) else {
        return true
      }
      report.append(
        Diagnostic(
          .enumDeclaration, .enumCaseTwice, [element.name.text], at: element.name.range,
          notes: [Note(.firstDeclaredHere, at: other)]))
      return false
    }
  }

  /// The value of a case, which is written out as a number or a string.
  private func value(
    of element: EnumCaseSyntax, into report: inout [Diagnostic]
  ) -> Value? {
    guard let expression = element.rawValue, expression.kind != .missing else { return nil }
    let isBracketed = expression.isBracketed(in: files)
    switch expression.kind {
    case .number(let number) where !isBracketed:
      if number != number.rounded() {
        report.append(Diagnostic(.enumDeclaration, .enumWholeNumber, at: expression.range))
      }
      return .number(number)
    case .string(let text) where !isBracketed: return .string(text)
    case .bool where !isBracketed:
      report.append(Diagnostic(.enumDeclaration, .enumRawType, at: expression.range))
      return nil
    default:
      report.append(Diagnostic(.literalOutOfRange, .enumValueComputed, at: expression.range))
      return nil
    }
  }

  /// Where one case has a value all have one, of one type, each its own.
  private func check(
    _ cases: some Sequence<(EnumCaseSyntax, Value?)>, _ type: ValueType, _ syntax: EnumSyntax,
    into report: inout [Diagnostic]
  ) {
    var first: [Value: SourceRange] = [:]
    for (element, value) in cases {
      guard let value else {
        if element.rawValue == nil {
          report.append(
            Diagnostic(
              .enumDeclaration, .enumValueMissing, [element.name.text], at: element.name.range))
        }
        continue
      }
      let range = element.rawValue?.range ?? element.range
      if value.type != type {
        report.append(
          Diagnostic(
            .enumDeclaration, .enumTypesDiffer, [type.name, value.type.name], at: range))
      } else if let other = first.updateValue(range, forKey: value) {
        report.append(
          Diagnostic(
            .enumDeclaration, .enumValueTwice, [value.text], at: range,
            notes: [Note(.firstUsedHere, at: other)]))
      }
    }
  }
}
