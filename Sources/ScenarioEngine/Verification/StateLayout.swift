/// Where each shared value lies among the words of a packed state.
///
/// Only what can change is packed, each in as many bits as it needs: truth
/// values and things that happen once in one, a ladder in as many as its steps
/// ask for, any other number by its own bits, a text by its number in a list.
/// Counts stay at the largest number that makes a difference (`VisitLimits`);
/// of how often contents were selected only the differences within one
/// selection are kept.
struct StateLayout {
  private enum Kind { case bool, ladder, number, string, visit, seen, views }

  private struct Field {
    var kind: Kind
    /// The place in the list that the kind speaks of.
    var slot: Int
    /// What the smallest stored number stands for.
    var lower: Int
    /// The largest stored number.
    var mask: UInt32
    var word = 0
    var shift: UInt32 = 0
  }

  /// A content can be this many selections behind another of its site; more is not told apart.
  static let largestLag: Int32 = 7

  private var fields: [Field] = []
  private var views: [(contents: Range<Int>, fields: Range<Int>)] = []
  private let visits: VisitLimits
  private(set) var wordCount = 0
  private var strings: [Value] = []
  private var stringNumbers: [Value: UInt32] = [:]
  /// Whether a state was packed that is not told apart from one with another count of visits.
  private(set) var lostVisits = false
  /// As `lostVisits`, of how often contents were selected.
  private(set) var lostSelections = false

  init(_ setup: VerificationSetup, _ sites: ScriptSites) {
    let program = setup.program
    visits = VisitLimits(program)
    let hosts = Dictionary(
      setup.hostDomains.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for (slot, variable) in program.variables.enumerated() {
      let isLevel = variable.name == Director.levelVariable && setup.levels.count > 1
      let isSet = (hosts[variable.name]?.values.count ?? 0) > 1 || isLevel
      guard sites.isWritten[slot] || (variable.isHostSet && isSet) else { continue }
      addVariable(slot, variable, program)
    }
    for (slot, limit) in visits.limits.enumerated() where limit > 0 {
      fields.append(Field(kind: .visit, slot: slot, lower: 0, mask: Self.mask(limit)))
    }
    for slot in 0..<program.onceCount {
      fields.append(Field(kind: .seen, slot: slot, lower: 0, mask: 1))
    }
    addViews(sites)
    assignPlaces()
  }

  private mutating func addVariable(_ slot: Int, _ variable: VariableInfo, _ program: Program) {
    switch variable.initialValue {
    case .bool: fields.append(Field(kind: .bool, slot: slot, lower: 0, mask: 1))
    case .string: fields.append(Field(kind: .string, slot: slot, lower: 0, mask: .max))
    case .number:
      if let ladder = variable.ladder.map({ program.ladders[$0] }),
        ladder.upper - ladder.lower < 1 << 16
      {
        let mask = Self.mask(ladder.upper - ladder.lower)
        fields.append(Field(kind: .ladder, slot: slot, lower: ladder.lower, mask: mask))
      } else {
        fields.append(Field(kind: .number, slot: slot, lower: 0, mask: .max))
      }
    }
  }

  private mutating func addViews(_ sites: ScriptSites) {
    for contents in sites.contentSites where contents.count > 1 {
      let first = fields.count
      for content in contents {
        fields.append(
          Field(kind: .views, slot: content, lower: 0, mask: UInt32(Self.largestLag)))
      }
      views.append((contents, first..<fields.count))
    }
  }

  private static func mask(_ largest: Int) -> UInt32 {
    var mask: UInt32 = 1
    while mask < UInt32(clamping: largest) { mask = mask << 1 | 1 }
    return mask
  }

  /// Fills word after word, the widest first; no value lies in two of them.
  private mutating func assignPlaces() {
    var free: UInt32 = 0
    let widest = fields.indices.sorted { left, right in
      let (first, second) = (fields[left].mask, fields[right].mask)
      return first != second ? first > second : left < right
    }
    for index in widest {
      let width = UInt32(fields[index].mask.nonzeroBitCount)
      if free + width > 32 || wordCount == 0 {
        wordCount += 1
        free = 0
      }
      fields[index].word = wordCount - 1
      fields[index].shift = free
      free += width
    }
  }

  // MARK: - Packing

  /// Appends the words of the shared values.
  mutating func pack(_ shared: SharedState, into words: inout WordBuffer) {
    let start = words.count
    for _ in 0..<wordCount { words.append(0) }
    for field in fields {
      let value: UInt32
      switch field.kind {
      case .views: continue
      case .seen: value = shared.seen[field.slot] ? 1 : 0
      case .visit: value = packedVisits(shared.visits[field.slot], field.slot)
      case .bool, .ladder, .number, .string:
        value = packed(shared.variables[field.slot], field)
      }
      words[start + field.word] |= value << field.shift
    }
    for place in views.indices { packViews(views[place], shared, start, &words) }
  }

  private mutating func packed(_ value: Value, _ field: Field) -> UInt32 {
    switch value {
    case .bool(let bool): return bool ? 1 : 0
    case .number(let number):
      guard field.kind == .ladder else { return number.bitPattern }
      return UInt32(clamping: Int(number) - field.lower) & field.mask
    case .string:
      if let known = stringNumbers[value] { return known }
      let next = UInt32(strings.count)
      strings.append(value)
      stringNumbers[value] = next
      return next
    }
  }

  private mutating func packedVisits(_ count: Int32, _ slot: Int) -> UInt32 {
    let limit = Int32(visits.limits[slot])
    if count >= limit, visits.isOpen[slot] { lostVisits = true }
    return UInt32(min(count, limit))
  }

  private mutating func packViews(
    _ site: (contents: Range<Int>, fields: Range<Int>), _ shared: SharedState, _ start: Int,
    _ words: inout WordBuffer
  ) {
    guard shared.saliency.remembers else { return }
    var fewest = Int32.max
    for content in site.contents { fewest = min(fewest, shared.contentViews[content]) }
    for index in site.fields {
      let field = fields[index]
      let lag = shared.contentViews[field.slot] - fewest
      if lag > Self.largestLag { lostSelections = true }
      words[start + field.word] |= UInt32(min(lag, Self.largestLag)) << field.shift
    }
  }

  /// Writes the shared values into a machine's state in place.
  func unpack(_ words: WordBuffer, into shared: inout SharedState) {
    for field in fields {
      let value = (words[field.word] >> field.shift) & field.mask
      switch field.kind {
      case .bool: shared.variables[field.slot] = .bool(value != 0)
      case .ladder: shared.variables[field.slot] = .number(Float(Int(value) + field.lower))
      case .number: shared.variables[field.slot] = .number(Float(bitPattern: value))
      case .string: shared.variables[field.slot] = strings[Int(value)]
      case .visit: shared.visits[field.slot] = Int32(bitPattern: value)
      case .seen: shared.seen[field.slot] = value != 0
      case .views: shared.contentViews[field.slot] = Int32(bitPattern: value)
      }
    }
  }

  /// One number with its place worked out, for values that are read and written without a machine.
  struct NumberPlace {
    fileprivate var word: Int
  }

  /// Nil where the variable is not packed by its bits.
  func numberPlace(slot: Int) -> NumberPlace? {
    guard let field = variableField(slot), field.kind == .number else { return nil }
    return NumberPlace(word: field.word)
  }

  func number(at place: NumberPlace, of words: WordBuffer) -> Float {
    Float(bitPattern: words[place.word])
  }

  func write(_ number: Float, at place: NumberPlace, into words: inout WordBuffer) {
    words[place.word] = number.bitPattern
  }

  /// One variable's value in packed words; nil where it never changes.
  func value(slot: Int, of words: ArraySlice<UInt32>) -> Value? {
    guard let field = variableField(slot) else { return nil }
    return value(field, (words[words.startIndex + field.word] >> field.shift) & field.mask)
  }

  private func value(_ field: Field, _ value: UInt32) -> Value? {
    switch field.kind {
    case .bool: return .bool(value != 0)
    case .ladder: return .number(Float(Int(value) + field.lower))
    case .number: return .number(Float(bitPattern: value))
    case .string: return strings[Int(value)]
    case .visit, .seen, .views: return nil
    }
  }

  private func variableField(_ slot: Int) -> Field? {
    fields.first {
      switch $0.kind {
      case .bool, .ladder, .number, .string: $0.slot == slot
      case .visit, .seen, .views: false
      }
    }
  }

  /// One bit for each bit of the words that a footprint reads.
  func mask(of footprint: Footprint) -> [UInt32] {
    var result = Array(repeating: UInt32(0), count: wordCount)
    for field in fields where isRead(field, by: footprint) {
      result[field.word] |= field.mask << field.shift
    }
    return result
  }

  private func isRead(_ field: Field, by footprint: Footprint) -> Bool {
    switch field.kind {
    case .visit: footprint.reads.contains(.visits(field.slot))
    case .seen: footprint.reads.contains(.seen(field.slot))
    case .views: footprint.reads.contains(.views(field.slot))
    case .bool, .ladder, .number, .string: footprint.reads.contains(.variable(field.slot))
    }
  }
}
