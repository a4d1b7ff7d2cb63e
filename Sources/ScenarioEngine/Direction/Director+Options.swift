// How a group of options opens, waits and is answered.

extension Director {
  mutating func open(
    _ offered: OfferedGroup, _ output: inout Output
  ) throws(MachineError) {
    let timerMs = pendingTimerMs
    pendingTimerMs = nil
    var entries: [OpenGroup.Entry] = []
    var silence: OpenGroup.Entry?
    for (index, option) in offered.options.enumerated() {
      let info = program.lines[option.lineIndex]
      let entry = OpenGroup.Entry(
        machineIndex: index, lineIndex: option.lineIndex, id: info.id,
        substitutions: option.substitutions, style: info.tagValue("style"))
      if info.hasTag("silence") {
        silence = entry
      } else if option.isAvailable {
        entries.append(entry)
      }
    }
    guard silence != nil || !entries.isEmpty else {
      throw .unavailableOption(0)
    }
    choicesPresented += 1
    self.offered = offered
    let group = OpenGroup(
      number: choicesPresented, entries: entries, silence: silence, shownAt: now,
      timerMs: timerMs.flatMap(stretched))
    phase = .choosing(group)
    announce(group, &output)
  }

  func announce(_ group: OpenGroup, _ output: inout Output) {
    output.record(
      Draft(.optionsShown, .engine) {
        $0.value = group.number
        $0.delta = group.expiresAt.map { $0 - now }
        $0.id = group.entries.map(\.id).joined(separator: " ")
      })
    output.effects.append(.showOptions(group.onShow))
  }

  /// The author's time by the young person's factor; nil where the clock is off.
  func stretched(_ milliseconds: Int) -> Int? {
    timeFactorPermille == 0 ? nil : milliseconds * timeFactorPermille / 1000
  }

  /// Moves the ray to an option, by its line id, or away.
  mutating func gaze(atOption id: String?, output: inout Output) {
    guard case .choosing(var group) = phase else { return }
    let before = group.dwell?.entry
    group.gaze(at: id.flatMap { group.index(ofOption: $0) }, time: now)
    phase = .choosing(group)
    guard let dwell = group.dwell, dwell.entry != before else { return }
    output.record(
      Draft(.answerBegan, .participant, id: group.entries[dwell.entry].id) {
        $0.modality = Modality.gaze.rawValue
        $0.began = dwell.beganAt - group.shownAt
      })
  }

  /// Takes an option by its line id; false where it is not on show.
  mutating func choose(
    option id: String, modality: Modality, actor: Actor, output: inout Output
  ) -> Bool {
    guard case .choosing(let group) = phase, let index = group.index(ofOption: id) else {
      return false
    }
    let began =
      if let dwell = group.dwell, modality == .gaze, dwell.entry == index {
        dwell.beganAt
      } else {
        now
      }
    commit(group.entries[index], of: group, .choice, actor, &output) {
      $0.modality = modality.rawValue
      $0.began = began - group.shownAt
    }
    return true
  }

  /// Shows the open group again after a rewind: the clock starts anew, as on the first showing.
  mutating func presentAgain(output: inout Output) {
    guard case .choosing(var group) = phase else { return }
    group.dropDwell()
    phase = .choosing(group)
    announce(group, &output)
  }

  /// Forgets a gaze, for a pause.
  mutating func dropDwell() {
    guard case .choosing(var group) = phase else { return }
    group.dropDwell()
    phase = .choosing(group)
  }
}

// MARK: - What a group does by itself

extension Director {
  /// Expiry beats an unfinished dwell; a dwell that is full at the same millisecond wins.
  mutating func fire(_ group: OpenGroup, _ output: inout Output) {
    if let commitsAt = group.dwellCommitsAt, commitsAt <= now, let dwell = group.dwell {
      _ = choose(
        option: group.entries[dwell.entry].id, modality: .gaze, actor: .participant,
        output: &output)
    } else if let expiresAt = group.expiresAt, expiresAt <= now, let silence = group.silence {
      commit(silence, of: group, .silence, .participant, &output) { _ in }
    } else if let dwell = group.dwell {
      var group = group
      group.dropDwell()
      phase = .choosing(group)
      output.record(
        Draft(.answerLeft, .participant, id: group.entries[dwell.entry].id))
    }
  }

  private mutating func commit(
    _ entry: OpenGroup.Entry, of group: OpenGroup, _ kind: EventKind, _ actor: Actor,
    _ output: inout Output, complete: (inout Draft) -> Void
  ) {
    output.record(
      Draft(kind, actor, id: entry.id) {
        $0.latency = now - group.shownAt
        $0.style = entry.style
        $0.value = group.number
        complete(&$0)
      })
    output.effects.append(.hideOptions)
    do {
      try machine.select(entry.machineIndex)
      try proceed(&output)
    } catch {
      fail(error, &output)
    }
  }
}

extension OpenGroup {
  /// The group as the young person sees it.
  var onShow: OptionsOnShow {
    OptionsOnShow(
      number: number,
      options: entries.map {
        OptionOnShow(lineIndex: $0.lineIndex, substitutions: $0.substitutions)
      },
      timerMs: expiresAt.map { $0 - shownAt })
  }
}
