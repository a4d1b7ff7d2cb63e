import ScenarioEngine

/// Writes scenes and inputs by chance from a seed, for properties that must hold of any.
struct RandomScene {
  private var generator: SeededGenerator
  private var lineCount = 0
  private var lastWasLine = false

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  static let tracks = ["Back", "Behind"]
  static let interventions = ["Soften", "Push", "Dog"]

  /// A scene with every command of the director; some of what it does is refused.
  mutating func script() -> String {
    let main = ["Start", "Middle", "Last"]
    var text = ""
    for (index, name) in main.enumerated() {
      text += "title: \(name)\n---\n"
      if index == 0 {
        text += "<<declare $n = 0>>\n<<declare $officer = 3>>\n<<ladder officer 0 10>>\n"
      }
      text += block(isMain: true, isFront: true)
      text +=
        index == 2 ? "<<end slut>>\n===\n" : "<<wait 0.1>>\n<<jump \(main[index + 1])>>\n===\n"
    }
    for name in Self.tracks {
      text += "title: \(name)\ntrack: background\n" + priority() + "---\n"
      text += block(isMain: false, isFront: false) + "===\n"
    }
    for name in Self.interventions {
      text += "title: \(name)\nintervention: inject\n" + priority() + "---\n"
      text += block(isMain: false, isFront: true) + "===\n"
    }
    return text
  }

  private mutating func priority() -> String {
    pick(["", "priority: skip\n", "priority: parallel\n", "priority: override\n"])
  }

  private mutating func block(isMain: Bool, isFront: Bool) -> String {
    lastWasLine = false
    var text = ""
    for _ in 0..<number(3...9) { text += statement(isMain: isMain, isFront: isFront) }
    return text
  }

  private mutating func statement(isMain: Bool, isFront: Bool) -> String {
    let wasLine = lastWasLine
    lastWasLine = false
    switch number(0...(isFront ? 14 : 9)) {
    case 0...3: return line(mayJoin: wasLine)
    case 4: return "<<wait \(pick(["0", "0.3", "1", "2.5"]))>>\n"
    case 5: return "<<sound car>>\n"
    case 6: return "<<start \(pick(Self.tracks))>>\n"
    case 7: return "<<halt \(pick(Self.tracks))>>\n"
    case 8: return "<<set $n = $n + 1>>\n"
    case 9: return "<<set $officer = $n>>\n"
    default: return group(isMain: isMain, wasLine: wasLine)
    }
  }

  private mutating func line(mayJoin: Bool) -> String {
    lineCount += 1
    lastWasLine = true
    let mark =
      mayJoin && number(0...3) == 0 ? " #with" : number(0...2) == 0 ? " #interruptible" : ""
    return "\(pick(["A", "B", "C"])): Ord. #line:r\(lineCount)\(mark)\n"
  }

  private mutating func group(isMain: Bool, wasLine: Bool) -> String {
    let isTimed = isMain && number(0...1) == 0
    var text = isTimed ? "<<timer \(pick(["1", "3", "6"]))>>\n" : ""
    for index in 0..<number(1...3) {
      lineCount += 1
      let condition = index > 0 && number(0...1) == 0 ? " <<if $n > \(number(0...2))>>" : ""
      text += "-> Svar.\(condition) #line:r\(lineCount) #style:passive\n"
      if number(0...1) == 0 { text += "    <<set $n = $n + 1>>\n" }
    }
    if isTimed {
      lineCount += 1
      text += "-> Stille. #line:r\(lineCount) #silence #style:passive\n"
    }
    return text
  }

  // MARK: - Inputs

  /// Something that could come now.
  mutating func input(_ session: Session) -> Input {
    let options = session.optionsOnShow?.options.map { session.lineID($0.lineIndex) } ?? []
    let option = options.randomElement(using: &generator) ?? "line:r1"
    switch number(0...24) {
    case 0...6: return .choose(option: option, modality: .key)
    case 7...9: return .gaze(.option(option))
    case 10: return .gaze(nil)
    case 11...14: return .intervene(node: pick(Self.interventions))
    case 15: return .level(number(0...6))
    case 16: return .pause(inCalmPlace: number(0...1) == 0)
    case 17...19: return .resume
    case 20: return .fault(pick(["headset-off", "headset-on", "operator-lost", "audio"]))
    case 21, 22: return .rewind(choice: number(1...4))
    case 23: return .typed(text: "Øh", option: number(0...1) == 0 ? option : nil)
    default: return number(0...3) == 0 ? .stop(.key) : .tag(option: option)
    }
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func pick(_ words: [String]) -> String {
    words.randomElement(using: &generator) ?? ""
  }
}
