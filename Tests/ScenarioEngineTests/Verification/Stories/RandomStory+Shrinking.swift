extension RandomStory {
  /// Every story that lacks one thing of this one.
  var smaller: [RandomStory] {
    var stories: [RandomStory] = []
    if levels.count > 1 { stories.append(with { $0.levels.removeLast() }) }
    if hasHostBool { stories.append(with { $0.hasHostBool = false }) }
    for index in nodes.indices {
      if index > 0 { stories.append(with { $0.nodes.remove(at: index) }) }
      if reflection == nodes[index].title {
        stories.append(
          with {
            $0.nodes.remove(at: index)
            $0.reflection = nil
          })
      }
      for header in nodes[index].headers.indices {
        stories.append(with { $0.nodes[index].headers.remove(at: header) })
      }
      for body in Self.smaller(nodes[index].body) {
        stories.append(with { $0.nodes[index].body = body })
      }
    }
    return stories
  }

  /// The smallest story with which something still holds, by leaving out one thing after another.
  func shrunk(while holds: (RandomStory) -> Bool) -> RandomStory {
    var story = self
    while let next = story.smaller.first(where: holds) { story = next }
    return story
  }

  private func with(_ change: (inout RandomStory) -> Void) -> RandomStory {
    var copy = self
    change(&copy)
    return copy
  }

  private static func smaller(_ block: [Statement]) -> [[Statement]] {
    var blocks: [[Statement]] = []
    for index in block.indices {
      for replacement in [[]] + parts(of: block[index]) {
        var copy = block
        copy.replaceSubrange(index...index, with: replacement)
        blocks.append(copy)
      }
    }
    return blocks
  }

  /// What can stand for a statement and is less than it.
  private static func parts(of statement: Statement) -> [[Statement]] {
    switch statement {
    case .line(var line):
      guard !line.tags.isEmpty || line.words > 1 else { return [] }
      line.words = 1
      line.tags = ""
      return [[.line(line)]]
    case .command: return []
    case .conditional(let condition, let then, let otherwise):
      return [then, otherwise]
        + smaller(then).map { [.conditional(condition, then: $0, otherwise: otherwise)] }
        + smaller(otherwise).map { [.conditional(condition, then: then, otherwise: $0)] }
    case .once(let body, let otherwise):
      return [body, otherwise] + smaller(body).map { [.once($0, otherwise: otherwise)] }
        + smaller(otherwise).map { [.once(body, otherwise: $0)] }
    case .group(let timer, let options): return smaller(options).map { [.group(timer: timer, $0)] }
    case .lineGroup(let items): return smaller(items).map { [.lineGroup($0)] }
    }
  }

  private static func smaller(_ options: [Option]) -> [[Option]] {
    var all: [[Option]] = []
    for index in options.indices {
      var copy = options
      copy.remove(at: index)
      if !copy.isEmpty { all.append(copy) }
      if !options[index].condition.isEmpty {
        copy = options
        copy[index].condition = ""
        all.append(copy)
      }
      for body in smaller(options[index].body) {
        copy = options
        copy[index].body = body
        all.append(copy)
      }
    }
    return all
  }
}
