import Testing

@testable import ScenarioEngine

/// States are kept as words and found again.
@Suite struct StateStoreTests {
  private func buffer(_ words: [UInt32]) -> WordBuffer {
    var buffer = WordBuffer(sharedWords: words.count)
    for word in words { buffer.append(word) }
    return buffer
  }

  @Test func aStateIsFoundAgainHoweverManyThereAre() {
    var store = StateStore()
    var generator = SeededGenerator(seed: 4)
    var all: [[UInt32]] = []
    for number in 0..<20_000 {
      let words =
        [UInt32(number)]
        + (0..<Int(generator.next() % 6)).map { _ in
          UInt32(truncatingIfNeeded: generator.next())
        }
      all.append(words)
      #expect(store.insert(buffer(words)) == number)
    }
    for (number, words) in all.enumerated() {
      #expect(store.insert(buffer(words)) == number)
      #expect(store.find(buffer(words)) == number)
      #expect(Array(store[number]) == words)
    }
    #expect(store.find(buffer([0, 0, 0, 0, 0, 0, 0])) == nil)
    #expect(store.count == 20_000)
  }

  @Test func placesArePackedAndReadAgain() {
    var generator = SeededGenerator(seed: 9)
    func draw(_ bound: UInt32) -> UInt32 { UInt32(generator.next() % UInt64(bound)) }
    for _ in 0..<2_000 {
      var scene = SceneState()
      scene.counter = draw(1 << 24)
      scene.phase = SceneState.Phase(rawValue: draw(7)) ?? .boundary
      scene.calls = (0..<draw(300)).map { _ in draw(1 << 24) }
      scene.timer = draw(3) == 0 ? 0 : draw(90_000)
      if draw(2) == 0 {
        scene.intervention = 1 + draw(1_000)
        scene.interventionCounter = draw(1 << 24)
        scene.interventionPhase = SceneState.Phase(rawValue: draw(5)) ?? .boundary
        scene.interventionCalls = (0..<draw(4)).map { _ in draw(1 << 24) }
      }
      scene.available = (0..<draw(9)).map { _ in draw(.max) }
      scene.held = (0..<draw(31)).map { _ in draw(.max) }
      for _ in 0..<draw(5) { scene.startTrack(draw(60), at: draw(1 << 24)) }
      #expect(scene.fits)
      var words = buffer([7, 7])
      scene.pack(into: &words)
      var read = SceneState()
      read.unpack(words, from: 2)
      var again = buffer([7, 7])
      read.pack(into: &again)
      #expect(words.words == again.words)
      #expect(read.calls == scene.calls)
      #expect(read.interventionCalls == scene.interventionCalls)
      #expect(read.held == scene.held)
      #expect(read.tracks == scene.tracks)
      #expect(read.tracks == read.tracks.sorted())
    }
  }

  @Test func valuesArePackedAndReadAgain() throws {
    let setup = try SmallScenario(
      """
      title: Start
      ---
      <<declare $officer = -2>>
      <<ladder officer -3 9>>
      <<declare $ven = false>>
      <<declare $navn = "ukendt">>
      <<declare $gange = 0>>
      <<set $ven = true>>
      <<set $navn = "Modet">>
      <<set $gange = 1>>
      <<set $officer = 9>>
      <<once>>
          officerA: Hej. #line:hej
      <<endonce>>
      => officerA: Dav. #line:dav
      => officerA: Goddag. #line:goddag
      <<if visited_count("Start") > 4>>
          <<end uro>>
      <<endif>>
      <<end rolig>>
      ===
      """,
      settings: """
        variables:
          level: {type: number, range: [1, 5], default: 1, host: true}
          gange: {type: number, range: [-10, 10], default: 0}
        """
    ).setup()
    var layout = StateLayout(setup, ScriptSites(setup))
    #expect(layout.wordCount == 4)
    var machine = VirtualMachine(program: setup.program)
    for number in 0..<200 {
      var shared = machine.state.shared
      for (slot, variable) in setup.program.variables.enumerated() {
        switch variable.name {
        case "officer": shared.variables[slot] = .number(Float(number % 13 - 3))
        case "ven": shared.variables[slot] = .bool(number % 2 == 0)
        case "navn": shared.variables[slot] = .string(number % 3 == 0 ? "ukendt" : "n\(number)")
        case "gange": shared.variables[slot] = .number(Float(number) / 7)
        case "level": shared.variables[slot] = .number(number % 5 < 2 ? 1 : 3)
        default: break
        }
      }
      shared.seen = shared.seen.map { _ in number % 7 == 0 }
      shared.visits = shared.visits.map { _ in Int32(number % 6) }
      var words = buffer([0, 0, 0, 0])
      words.removeAll()
      layout.pack(shared, into: &words)
      layout.unpack(words, into: &machine.state.shared)
      #expect(machine.state.shared == shared)
    }
    #expect(!layout.lostVisits && !layout.lostSelections)
  }

  @Test func ofSelectionsOnlyTheDifferenceCounts() throws {
    let setup = try SmallScenario(
      """
      title: Start
      ---
      => officerA: Dav. #line:dav
      => officerA: Goddag. #line:goddag
      <<end rolig>>
      ===
      """
    ).setup()
    var layout = StateLayout(setup, ScriptSites(setup))
    var shared = VirtualMachine(program: setup.program).state.shared
    func packed(_ views: [Int32]) -> [UInt32] {
      shared.contentViews = views
      var words = buffer([])
      layout.pack(shared, into: &words)
      return words.words
    }
    #expect(packed([5, 4]) == packed([1, 0]))
    #expect(packed([5, 4]) != packed([4, 5]))
    #expect(!layout.lostSelections)
    #expect(packed([90, 0]) == packed([80, 0]))
    #expect(layout.lostSelections)
  }
}
