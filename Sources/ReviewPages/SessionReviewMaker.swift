package import ScenarioEngine

/// Reads a session's log as a review; nothing else here knows what the engine writes.
package struct SessionReviewMaker {
  let package: ScenarioPackage
  let header: SessionHeader
  let events: [SessionEvent]
  let language: ReviewLanguage
  private let alias: String?

  package init(
    package: ScenarioPackage, header: SessionHeader, records: [LogRecord],
    language: ReviewLanguage, alias: String? = nil
  ) {
    self.package = package
    self.header = header
    self.language = language
    self.alias = alias
    events = records.compactMap { if case .event(let event) = $0 { event } else { nil } }
  }

  /// The review of the whole session.
  package func make() -> SessionReview {
    var review = SessionReview(header: makeHeader())
    review.timeline = events.compactMap(timelineEntry)
    review.choices = events.compactMap(choice)
    review.ladders = package.program.ladders.map(ladder)
    review.ownRatings = SessionReview.OwnRating.Item.allCases.map(rating)
    review.calmPlace = calmPlace
    review.reflection = events.compactMap(reflection)
    review.stops = stops
    review.pauses = pauses
    review.lawClaims = lawClaims
    review.endText = end.map { $0.text[language.rawValue] }
    review.dataQualityNotes = faults
    return review
  }

  // MARK: - Head

  private func makeHeader() -> SessionReview.Header {
    SessionReview.Header(
      scenarioTitle: package.title[language.rawValue], startedAt: Self.moment(header.startedAt),
      level: Int(header.settings.variables["level"] ?? "") ?? 0, languageName: languageName,
      alias: alias, programHashShort: String(header.program.prefix(12)),
      durationMilliseconds: sceneDuration, outcome: outcome)
  }

  private var languageName: String {
    switch (header.language, language) {
    case ("da", .danish): "dansk"
    case ("da", .english): "Danish"
    case (_, .danish): "engelsk"
    case (_, .english): "English"
    }
  }

  /// Reads `2026-11-22T08:30:00Z`; nil where it is anything else.
  private static func moment(_ text: String) -> SessionReview.Moment? {
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count >= 5 else { return nil }
    return SessionReview.Moment(
      year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4])
  }

  private func firstTime(ofStage name: String) -> Int? {
    events.first { $0.kind == .stage && $0.id == name }?.timeMs
  }

  /// A moment on the session clock as time since the scene began; what came before it is at 0.
  private func sceneTime(_ timeMs: Int) -> Int {
    max(0, timeMs - (firstTime(ofStage: "scene") ?? 0))
  }

  private var sceneDuration: Int {
    guard let start = firstTime(ofStage: "scene") else { return 0 }
    let end = events.first {
      $0.kind == .stage && $0.timeMs >= start && $0.id != "scene" && $0.id != "baseline"
    }
    return (end?.timeMs ?? events.last?.timeMs ?? start) - start
  }

  private var outcome: SessionReview.Outcome {
    // Who went on after a stop came to where the session ended.
    let lastStart = events.last { $0.kind == .rewind }?.sequence ?? 0
    if events.contains(where: { $0.kind == .stop && $0.sequence > lastStart }) { return .stopped }
    if events.contains(where: { $0.kind == .end }) { return .reachedEnd }
    return events.contains { $0.kind == .closed } ? .failed : .interrupted
  }

  private var end: ScenarioEnd? {
    events.last { $0.kind == .end }?.id.flatMap(package.end)
  }
}

// MARK: - The scene

extension SessionReviewMaker {
  func line(_ id: String?) -> LineInfo? { id.flatMap(package.program.line) }

  func text(_ line: LineInfo) -> String {
    package.stringTable.outline(of: line, language: language.rawValue).text
  }

  private func timelineEntry(_ event: SessionEvent) -> SessionReview.TimelineEntry? {
    switch event.kind {
    case .line:
      guard let line = line(event.id) else { return nil }
      let speaker = line.speaker.flatMap(package.castMember)?.displayName[language.rawValue]
      return SessionReview.TimelineEntry(
        timeMilliseconds: sceneTime(event.timeMs), kind: .line, speaker: speaker, text: text(line),
        note: cutNote(event))
    case .interventionStarted where event.actor == .operator:
      return SessionReview.TimelineEntry(
        timeMilliseconds: sceneTime(event.timeMs), kind: .intervention, actor: .operator,
        text: package.label(ofIntervention: event.id ?? "", in: language.rawValue))
    case .level where event.actor == .operator:
      return SessionReview.TimelineEntry(
        timeMilliseconds: sceneTime(event.timeMs), kind: .levelChange, actor: .operator,
        text: PageLabels(language: language).level(event.value ?? 0))
    case .rewind:
      return SessionReview.TimelineEntry(
        timeMilliseconds: sceneTime(event.timeMs), kind: .rewind, actor: .participant,
        text: "\(event.value ?? 0)")
    case .end:
      return SessionReview.TimelineEntry(
        timeMilliseconds: sceneTime(event.timeMs), kind: .ending,
        text: event.id.flatMap(package.end)?.text[language.rawValue] ?? event.id ?? "")
    default: return nil
    }
  }

  /// Says that a line did not reach its end; nil where it did.
  private func cutNote(_ line: SessionEvent) -> String? {
    let end = events.first {
      $0.sequence > line.sequence && $0.id == line.id
        && ($0.kind == .lineEnded || $0.kind == .lineCut)
    }
    guard let end, end.kind == .lineCut else { return nil }
    switch (end.cause, language) {
    case ("answer", .danish): return "afbrudt af svaret"
    case ("answer", .english): return "cut off by the answer"
    case (_, .danish): return "afbrudt"
    case (_, .english): return "cut off"
    }
  }

  private func choice(_ event: SessionEvent) -> SessionReview.Choice? {
    guard event.kind == .choice || event.kind == .silence, let line = line(event.id) else {
      return nil
    }
    let isSilence = event.kind == .silence
    return SessionReview.Choice(
      timeMilliseconds: sceneTime(event.timeMs), text: text(line),
      style: event.style.flatMap(SessionReview.Choice.Style.init),
      isLawful: line.hasTag("lawful"),
      modality: event.modality.flatMap(SessionReview.Choice.Modality.init) ?? .none,
      beganAfterMilliseconds: isSilence ? nil : event.began,
      committedAfterMilliseconds: event.latency, wasSilence: isSilence, attempt: event.attempt)
  }

  private func ladder(_ ladder: LadderInfo) -> SessionReview.Ladder {
    let points = events.filter { $0.kind == .ladder && $0.id == ladder.name }.map {
      SessionReview.Ladder.Point(
        timeMilliseconds: sceneTime($0.timeMs), value: $0.value ?? ladder.lower)
    }
    return SessionReview.Ladder(
      name: ladder.name, title: ladderTitle(ladder.name),
      points: withStart(points, ladder), range: ladder.lower...ladder.upper)
  }

  /// The curve begins with the scene, at the ladder's first value.
  private func withStart(
    _ points: [SessionReview.Ladder.Point], _ ladder: LadderInfo
  ) -> [SessionReview.Ladder.Point] {
    guard firstTime(ofStage: "scene") != nil else { return points }
    let first = firstValue(ladder)
    var result = [SessionReview.Ladder.Point(timeMilliseconds: 0, value: first)] + points
    if let last = result.last, last.timeMilliseconds < sceneDuration {
      result.append(
        SessionReview.Ladder.Point(
          timeMilliseconds: sceneDuration, value: last.value))
    }
    return result
  }

  private func firstValue(_ ladder: LadderInfo) -> Int {
    let first = events.first { $0.kind == .ladder && $0.id == ladder.name }
    if let value = first?.value, let delta = first?.delta { return value - delta }
    guard
      case .number(let value)? = package.program.variables.first(where: {
        $0.name == ladder.name
      })?.initialValue
    else { return ladder.lower }
    return Int(value)
  }

  private func ladderTitle(_ name: String) -> String {
    switch (name, language) {
    case ("officer", .danish): "Betjenten i scenen"
    case ("officer", .english): "The officer in the scene"
    case ("youth", .danish): "Den unge i scenen"
    case ("youth", .english): "The young person in the scene"
    default: name
    }
  }

  private var stops: [SessionReview.Stop] {
    events.filter { $0.kind == .stop }.map { event in
      SessionReview.Stop(
        timeMilliseconds: sceneTime(event.timeMs), cause: Self.cause(event.cause),
        wasCalledSelfCare: events.contains {
          $0.kind == .selfCare && $0.timeMs >= event.timeMs
        } ? true : nil)
    }
  }

  private static func cause(_ word: String?) -> SessionReview.Stop.Cause {
    switch word.flatMap(StopCause.init) {
    case .key, .controller: .participantKey
    case .lookingDown: .lookedDown
    case .command, .browser: .operator
    case .headsetOff: .headsetOff
    case .shutdown, nil: .program
    }
  }

  private var pauses: [SessionReview.Pause] {
    events.filter { $0.kind == .pause }.map { pause in
      SessionReview.Pause(
        timeMilliseconds: sceneTime(pause.timeMs),
        endMilliseconds: events.first {
          $0.kind == .resume && $0.sequence > pause.sequence
        }.map { sceneTime($0.timeMs) },
        cause: Self.cause(ofPause: pause))
    }
  }

  private static func cause(ofPause pause: SessionEvent) -> SessionReview.Pause.Cause {
    switch (pause.cause.flatMap(KnownFault.init), pause.actor) {
    case (.headsetOff, _): .headsetOff
    case (.operatorLost, _): .connectionLost
    case (_, .participant): .participant
    case (_, .operator): .operator
    case (_, .engine): .program
    }
  }

  /// The claims of the lines that were spoken and of the talk afterwards, each once.
  private var lawClaims: [SessionReview.LawClaim] {
    var seen: Set<String> = []
    return events.filter { $0.kind == .line || $0.kind == .asked }.compactMap { line($0.id) }
      .flatMap { $0.tags.filter { $0.hasPrefix("law:") }.map { String($0.dropFirst(4)) } }
      .filter { seen.insert($0).inserted }
      .compactMap(package.lawClaim)
      .map {
        SessionReview.LawClaim(
          paragraph: $0.paragraph, text: $0.text[language.rawValue], source: $0.source,
          checkedOn: $0.checkedOn)
      }
  }

  private var faults: [String] {
    events.filter { $0.kind == .fault }.map { event in
      let seconds = event.timeMs / 1000
      return language == .danish
        ? "Fejl efter \(seconds) s: \(event.cause ?? "ukendt")"
        : "Fault after \(seconds) s: \(event.cause ?? "unknown")"
    }
  }
}
