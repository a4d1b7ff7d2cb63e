// Where the machine stands, and the places of the tracks that take turns in it.

extension Explorer {
  /// Puts the state's shared values into the machine, where a step before has changed them.
  mutating func loadShared() {
    if isLoaded { return }
    isLoaded = true
    let isSame =
      machine.writeCount == writesWhenLoaded
      && loadedWords.begins(like: base, count: layout.wordCount)
    if isSame { return }
    layout.unpack(base, into: &machine.state.shared)
    loadedWords.copy(base, count: layout.wordCount)
    writesWhenLoaded = machine.writeCount
  }

  /// Puts a track's place into the machine.
  mutating func load(_ counter: UInt32, _ calls: [UInt32]) {
    machine.state.thread.counter = Int(counter)
    machine.state.thread.node = Int(sites.nodes[Int(counter)])
    machine.state.thread.quietNodes = 0
    machine.state.thread.executionState = .running
    if !machine.state.thread.callStack.isEmpty {
      machine.state.thread.callStack.removeAll(keepingCapacity: true)
    }
    for call in calls {
      machine.state.thread.callStack.append(
        CallSite(node: Int(sites.nodes[Int(call)]), counter: Int(call)))
    }
    lastPlace = sites.places[Int(counter)]
  }

  /// Takes the main track's place out of the machine.
  mutating func keepMainPlace() {
    scene.counter = UInt32(machine.state.thread.counter)
    if !scene.calls.isEmpty { scene.calls.removeAll(keepingCapacity: true) }
    for site in machine.state.thread.callStack { scene.calls.append(UInt32(site.counter)) }
  }

  /// Takes the intervention's place out of the machine.
  mutating func keepInterventionPlace() {
    scene.interventionCounter = UInt32(machine.state.thread.counter)
    if !scene.interventionCalls.isEmpty {
      scene.interventionCalls.removeAll(keepingCapacity: true)
    }
    for site in machine.state.thread.callStack {
      scene.interventionCalls.append(UInt32(site.counter))
    }
  }

  /// Remembers how long the beat before a group is, for the moment at which it is over.
  mutating func rememberBeat() {
    earlyBeats[scene.counter] = min(earlyBeats[scene.counter] ?? .max, segmentMs)
  }
}
