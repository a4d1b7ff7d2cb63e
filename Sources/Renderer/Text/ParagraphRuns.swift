internal import CFriBidi
internal import CHarfBuzz

/// One stretch of a paragraph that is shaped at a time: one face, one script, one direction.
struct TextRun: Equatable {
  /// Places in the paragraph's letters.
  var letters: Range<Int>
  /// The index of the face in the family.
  var face: Int
  var script: hb_script_t
  /// The embedding level: odd runs from right to left.
  var level: UInt8

  var isRightToLeft: Bool { level & 1 != 0 }
}

/// Cuts a paragraph into runs: by direction (UAX #9, by FriBidi), by script, and by which face
/// of a family has the letters.
struct ParagraphRuns {
  /// Code points of the paragraph.
  let letters: [UInt32]
  /// The embedding level of each letter.
  private(set) var levels: [UInt8]
  /// Whether the paragraph as a whole runs from right to left, by its first strong letter.
  private(set) var isRightToLeft = false

  init(_ letters: [UInt32]) {
    self.letters = letters
    levels = Array(repeating: 0, count: letters.count)
    guard !letters.isEmpty else { return }
    findLevels()
  }

  private mutating func findLevels() {
    let count = FriBidiStrIndex(letters.count)
    var types = [FriBidiCharType](repeating: FriBidiCharType(rawValue: 0), count: letters.count)
    var brackets = [FriBidiBracketType](repeating: 0, count: letters.count)
    var embedding = [FriBidiLevel](repeating: 0, count: letters.count)
    var direction = shim_FRIBIDI_PAR_ON()
    fribidi_get_bidi_types(letters, count, &types)
    fribidi_get_bracket_types(letters, count, types, &brackets)
    let highest = fribidi_get_par_embedding_levels_ex(
      types, brackets, count, &direction, &embedding)
    // 0 says that there was no memory: the text then stays as it was written.
    guard highest > 0 else { return }
    levels = embedding.map { UInt8(max(0, Int($0))) }
    isRightToLeft = shim_FRIBIDI_IS_RTL(direction) != 0
  }

  /// The runs in the order in which they are read.
  func runs(_ faces: [FontFace]) -> [TextRun] {
    let scripts = resolvedScripts()
    var runs: [TextRun] = []
    var face = 0
    for index in letters.indices {
      face = self.face(for: index, before: index > 0 ? face : nil, faces)
      let run = TextRun(
        letters: index..<index + 1, face: face, script: scripts[index], level: levels[index])
      if let last = runs.last, last.face == run.face, last.script == run.script,
        last.level == run.level
      {
        runs[runs.count - 1].letters = last.letters.lowerBound..<index + 1
      } else {
        runs.append(run)
      }
    }
    return runs
  }

  /// The first face that has a letter; marks and signs of all scripts stay in the face before.
  private func face(for index: Int, before: Int?, _ faces: [FontFace]) -> Int {
    let letter = letters[index]
    let script = Self.script(of: letter)
    if let before {
      if script == HB_SCRIPT_INHERITED || Self.isJoiner(letter) { return before }
      if script == HB_SCRIPT_COMMON, faces[before].has(letter) { return before }
    }
    // Without any, the first one shows its sign for a missing letter.
    return faces.firstIndex { $0.has(letter) } ?? 0
  }

  /// Signs that all scripts share take the script of the letters before them, or else after them.
  private func resolvedScripts() -> [hb_script_t] {
    var scripts = letters.map(Self.script)
    func isShared(_ script: hb_script_t) -> Bool {
      script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN
    }
    var last = scripts.first { !isShared($0) } ?? HB_SCRIPT_LATIN
    for index in scripts.indices {
      if isShared(scripts[index]) { scripts[index] = last } else { last = scripts[index] }
    }
    return scripts
  }

  private static func script(of letter: UInt32) -> hb_script_t {
    hb_unicode_script(hb_unicode_funcs_get_default(), letter)
  }

  /// Joiners and direction marks have no shape of their own.
  private static func isJoiner(_ letter: UInt32) -> Bool {
    (0x200B...0x200F).contains(letter) || (0x202A...0x202E).contains(letter)
      || (0x2060...0x2069).contains(letter)
  }
}
