/// How deep the lines of a script stand, as its tree says.
struct ScriptLayout {
  private let source: SourceFile
  /// How many blanks each line begins with.
  private let columns: [Int]
  private var depths: [Int?]

  /// The depth of each line that begins with a statement or with what closes one.
  static func depths(_ tree: SyntaxTree, _ source: SourceFile, _ columns: [Int]) -> [Int?] {
    var layout = ScriptLayout(source: source, columns: columns)
    for node in tree.nodes { layout.place(node.body, 0) }
    return layout.depths
  }

  private init(source: SourceFile, columns: [Int]) {
    self.source = source
    self.columns = columns
    depths = Array(repeating: nil, count: columns.count)
  }

  /// The first thing on a line decides where the line stands.
  private mutating func place(at offset: Int, _ depth: Int) {
    let line = source.lineTable.lineIndex(of: offset)
    depths[line] = depths[line] ?? depth
  }

  private mutating func place(_ statements: [Statement], _ depth: Int) {
    var optionColumn: Int?
    for statement in statements {
      let column = columns[source.lineTable.lineIndex(of: statement.range.lower)]
      if case .options = statement {
        optionColumn = column
      } else if let limit = optionColumn, column <= limit {
        optionColumn = nil
      }
      if case .options = statement {
        place(statement, depth)
      } else {
        // What only looks as if it belonged to an option goes on looking so: the checker says it.
        place(statement, optionColumn == nil ? depth : depth + 1)
      }
    }
  }

  private mutating func place(_ statement: Statement, _ depth: Int) {
    switch statement {
    case .options(let group): place(group.options, depth)
    case .lineGroup(let group): place(group.items, depth)
    case .conditional(let conditional):
      for clause in conditional.clauses {
        place(at: clause.range.lower, depth)
        place(clause.body, depth + 1)
      }
      place(at: conditional.range.upper - 1, depth)
    case .once(let once): place(once, depth)
    case .enumeration(let enumeration):
      place(at: enumeration.range.lower, depth)
      for enumCase in enumeration.cases { place(at: enumCase.range.lower, depth + 1) }
      place(at: enumeration.range.upper - 1, depth)
    default: place(at: statement.range.lower, depth)
    }
  }

  private mutating func place(_ items: [OptionSyntax], _ depth: Int) {
    for item in items {
      place(at: item.line.range.lower, depth)
      place(item.body, depth + 1)
    }
  }

  private mutating func place(_ once: OnceSyntax, _ depth: Int) {
    place(at: once.range.lower, depth)
    place(once.body, depth + 1)
    if let header = once.otherwiseHeader { place(at: header.lower, depth) }
    place(once.otherwise ?? [], depth + 1)
    place(at: once.range.upper - 1, depth)
  }
}
