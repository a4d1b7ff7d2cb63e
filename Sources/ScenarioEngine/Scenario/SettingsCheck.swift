/// Checks that `scenario.yaml` and the script say the same of what both speak of.
struct SettingsCheck {
  let settings: SettingsFile
  let program: Program
  let vocabulary: Vocabulary?

  /// Notes every difference.
  func check(_ reader: inout ConfigReader) {
    checkNodes(&reader)
    checkLevels(&reader)
    checkInputs(&reader)
    checkCast(&reader)
    for variable in settings.variables {
      checkShared(variable, &reader)
      if !variable.isHostSet { checkOwn(variable, &reader) }
    }
  }

  // MARK: - Nodes

  private func checkNodes(_ reader: inout ConfigReader) {
    check(settings.startNode, asksQuestions: false, &reader)
    for node in [settings.baselineNode, settings.reflectionNode].compactMap(\.self) {
      check(node, asksQuestions: true, &reader)
    }
  }

  private func check(
    _ name: SettingsFile.Located<String>, asksQuestions: Bool, _ reader: inout ConfigReader
  ) {
    guard let node = program.node(named: name.value) else {
      let list = program.nodes.map(\.name).joined(separator: ", ")
      reader.report(
        .unknownName, .unknownName, ["node", "ingen knude", name.value, list], at: name.range)
      return
    }
    let roles = (vocabulary?.headers ?? []).filter { role in
      role.isRole && node.headers.contains { $0.key == role.name }
    }
    if asksQuestions, !roles.contains(where: \.asksQuestions) {
      reader.report(.wrongRoleOfNode, .needsQuestions, [name.value], at: name.range)
    } else if !asksQuestions, let role = roles.first {
      reader.report(.wrongRoleOfNode, .needsMainTrack, [name.value, role.name], at: name.range)
    }
  }

  // MARK: - Levels

  /// Each level at which the scene can be played is one that `$level` can have.
  private func checkLevels(_ reader: inout ConfigReader) {
    guard let range = settings.variables.first(where: { $0.name == "level" })?.range else { return }
    for level in settings.levels where !range.contains(Float(level.value)) {
      let arguments = ["level"] + Self.words(range)
      reader.report(.settingsDiffer, .levelOutOfRange, arguments, at: level.range)
    }
  }

  // MARK: - Ways to answer

  private func checkInputs(_ reader: inout ConfigReader) {
    guard let known = vocabulary?.hashtag("input")?.value.words else { return }
    for input in settings.inputs where !known.contains(input.value) {
      let list = known.joined(separator: ", ")
      reader.report(
        .unknownName, .unknownName, ["input", "ingen måde at svare på", input.value, list],
        at: input.range)
    }
  }

  // MARK: - Cast

  /// What decides on a body is set by the host, and can be so.
  private func checkCast(_ reader: inout ConfigReader) {
    for condition in settings.castConditions {
      do throws(HostValueError) {
        try program.check(settings: condition.value)
      } catch {
        reader.report(.settingsDiffer, error.wording, [], at: condition.range)
      }
    }
  }

  // MARK: - Variables

  /// A variable that every host knows is set by it, of its type and within its range.
  private func checkShared(_ variable: VariableSetting, _ reader: inout ConfigReader) {
    guard
      let declared = vocabulary?.hostVariables.first(where: { $0.name == variable.name })
    else { return }
    if !variable.isHostSet {
      reader.report(.settingsDiffer, .setByHost, [variable.name], at: variable.place)
    } else if variable.type != declared.type {
      reader.report(
        .settingsDiffer, .sharedType, [variable.name, declared.type.name], at: variable.place)
    } else if let widest = declared.range, let range = variable.range,
      !widest.contains(range.lowerBound) || !widest.contains(range.upperBound)
    {
      let arguments = [variable.name] + Self.words(widest)
      reader.report(.settingsDiffer, .sharedRange, arguments, at: variable.place)
    }
  }

  /// A variable of the script is there, of the same type, and starts at the same value.
  private func checkOwn(_ variable: VariableSetting, _ reader: inout ConfigReader) {
    guard let found = program.variables.first(where: { $0.name == variable.name }) else {
      reader.report(.settingsDiffer, .notInScript, [variable.name], at: variable.place)
      return
    }
    guard found.initialValue == variable.defaultValue else {
      let values = [found.initialValue.text, variable.defaultValue.text]
      reader.report(
        .settingsDiffer, .startsDifferently, [variable.name] + values, at: variable.place)
      return
    }
    checkLadder(variable, found, &reader)
  }

  private func checkLadder(
    _ variable: VariableSetting, _ found: VariableInfo, _ reader: inout ConfigReader
  ) {
    let ladder = found.ladder.map { program.ladders[$0] }
    guard let ladder, variable.isLadder else {
      if ladder != nil || variable.isLadder {
        reader.report(
          .settingsDiffer, variable.isLadder ? .noLadderInScript : .ladderInScript,
          [variable.name], at: variable.place)
      }
      return
    }
    let range = Float(ladder.lower)...Float(ladder.upper)
    guard variable.range != range else { return }
    reader.report(
      .settingsDiffer, .ladderRangeDiffers, [variable.name] + Self.words(range),
      at: variable.place)
  }

  private static func words(_ range: ClosedRange<Float>) -> [String] {
    [NumberText.text(of: range.lowerBound), NumberText.text(of: range.upperBound)]
  }
}
