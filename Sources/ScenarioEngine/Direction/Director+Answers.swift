// How a group is answered: by a person, by a gaze that rests, or by time.

extension Director {
  /// Moves the ray to an option, by its line id, or away.
  mutating func gaze(atOption id: String?, output: inout DirectorOutput) {
    guard case .choosing(var group) = self[front].phase else { return }
    let before = group.dwell?.entry
    group.gaze(at: id.flatMap { group.index(ofOption: $0) }, time: now)
    self[front].phase = .choosing(group)
    guard let dwell = group.dwell, dwell.entry != before else { return }
    output.record(
      Draft(.answerBegan, .participant, id: group.entries[dwell.entry].id) {
        $0.modality = Modality.gaze.rawValue
        $0.began = dwell.beganAt - group.zero
      }, in: node)
  }

  /// Takes an option by its line id; false where it is not on show.
  mutating func choose(
    option id: String, modality: Modality, actor: Actor, output: inout DirectorOutput
  ) -> Bool {
    guard let group = openGroup, let index = group.index(ofOption: id) else { return false }
    let began =
      if let dwell = group.dwell, modality == .gaze, dwell.entry == index {
        dwell.beganAt
      } else {
        now
      }
    commit(group.entries[index], of: group, .choice, actor, &output) {
      $0.modality = modality.rawValue
      $0.began = began - group.zero
    }
    return true
  }

  /// Forgets a gaze, for a pause.
  mutating func dropDwell() {
    guard case .choosing(var group) = self[front].phase else { return }
    group.dropDwell()
    self[front].phase = .choosing(group)
  }

  /// What is due in a group: the end of the beat before it, a full dwell, expiry, a dwell lost.
  ///
  /// Expiry beats an unfinished dwell; a dwell that is full at the same millisecond wins.
  mutating func fire(_ group: OpenGroup, _ id: TrackID, _ output: inout DirectorOutput) {
    if let beat = group.beat, beat.endsAt <= now {
      endBeat(beat, of: group, id, &output)
    } else if let commitsAt = group.dwellCommitsAt, commitsAt <= now, let dwell = group.dwell {
      _ = choose(
        option: group.entries[dwell.entry].id, modality: .gaze, actor: .participant,
        output: &output)
    } else if let expiresAt = group.expiresAt, expiresAt <= now, let silence = group.silence {
      commit(silence, of: group, .silence, .participant, &output) { _ in }
    } else if let dwell = group.dwell {
      dropDwell()
      output.record(
        Draft(.answerLeft, .participant, id: group.entries[dwell.entry].id), in: node)
    }
  }

  /// The beat that could have been interrupted is over: the clock starts.
  private mutating func endBeat(
    _ beat: Beat, of group: OpenGroup, _ id: TrackID, _ output: inout DirectorOutput
  ) {
    end(beat, id, &output)
    var next = group
    next.endBeat(at: now)
    self[id].phase = .choosing(next)
    obeyHeld(group, id, &output)
    if let remaining = next.remainingMs(at: now) {
      output.record(
        Draft(.timerStarted, .engine) {
          $0.value = next.number
          $0.delta = remaining
        }, in: self[id].node)
    }
    playOn(&output)
  }

  /// Does what stood between a beat and the group that was shown during it.
  mutating func obeyHeld(
    _ group: OpenGroup, _ id: TrackID, _ output: inout DirectorOutput
  ) {
    for command in group.held { _ = obey(command, id, &output) }
  }

  private mutating func commit(
    _ entry: OpenGroup.Entry, of group: OpenGroup, _ kind: EventKind, _ actor: Actor,
    _ output: inout DirectorOutput, complete: (inout Draft) -> Void
  ) {
    let id = front
    if let beat = group.beat { cut(beat, id, cause: "answer", &output) }
    output.record(
      Draft(kind, actor, id: entry.id) {
        $0.latency = now - group.zero
        $0.style = entry.style
        $0.value = group.number
        complete(&$0)
      }, in: node)
    output.ask(.hideOptions)
    obeyHeld(group, id, &output)
    select(entry.machineIndex, id, &output)
  }

  private mutating func select(
    _ index: Int, _ id: TrackID, _ output: inout DirectorOutput
  ) {
    exchange(id)
    let taken = Result { () throws(MachineError) in try machine.select(index) }
    exchange(id)
    switch taken {
    case .success:
      self[id].phase = .ready
      playOn(&output)
    case .failure(let error): fail(error, id, &output)
    }
  }
}
