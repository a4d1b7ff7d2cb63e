import ScenarioEngine

/// What of a script can be folded away: nodes, what follows an option, clauses, comments.
struct Folding {
  private let file: SourceFile
  private var ranges: [LSP.FoldingRange] = []

  static func ranges(ofFile file: Int, _ analysis: Analysis) -> [LSP.FoldingRange] {
    guard analysis.outline.trees.indices.contains(file) else { return [] }
    var folding = Folding(file: analysis.files[file])
    for node in analysis.outline.trees[file].nodes {
      folding.add(from: node.range.lower, to: max(node.range.lower, node.range.upper - 1))
      folding.add(node.body)
    }
    folding.addComments()
    return folding.ranges.sorted { ($0.startLine, -$0.endLine) < ($1.startLine, -$1.endLine) }
  }

  private init(file: SourceFile) { self.file = file }

  private mutating func add(from lower: Int, to upper: Int, kind: String? = nil) {
    let start = file.lineTable.lineIndex(of: lower)
    let end = file.lineTable.lineIndex(of: min(upper, file.bytes.count))
    if end > start {
      ranges.append(LSP.FoldingRange(startLine: start, endLine: end, kind: kind))
    }
  }

  private mutating func add(_ statements: [Statement]) {
    for statement in statements {
      switch statement {
      case .options(let group): add(group.options)
      case .lineGroup(let group): add(group.items)
      case .conditional(let conditional):
        for clause in conditional.clauses {
          if let last = clause.body.last {
            add(from: clause.range.lower, to: last.range.upper)
          }
          add(clause.body)
        }
      case .once(let once):
        add(from: once.range.lower, to: once.range.upper)
        add(once.body)
        add(once.otherwise ?? [])
      case .enumeration(let enumeration):
        add(from: enumeration.range.lower, to: enumeration.range.upper)
      case .line, .set, .declare, .jump, .returning, .call, .command: break
      }
    }
  }

  private mutating func add(_ items: [OptionSyntax]) {
    for item in items {
      if let last = item.body.last { add(from: item.line.range.lower, to: last.range.upper) }
      add(item.body)
    }
  }

  /// Two or more lines of comment on end.
  private mutating func addComments() {
    var first: Int?
    for line in 0...file.lineTable.lineCount {
      let contents = file.lineTable.contents(ofLine: line, in: file.bytes)
      let text = file.bytes[contents].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if text.starts(with: "//".utf8), line < file.lineTable.lineCount {
        first = first ?? line
        continue
      }
      if let start = first, line - 1 > start {
        ranges.append(LSP.FoldingRange(startLine: start, endLine: line - 1, kind: "comment"))
      }
      first = nil
    }
  }
}
