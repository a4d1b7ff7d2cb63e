/// What could be understood of a scenario's folder, however much is wrong with it.
///
/// A `ScenarioPackage` is either whole or not there. Who writes a scenario needs
/// the other view: all faults, and whatever names and texts are known so far.
package struct ScenarioReading: Sendable {
  /// `nil` where something keeps the scenario from being played.
  package let scenario: ScenarioPackage?
  /// Every fault, and every warning.
  package let diagnostics: [Diagnostic]
  /// The scripts first, then what else was read.
  package let sourceFiles: [SourceFile]
  /// The scripts with what they are held against; without files where no project was found.
  package let input: CompilationInput
  package let cast: [CastMember]
  package let marks: [StageMark]
  package let ends: [ScenarioEnd]
  package let law: [LawClaim]
  /// `nil` where no project was found.
  package let stringTable: StringTable?

  /// Reads a scenario's folder, or the `.yarnproject` in it.
  package static func read(
    folder: String, from files: ScenarioFiles = .disk
  ) -> ScenarioReading {
    var loader = ScenarioLoader(files: files)
    let scenario = loader.load(folder)
    return ScenarioReading(
      scenario: scenario, diagnostics: loader.diagnostics, sourceFiles: loader.sourceFiles,
      input: loader.input ?? CompilationInput(files: []), cast: loader.settings?.cast ?? [],
      marks: loader.settings?.marks ?? [], ends: loader.settings?.ends ?? [], law: loader.law,
      stringTable: loader.table)
  }
}
