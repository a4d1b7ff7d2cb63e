import ScenarioEngine

/// Where names are made and used.
enum Navigation {
  /// Where the name at a place is made; a line id leads from its translations to its line.
  static func definition(at place: Place) -> [LSP.Location] {
    guard let occurrence = place.occurrence else { return [] }
    return place.analysis.outline.names.definitions(of: occurrence.name)
      .compactMap { location($0.range, place.analysis, place.settings) }
  }

  /// Every place of the name, those that make it only where they are asked for.
  static func references(at place: Place, includingDefinition: Bool) -> [LSP.Location] {
    guard let occurrence = place.occurrence else { return [] }
    return place.analysis.outline.names.occurrences(of: occurrence.name)
      .filter { includingDefinition || $0.role != .definition }
      .compactMap { location($0.range, place.analysis, place.settings) }
  }

  /// The places of the name in the same file.
  static func highlights(at place: Place) -> [LSP.DocumentHighlight] {
    guard let occurrence = place.occurrence else { return [] }
    return place.analysis.outline.names.occurrences(of: occurrence.name)
      .filter { $0.range.file == place.file }
      .map { other in
        LSP.DocumentHighlight(
          range: place.settings.encoding.range(other.range, in: place.source),
          kind: other.role == .use
            ? LSP.DocumentHighlight.read : LSP.DocumentHighlight.write)
      }
  }

  static func location(
    _ range: SourceRange, _ analysis: Analysis, _ settings: ClientSettings
  ) -> LSP.Location? {
    guard analysis.files.indices.contains(range.file) else { return nil }
    let file = analysis.files[range.file]
    return LSP.Location(
      uri: DocumentURI.uri(of: file.path), range: settings.encoding.range(range, in: file))
  }

  /// The source of each legal claim that a script's lines name.
  static func links(
    inFile file: Int, _ analysis: Analysis, _ settings: ClientSettings
  ) -> [LSP.DocumentLink] {
    let law = analysis.reading?.law ?? []
    return analysis.outline.names.occurrences.compactMap { occurrence in
      guard occurrence.range.file == file, occurrence.name.kind == .legalClaim,
        let claim = law.first(where: { $0.id == occurrence.name.text }),
        claim.source.hasPrefix("https://") || claim.source.hasPrefix("http://")
      else { return nil }
      return LSP.DocumentLink(
        range: settings.encoding.range(occurrence.range, in: analysis.files[file]),
        target: claim.source, tooltip: claim.paragraph)
    }
  }
}
