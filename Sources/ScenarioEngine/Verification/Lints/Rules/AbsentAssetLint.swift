/// What the scenario shows and plays is among the stage's places, people and sounds.
enum AbsentAssetLint: LintRule {
  private static let folders = (places: "Places", people: "People", sounds: "Audio")
  /// An `<<ambience>>` of this name is quiet.
  private static let quiet = "none"

  static func check(_ subject: LintSubject, into report: inout [Diagnostic]) {
    guard let assets = subject.context.assets else { return }
    let settings = subject.settings
    look(for: [settings?["place"]], in: assets.places, folders.places, into: &report)
    let parts = settings?["cast"]?.entries.map(\.value) ?? []
    let people = parts.flatMap { part in
      ([part] + (part["instead"]?.items ?? [])).map { $0["person"] }
    }
    look(for: people, in: assets.people, folders.people, into: &report)
    let sounds = [settings?["ambience"]] + (settings?["sounds"]?.items ?? [])
    look(for: sounds, in: assets.sounds, folders.sounds, into: &report)
    checkCommands(subject, assets, into: &report)
  }

  private static func look(
    for nodes: [ConfigNode?], in names: Set<String>, _ folder: String,
    into report: inout [Diagnostic]
  ) {
    for case let node? in nodes {
      guard case .scalar(let name, _) = node.content, !node.isNull else { continue }
      look(for: name, at: node.range, in: names, folder, into: &report)
    }
  }

  private static func look(
    for name: String, at range: SourceRange, in names: Set<String>, _ folder: String,
    into report: inout [Diagnostic]
  ) {
    if names.contains(name) { return }
    let list = names.sorted().joined(separator: ", ")
    report.append(
      Diagnostic(.absentAsset, .absentAsset, [name, "Assets/\(folder)", list], at: range))
  }

  private static func checkCommands(
    _ subject: LintSubject, _ assets: AssetNames, into report: inout [Diagnostic]
  ) {
    for command in subject.survey.commands.map(\.syntax) {
      guard let declaration = command.name.flatMap(subject.package.vocabulary.command) else {
        continue
      }
      for (index, word) in command.words.dropFirst().enumerated() {
        guard let name = word.constant else { continue }
        switch declaration.parameter(at: index)?.type {
        case .place:
          look(for: name, at: word.range, in: assets.places, folders.places, into: &report)
        case .ambience where name != quiet:
          look(for: name, at: word.range, in: assets.sounds, folders.sounds, into: &report)
        default: break
        }
      }
    }
  }
}
