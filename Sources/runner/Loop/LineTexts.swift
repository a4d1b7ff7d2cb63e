import ScenarioEngine

/// The words of a scenario's lines in the language of a session.
struct LineTexts {
  let package: ScenarioPackage
  let language: String

  /// The words of a line and the name under which its speaker is shown.
  func line(
    _ index: Int, _ substitutions: [String]
  ) -> (speakerID: String?, speaker: String, text: String) {
    let info = package.program.lines[index]
    let resolved = package.stringTable.text(
      for: info, substitutions: substitutions, language: language)
    let name = info.speaker.flatMap(displayName) ?? resolved.speaker ?? ""
    return (info.speaker, name, resolved.text)
  }

  /// The parts of a line's words that its markup stresses with `[b]`, as UTF-8 offsets.
  func stressed(_ index: Int, _ substitutions: [String]) -> [Range<Int>] {
    package.stringTable.text(
      for: package.program.lines[index], substitutions: substitutions, language: language
    ).spoken.attributes.filter { $0.name == "b" }.map(\.range)
  }

  func text(_ index: Int, _ substitutions: [String]) -> String {
    line(index, substitutions).text
  }

  /// The words of a line before its values are known.
  func outline(_ index: Int) -> String {
    package.stringTable.outline(of: package.program.lines[index], language: language).text
  }

  /// How long each line lasts where none has a take.
  var estimatedDurations: DurationTable {
    DurationTable(
      milliseconds: package.program.lines.map {
        DurationTable.estimated(characters: outline($0.index).count)
      })
  }

  func displayName(_ castID: String) -> String? {
    package.castMember(castID).map { $0.displayName[language] }
  }

  /// The text of an end, shown over the first question after the scene.
  func end(_ id: String) -> String? {
    package.end(id)?.text[language]
  }
}
