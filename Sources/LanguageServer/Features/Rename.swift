import ScenarioEngine

/// Gives nodes and variables another name, everywhere at once.
struct Rename {
  private let place: Place
  private let occurrence: NameOccurrence

  /// What would be renamed at a place.
  ///
  /// - Throws: `ResponseError` with the reason where nothing there can be.
  static func prepare(at place: Place) throws(ResponseError) -> LSP.PrepareRenameResult {
    let rename = try Rename(at: place)
    return LSP.PrepareRenameResult(
      range: place.settings.encoding.range(rename.occurrence.range, in: place.source),
      placeholder: rename.occurrence.name.text)
  }

  /// The places that are written anew, and the name that they get.
  ///
  /// - Throws: `ResponseError` with the reason where the name cannot be given.
  static func edits(at place: Place, to newName: String) throws(ResponseError) -> [FixIt.Edit] {
    let rename = try Rename(at: place)
    let name = try rename.checked(newName)
    return place.analysis.outline.names.occurrences(of: rename.occurrence.name)
      .map { FixIt.Edit(range: $0.range, replacement: name) }
  }

  private init(at place: Place) throws(ResponseError) {
    self.place = place
    let say = { (wording: Wording, arguments: [String]) in
      ResponseError.requestFailed(wording.sentence(in: place.settings.language, arguments))
    }
    guard let occurrence = place.occurrence else { throw say(.nothingToRename, []) }
    self.occurrence = occurrence
    let name = occurrence.name
    switch name.kind {
    case .node: break
    case .variable:
      let shared = place.analysis.input.vocabulary.hostVariables
      if shared.contains(where: { $0.name == name.text }) {
        throw say(.sharedVariable, [name.text])
      }
    default: throw say(.nothingToRename, [])
    }
    if place.analysis.outline.names.definitions(of: name).isEmpty, name.kind == .node {
      throw say(.noSuchNode, [name.text])
    }
  }

  /// The new name without a `$` before it, if it can be given.
  private func checked(_ newName: String) throws(ResponseError) -> String {
    let isVariable = occurrence.name.kind == .variable
    let name = isVariable && newName.hasPrefix("$") ? String(newName.dropFirst()) : newName
    guard NameRules.isName(name) else { throw refusal(.noName, name) }
    if name == occurrence.name.text { return name }
    let symbols = place.analysis.outline.symbols
    let isTaken = isVariable ? symbols.variables[name] != nil : symbols.nodes[name] != nil
    if isTaken { throw refusal(isVariable ? .variableTaken : .nodeTaken, name) }
    return name
  }

  private func refusal(_ wording: Wording, _ name: String) -> ResponseError {
    .requestFailed(wording.sentence(in: place.settings.language, [name]))
  }
}

extension Wording {
  fileprivate static let nothingToRename = Wording(
    en: "only nodes and variables can be renamed here",
    da: "her kan kun knuder og variabler omdøbes")
  fileprivate static let sharedVariable = Wording(
    en: "'${0}' is set from outside in every scenario and keeps its name",
    da: "'${0}' sættes udefra i alle scenarier og beholder sit navn")
  fileprivate static let noSuchNode = Wording(
    en: "no node is named '{0}'", da: "ingen knude hedder '{0}'")
  fileprivate static let noName = Wording(
    en: "'{0}' is no name: it begins with a letter or _, and letters, digits and _ follow",
    da:
      "'{0}' er ikke et navn: det begynder med et bogstav eller _, og så følger bogstaver, tal og _"
  )
  fileprivate static let nodeTaken = Wording(
    en: "another node is named '{0}'", da: "en anden knude hedder '{0}'")
  fileprivate static let variableTaken = Wording(
    en: "another variable is named '${0}'", da: "en anden variabel hedder '${0}'")
}
