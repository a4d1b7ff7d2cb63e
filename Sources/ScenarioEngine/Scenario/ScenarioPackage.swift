/// A scenario as it is played: its script compiled, with all that its folder says about it.
///
/// `Scenario/` is the one folder of the engine that knows files and formats.
/// It reads the `.yarnproject`, the scripts, the shared declarations, the
/// settings, the law and the translations, and gives values. Every fault in any
/// of them is a `Diagnostic` with its place; one load reports them all.
package struct ScenarioPackage: Sendable {
  /// How many answers a calm end may be away where `scenario.yaml` does not say.
  package static let usualCalmWithin = 8

  package var id: String
  package var version: String
  package var title: LocalizedText
  package var summary: LocalizedText
  /// The hardness settings, of 1 to 5, at which the scene can be played.
  package var levels: [Int]
  /// The ways to answer that the scene is made for; empty where it says nothing of them.
  package var inputs: [String]
  package var cast: [CastMember]
  package var marks: [StageMark]
  package var ends: [ScenarioEnd]
  package var law: [LawClaim]
  /// What the host sets before a run.
  package var hostVariables: [HostVariable]
  /// The values that the script's other numbers may have, by name without `$`.
  package var numberRanges: [String: ClosedRange<Float>]
  /// Within how many answers a calm end must be in reach, wherever the young person stands.
  package var calmWithin = Self.usualCalmWithin
  package var startNode: String
  /// Questions before the scene.
  package var baselineNode: String?
  /// Questions after the scene.
  package var reflectionNode: String?
  /// The name of a place in `Assets/Places`.
  package var place: String
  /// The name of a sound in `Assets/Audio`.
  package var ambience: String?
  package var sounds: [String]
  package var baseLanguage: String
  package var vocabulary: Vocabulary
  package var program: Program
  package var stringTable: StringTable
  /// The tables of translations as they were read, by language.
  package var translations: [String: TranslationFile]
  /// All files read; the scripts come first, in the compiler's order.
  package var sourceFiles: [SourceFile]
  /// Warnings; a scenario with errors is not loaded.
  package var diagnostics: [Diagnostic]

  /// Reads a scenario's folder, or the `.yarnproject` in it.
  ///
  /// - Throws: `ScenarioLoadError` with every fault found.
  package static func load(
    folder: String, from files: ScenarioFiles = .disk
  ) throws(ScenarioLoadError) -> ScenarioPackage {
    var loader = ScenarioLoader(files: files)
    if let package = loader.load(folder) { return package }
    throw ScenarioLoadError(diagnostics: loader.diagnostics, sourceFiles: loader.sourceFiles)
  }

  /// The body that a part has in a session: that of the first alternative that fits, else its own.
  ///
  /// - Parameters:
  ///   - member: one of the cast.
  ///   - settings: host-set variables as text; those that are left out have their default.
  /// - Returns: the name of a person in `Assets/People`.
  package func personAsset(of member: CastMember, settings: [String: String]) -> String {
    let given = program.hostValues(from: settings)
    let alternative = member.alternatives.first { alternative in
      let needed = program.hostValues(from: alternative.settings)
      return program.variables.allSatisfy { variable in
        guard let value = needed[variable.name] else { return true }
        return given[variable.name] ?? variable.initialValue == value
      }
    }
    return alternative?.personAsset ?? member.personAsset
  }

  package func castMember(_ id: String) -> CastMember? { cast.first { $0.id == id } }
  package func mark(_ name: String) -> StageMark? { marks.first { $0.name == name } }
  package func end(_ id: String) -> ScenarioEnd? { ends.first { $0.id == id } }
  package func lawClaim(_ id: String) -> LawClaim? { law.first { $0.id == id } }

  /// What the pedagogue reads of an intervention, by its node; the node's title where it is gone.
  package func label(ofIntervention node: String, in language: String) -> String {
    program.node(named: node)?.label(in: language) ?? node
  }
}

/// A scenario that cannot be played, with everything that is wrong with it.
package struct ScenarioLoadError: Error, Sendable, CustomStringConvertible {
  /// Errors and warnings; at least one error.
  package var diagnostics: [Diagnostic]
  package var sourceFiles: [SourceFile]

  /// All of it as text for a person.
  package func message(in language: DiagnosticLanguage) -> String {
    DiagnosticFormatter(files: sourceFiles, language: language).format(diagnostics)
  }

  package var description: String { message(in: .english) }
}
