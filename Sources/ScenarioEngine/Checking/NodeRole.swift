// The part that a node plays beside the main track: its questions, a background
// track, an intervention. A header that the vocabulary declares as a role says so.

extension Vocabulary {
  /// The declaration of a node's role, or `nil` for a node of the main track.
  func role(of node: NodeSyntax) -> HeaderDeclaration? {
    for header in node.headers {
      guard let declaration = self.header(header.key.text), declaration.isRole,
        declaration.values.contains(header.value.text)
      else { continue }
      return declaration
    }
    return nil
  }
}

extension Checker {
  /// The declaration of a node's role, or `nil` for a node of the main track.
  func role(of node: NodeSyntax) -> HeaderDeclaration? { input.vocabulary.role(of: node) }

  /// The nodes with a title; several where they form a group.
  func nodes(titled title: String) -> [NodeSyntax] {
    titles[title, default: []].map { survey.nodes[$0] }
  }

  /// The titles that some detour leads to and neither a jump nor the scene's start does.
  ///
  /// The text of such a node may run out: it goes back to where it was called.
  var returningTitles: Set<String> {
    var detours: Set<String> = []
    var jumps: Set<String> = []
    for jump in survey.jumps {
      guard case .node(let name) = jump.target else { continue }
      if jump.isDetour { detours.insert(name.text) } else { jumps.insert(name.text) }
    }
    if let start = input.knownNames?.startNode { jumps.insert(start) }
    return detours.subtracting(jumps)
  }
}
