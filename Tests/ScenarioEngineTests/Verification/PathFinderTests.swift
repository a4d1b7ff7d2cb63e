import ScenarioEngine
import Testing

@Suite struct PathFinderTests {
  private func atFirstChoice() throws -> (VirtualMachine, OfferedGroup, Program) {
    let program = try MeetingFixture.program()
    var machine = VirtualMachine(program: program)
    try machine.start(node: "Start")
    while true {
      if case .options(let group) = try machine.next() { return (machine, group, program) }
    }
  }

  @Test func theShortestWayToAnEndIsFound() throws {
    let (machine, group, program) = try atFirstChoice()
    var finder = PathFinder(program: program)
    let found = finder.shortestWay(from: machine, offered: group, toEnds: ["skidt"])
    let way = try #require(found)
    #expect(way.map(\.option).last == "line:no")
    #expect(way.count == 2)
    let none = finder.shortestWay(from: machine, offered: group, toEnds: ["none"])
    #expect(none == nil)
  }

  @Test func theWayToTheHighestStepTakesEveryRudeOption() throws {
    let (machine, group, program) = try atFirstChoice()
    var finder = PathFinder(program: program)
    let way = finder.wayToHighest(ladder: "youth", from: machine, offered: group)
    #expect(way.map(\.option) == ["line:rude", "line:no"])
  }
}
