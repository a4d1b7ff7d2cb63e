extension ScenarioGraph {
  /// Reads the scripts of a scenario once more, for their shape; texts are given in a language.
  package init(_ package: ScenarioPackage, language: String, report: VerificationReport? = nil) {
    var maker = GraphMaker(package, language: language)
    maker.make()
    self = maker.graph
    if let report { mark(report, in: package) }
  }

  /// Marks what the report says no run comes to.
  private mutating func mark(_ report: VerificationReport, in package: ScenarioPackage) {
    let unreached = report.findings.map(\.diagnostic).filter {
      [.unreachedNode, .unreachedOption].contains($0.code)
    }
    for diagnostic in unreached {
      guard package.sourceFiles.indices.contains(diagnostic.range.file) else { continue }
      let line = package.sourceFiles[diagnostic.range.file].location(of: diagnostic.range.lower)
      let place = Place(file: diagnostic.range.file, line: line.line)
      for index in vertices.indices {
        if diagnostic.code == .unreachedNode, vertices[index].place == place {
          vertices[index].isReached = false
        }
        for option in vertices[index].options.indices
        where vertices[index].options[option].place == place {
          vertices[index].options[option].isReached = false
        }
      }
    }
    let ends = report.outcomes.filter { $0.isReachable == false }.map(\.id)
    for index in vertices.indices {
      if case .end = vertices[index].kind, ends.contains(vertices[index].name) {
        vertices[index].isReached = false
      }
    }
  }
}
