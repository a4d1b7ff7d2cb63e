/// Checks one argument of a command against its parameter.
struct ArgumentCheck {
  let checker: Checker
  let parameter: ParameterDeclaration

  func diagnostic(for word: CommandWord) -> Diagnostic? {
    guard let text = word.constant else { return diagnosticForComputed(word) }
    switch parameter.type {
    case .string, .place, .ambience: return nil
    case .number: return NumberText.number(text) == nil ? wrongType(.aNumber, word) : nil
    case .duration: return NumberText.milliseconds(text) == nil ? wrongType(.seconds, word) : nil
    case .bool: return ["true", "false"].contains(text) ? nil : wrongType(.aBool, word)
    case .oneOf(let words): return words.contains(text) ? nil : wrongWord(words, word)
    case .backgroundNode: return diagnostic(forTrack: text, word)
    case .target(let words): return diagnostic(forTarget: text, words, word)
    case .node, .cast, .mark, .end, .ladder, .sound: return diagnostic(forName: text, word)
    }
  }

  /// An expression may stand where a value is wanted, never where a name is.
  private func diagnosticForComputed(_ word: CommandWord) -> Diagnostic? {
    switch parameter.type {
    case .string, .oneOf: return nil
    case .number, .duration: return hasType(.number, word) ? nil : wrongType(.aNumber, word)
    case .bool: return hasType(.bool, word) ? nil : wrongType(.aBool, word)
    case .node, .backgroundNode, .cast, .mark, .end, .ladder, .sound, .place, .ambience,
      .target:
      return wrongType(.aWrittenName, word)
    }
  }

  private func hasType(_ type: ValueType, _ word: CommandWord) -> Bool {
    guard word.pieces.count == 1, case .expression(let expression) = word.pieces[0],
      let actual = checker.symbols.type(of: expression)
    else { return true }
    return actual == type
  }

  // MARK: - Names

  private func diagnostic(forName name: String, _ word: CommandWord) -> Diagnostic? {
    guard let (isKnown, code, wording) = judgement(ofName: name), !isKnown else { return nil }
    return Diagnostic(
      code, wording, [name], at: word.range,
      severity: code == .undefinedNode ? checker.severity(code) : nil)
  }

  /// Whether a name is known, and what to say when not; `nil` where names are not checked.
  private func judgement(
    ofName name: String
  ) -> (isKnown: Bool, code: DiagnosticCode, wording: Wording)? {
    let symbols = checker.symbols
    switch parameter.type {
    case .node, .backgroundNode: return (symbols.nodes[name] != nil, .undefinedNode, .unknownNode)
    case .ladder:
      return (symbols.ladders.contains { $0.name == name }, .unknownLadder, .unknownLadder)
    default: break
    }
    guard let names = checker.input.knownNames else { return nil }
    switch parameter.type {
    case .cast: return (names.cast.contains(name), .unknownCastMember, .unknownCastMember)
    case .mark: return (names.marks.contains(name), .unknownMark, .unknownMark)
    case .end: return (names.ends.contains(name), .unknownEnd, .unknownEnd)
    case .sound: return (names.sounds.contains(name), .unknownSound, .unknownSound)
    default: return nil
    }
  }

  private func diagnostic(forTrack name: String, _ word: CommandWord) -> Diagnostic? {
    let nodes = checker.nodes(titled: name)
    guard let node = nodes.first else { return diagnostic(forName: name, word) }
    let isTrack = nodes.allSatisfy { $0.header("track")?.value.text == "background" }
    return isTrack
      ? nil
      : Diagnostic(
        .noBackgroundTrack, .noBackgroundTrack, [name], at: word.range,
        notes: [Note(.nodeBeginsHere, at: node.title.range)])
  }

  private func diagnostic(
    forTarget name: String, _ words: [String], _ word: CommandWord
  ) -> Diagnostic? {
    guard let names = checker.input.knownNames, !words.contains(name),
      !names.cast.contains(name), !names.marks.contains(name)
    else { return nil }
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(.unknownTarget, .unknownTarget, [name, list], at: word.range)
  }

  // MARK: - Diagnostics

  private func wrongType(_ wording: Wording, _ word: CommandWord) -> Diagnostic {
    Diagnostic(.wrongArgumentType, wording, [parameter.name], at: word.range)
  }

  private func wrongWord(_ words: [String], _ word: CommandWord) -> Diagnostic {
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(.wrongArgumentType, .aWord, [parameter.name, list], at: word.range)
  }
}
