import ScenarioEngine

/// The page's words for the model's values, and its way of writing numbers.
struct PageLabels: Sendable {
  let language: ReviewLanguage

  private func pick(_ danish: String, _ english: String) -> String {
    language == .danish ? danish : english
  }

  // MARK: - Numbers

  /// Minutes and seconds, hours only where there are any.
  func clock(_ milliseconds: Int) -> String {
    let seconds = max(0, milliseconds) / 1000
    let tail = twoDigits(seconds % 60)
    let minutes = seconds / 60
    guard minutes >= 60 else { return "\(minutes):\(tail)" }
    return "\(minutes / 60):\(twoDigits(minutes % 60)):\(tail)"
  }

  /// Seconds with one decimal, rounded, without a sign.
  func seconds(_ milliseconds: Int) -> String {
    // Divided before the sign is dropped, because the most negative number has none.
    let tenths = abs(milliseconds / 100) + (abs(milliseconds % 100) >= 50 ? 1 : 0)
    return "\(tenths / 10)\(pick(",", "."))\(tenths % 10)\u{A0}s"
  }

  func duration(_ milliseconds: Int) -> String {
    let seconds = max(0, milliseconds) / 1000
    let rest = "\(seconds % 60)\u{A0}s"
    return seconds < 60 ? rest : "\(seconds / 60)\u{A0}min \(rest)"
  }

  func moment(_ moment: SessionReview.Moment) -> String {
    let time = "\(twoDigits(moment.hour))\(pick(".", ":"))\(twoDigits(moment.minute))"
    guard (1...12).contains(moment.month) else {
      return "\(moment.year)-\(twoDigits(moment.month))-\(twoDigits(moment.day)) \(time)"
    }
    let month = months[moment.month - 1]
    return pick(
      "\(moment.day). \(month) \(moment.year) kl.\u{A0}\(time)",
      "\(moment.day) \(month) \(moment.year), \(time)")
  }

  private var months: [String] {
    switch language {
    case .danish:
      [
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
        "oktober", "november", "december",
      ]
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    }
  }

  private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(max(0, value))" : "\(value)" }

  // MARK: - The session

  var stepNames: [String] {
    switch language {
    case .danish: ["rolig", "anspændt", "presset", "koger"]
    case .english: ["calm", "tense", "pressed", "boiling"]
    }
  }

  func level(_ level: Int) -> String {
    let names =
      language == .danish
      ? ["venlig", "neutral", "kort for hovedet", "hård", "uretfærdig"]
      : ["friendly", "neutral", "curt", "hard", "unfair"]
    guard names.indices.contains(level - 1) else { return "\(level)" }
    return "\(level): \(names[level - 1])"
  }

  func outcome(_ outcome: SessionReview.Outcome) -> String {
    switch outcome {
    case .reachedEnd: pick("spillet til ende", "played to an end")
    case .stopped: pick("stoppet undervejs", "stopped on the way")
    case .interrupted:
      pick(
        "afbrudt, da maskinen gik ud; det, der nåede at ske, er gemt",
        "cut off when the machine went down; what had happened is kept")
    case .failed: pick("afbrudt af en fejl i programmet", "cut off by a fault in the program")
    case .running: pick("i gang", "under way")
    }
  }

  // MARK: - Who and what

  func actor(_ actor: SessionReview.TimelineEntry.Actor) -> String {
    switch actor {
    case .participant: participant
    case .operator: facilitator
    case .engine: pick("Scenen", "The scene")
    }
  }

  var participant: String { pick("Den unge", "The young person") }
  var facilitator: String { pick("Pædagogen", "The facilitator") }

  func kind(_ kind: MarkKind) -> String {
    switch kind {
    case .choice: pick("Svar", "Choice")
    case .silence: pick("Tavshed", "Silence")
    case .intervention: pick("Greb", "Act")
    case .levelChange: pick("Ny hårdhed", "New hardness")
    case .rewind: pick("Prøv igen", "Try again")
    case .stop: "STOP"
    case .pause: pick("Pause", "Pause")
    }
  }

  func style(_ style: SessionReview.Choice.Style) -> String {
    StyleWords.word(style.rawValue, in: language == .danish ? .danish : .english)
  }

  var usesRight: String { pick("bruger en ret", "uses a right") }
  var noMark: String { pick("intet mærke", "no mark") }

  func attempt(_ attempt: Int) -> String { pick("\(attempt). forsøg", "attempt \(attempt)") }

  func modality(_ modality: SessionReview.Choice.Modality) -> String {
    switch modality {
    case .gaze: pick("blik (hovedets retning)", "gaze (head direction)")
    case .controller: "controller"
    case .voice: pick("stemme, tastet af pædagogen", "voice, entered by the facilitator")
    case .key: pick("tast", "key")
    case .pointer: pick("mus", "mouse")
    case .script: pick("automatisk, uden en person", "automatic, without a person")
    case .none: pick("ingen handling", "no action")
    }
  }

  var saidNothing: String { pick("Sagde ikke noget.", "Said nothing.") }

  /// How long the answer took, in words that say what was timed.
  func latency(_ choice: SessionReview.Choice) -> String? {
    let committed = choice.committedAfterMilliseconds
    if choice.wasSilence {
      return committed.map {
        pick("tiden gik ud efter \(seconds($0))", "time ran out after \(seconds($0))")
      }
    }
    let parts = [
      choice.beganAfterMilliseconds.map { point($0, pick("begyndte", "began")) },
      committed.map { point($0, pick("gav svar", "answered")) },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private func point(_ milliseconds: Int, _ verb: String) -> String {
    guard milliseconds < 0 else {
      return pick(
        "\(verb) efter \(seconds(milliseconds))", "\(verb) after \(seconds(milliseconds))")
    }
    return pick(
      "\(verb) \(seconds(milliseconds)) før replikken var slut",
      "\(verb) \(seconds(milliseconds)) before the line had ended")
  }

  func stop(_ cause: SessionReview.Stop.Cause) -> String {
    switch cause {
    case .participantKey: pick("Den unge trykkede stop.", "The young person pressed stop.")
    case .lookedDown:
      pick("Den unge stoppede ved at se ned.", "The young person stopped by looking down.")
    case .operator: pick("Pædagogen stoppede.", "The facilitator stopped.")
    case .headsetOff:
      pick("Headsettet var af i mere end 20 sekunder.", "The headset was off for over 20 seconds.")
    case .program: pick("Programmet stoppede.", "The program stopped.")
    }
  }

  func pause(_ pause: SessionReview.Pause) -> String {
    let cause =
      switch pause.cause {
      case .participant: pick("Den unge holdt pause", "The young person paused")
      case .operator: pick("Pædagogen satte på pause", "The facilitator paused")
      case .headsetOff: pick("Headsettet blev taget af", "The headset was taken off")
      case .connectionLost:
        pick("Forbindelsen til pædagogens skærm gik", "The facilitator's screen was cut off")
      case .program: pick("Programmet satte på pause", "The program paused")
      }
    guard let end = pause.endMilliseconds else {
      return pick("\(cause); scenen gik ikke i gang igen.", "\(cause); the scene did not resume.")
    }
    let length = duration(end.saturatingSubtract(pause.timeMilliseconds))
    return pick("\(cause) i \(length).", "\(cause) for \(length).")
  }

  func rating(_ item: SessionReview.OwnRating.Item) -> String {
    switch item {
    case .discomfort: pick("Ubehag", "Discomfort")
    case .anger: pick("Vrede", "Anger")
    }
  }

  func calmPlace(_ place: CalmPlace) -> String {
    switch place {
    case .lake: pick("søen", "the lake")
    case .beach: pick("stranden", "the beach")
    case .forest: pick("skoven", "the woods")
    case .ownRoom: pick("værelset", "the room")
    }
  }

  func reflection(_ kind: SessionReview.ReflectionAnswer.Kind) -> String? {
    switch kind {
    case .situation: pick("Situationen", "The situation")
    case .thought: pick("Tanken", "The thought")
    case .belief: pick("Tiltro til tanken", "Belief in the thought")
    case .intent: pick("Den andens hensigt", "The other's intention")
    case .feeling: pick("Følelsen", "The feeling")
    case .body: pick("Kroppen", "The body")
    case .action: pick("Handlingen", "The action")
    case .consequence: pick("Følgen", "The consequence")
    case .alternative: pick("En anden tanke eller handling", "Another thought or action")
    case .strategy: pick("Det, der hjalp", "What helped")
    case .homework: pick("Ud i livet", "Out into life")
    case .scale, .text: nil
    }
  }
}

extension Int {
  /// The difference, held at the bounds instead of trapping: times come from a log.
  func saturatingSubtract(_ other: Int) -> Int {
    let (difference, overflow) = subtractingReportingOverflow(other)
    guard overflow else { return difference }
    return other < 0 ? .max : .min
  }
}
