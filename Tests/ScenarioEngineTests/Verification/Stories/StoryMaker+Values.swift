@testable import ScenarioEngine

// What is set, drawn and asked for in a story.

extension StoryMaker {
  mutating func set() -> RandomStory.Statement {
    let isLadderFree = role == .track
    switch number(0...(isLadderFree ? 5 : 8)) {
    case 0: return .command("<<set $\(name()) = \(number(0...2))>>")
    case 1: return guarded("$\(name())")
    case 2: return .command("<<set $\(pick(RandomStory.bools)) = \(chance(2))>>")
    case 3: return .command("<<set $\(pick(RandomStory.bools)) = \(condition())>>")
    case 4 where chance(3): return .command("<<set $\(name()) = \(draw())>>")
    case 5 where chance(4): return .command("<<set $a = 2 % $b>>")
    case 4, 5: return .command("<<set $\(pick(RandomStory.bools)) = true>>")
    default:
      let sign = pick(["+", "-"])
      let change = RandomStory.Statement.command("<<set $officer \(sign)= 1>>")
      if chance(3) { return change }
      let bound = sign == "+" ? "$officer < \(RandomStory.highestStep)" : "$officer > 0"
      return .conditional(bound, then: [change], otherwise: [])
    }
  }

  /// A number that grows, most often within its range.
  mutating func guarded(_ name: String) -> RandomStory.Statement {
    let change = RandomStory.Statement.command("<<set \(name) += 1>>")
    return chance(4)
      ? change : .conditional("\(name) < \(number(1...2))", then: [change], otherwise: [])
  }

  mutating func draw() -> String { pick(["dice(2)", "random_range(0, 1)"]) }

  mutating func name() -> String { pick(RandomStory.numbers) }

  mutating func condition() -> String {
    switch number(0...9) {
    case 0, 1: return "$\(name()) > \(number(0...1))"
    case 2: return "$\(name()) == \(number(0...2))"
    case 3, 4: return "$\(pick(RandomStory.bools))"
    case 5: return "not $\(pick(RandomStory.bools))"
    case 6: return story.levels.count > 1 ? "$level > 1" : "$officer < 2"
    case 7: return story.hasHostBool ? "$under15" : "$officer > 1"
    case 8:
      let place = pick(scenes + details)
      return chance(2) ? "visited(\"\(place)\")" : "visited_count(\"\(place)\") > \(number(0...1))"
    default: return chance(5) ? "dice(2) == 1" : "$officer >= \(number(1...2))"
    }
  }

  // MARK: - Chance

  mutating func newNumber() -> Int {
    nextNumber += 1
    return nextNumber
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  /// One time in `count`.
  mutating func chance(_ count: Int) -> Bool { number(1...count) == 1 }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }
}
