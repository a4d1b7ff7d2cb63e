extension PageContext {
  init(_ review: SessionReview, language: ReviewLanguage, style: String) {
    let texts = ReviewTexts.in(language)
    let labels = PageLabels(language: language)
    let rows = PageRows(texts: texts, labels: labels)
    let moments = review.numberedMoments()
    let chart = LadderChart.make(of: review, moments: moments, labels: labels, texts: texts)
    let alias = review.header.alias?.trimmedOrNil ?? texts.noAlias
    wording = texts
    styleSheet = style
    pageTitle = "\(texts.reportTitle) · \(review.header.scenarioTitle)"
    aliasOrNone = alias
    facts = rows.facts(review.header)
    isBlended = review.header.isBlended
    hasChart = chart != nil
    self.chart = chart.map { [$0] } ?? []
    marks = moments.compactMap(rows.mark)
    hasMarks = !marks.isEmpty
    hasChoices = !review.choices.isEmpty
    ratings = review.ownRatings.map(rows.rating)
    hasRatings = !ratings.isEmpty
    calmPlace = review.calmPlace.map { [$0] } ?? []
    reflection = review.reflection.map(rows.reflection)
    hasReflection = !reflection.isEmpty
    stops = rows.stopsAndPauses(moments)
    hasStops = !stops.isEmpty
    timeline = moments.map(rows.timeline)
    hasTimeline = !timeline.isEmpty
    endText = review.endText.map { [$0] } ?? []
    law = review.lawClaims.map(rows.law)
    hasLaw = !law.isEmpty
    qualityNotes = review.dataQualityNotes
    hasQualityNotes = !qualityNotes.isEmpty
    notMeasured = review.notMeasured.isEmpty ? texts.notMeasured : review.notMeasured
  }
}

/// Turns the model's values into the rows of the page's tables.
struct PageRows {
  let texts: ReviewTexts
  let labels: PageLabels

  func facts(_ header: SessionReview.Header) -> [PageContext.Fact] {
    func fact(_ name: String, _ value: String, tag: String = "") -> PageContext.Fact {
      .init(name: name, value: value, tag: tag, hasTag: !tag.isEmpty)
    }
    return [
      fact(texts.scenario, header.scenarioTitle),
      fact(texts.date, header.startedAt.map(labels.moment) ?? texts.unknownDate),
      fact(
        texts.level, labels.level(header.level), tag: header.isBlended ? texts.blendedTag : ""),
      fact(texts.duration, labels.duration(header.durationMilliseconds)),
      fact(texts.outcome, labels.outcome(header.outcome)),
      fact(texts.language, header.languageName),
      fact(texts.program, header.programHashShort),
    ]
  }

  // MARK: - The marks' table

  func mark(_ moment: NumberedMoment) -> PageContext.MarkRow? {
    guard let number = moment.number, let kind = moment.moment.markKind else { return nil }
    let row = timeline(moment)
    var mark = PageContext.MarkRow(
      number: number, time: row.time, kind: labels.kind(kind), className: row.className,
      who: row.who, words: row.isQuoted ? row.words : "", hasWords: row.isQuoted,
      remark: row.isQuoted ? "" : row.words, hasRemark: !row.isQuoted, note: row.note,
      hasNote: row.hasNote,
      isChoice: false, style: "", modality: "", latency: "")
    if case .choice(let choice) = moment.moment {
      mark.isChoice = true
      mark.style = style(choice)
      mark.modality = labels.modality(choice.modality)
      mark.latency = labels.latency(choice) ?? "–"
    }
    return mark
  }

  /// The author's mark; an answer that uses a right is never called avoidant.
  private func style(_ choice: SessionReview.Choice) -> String {
    let isHidden = choice.isLawful && choice.style == .avoidant
    let style = isHidden ? nil : choice.style.map(labels.style)
    let words = [style, choice.isLawful ? labels.usesRight : nil].compactMap(\.self)
    return words.isEmpty ? labels.noMark : words.joined(separator: ", ")
  }

  // MARK: - The timeline

  func timeline(_ moment: NumberedMoment) -> PageContext.TimelineRow {
    var row: PageContext.TimelineRow
    switch moment.moment {
    case .entry(let entry): row = self.entry(entry)
    case .choice(let choice): row = self.choice(choice)
    case .stop(let stop): row = plain(stop.who(labels), labels.stop(stop.cause))
    case .pause(let pause): row = plain(pause.who(labels), labels.pause(pause))
    }
    row.time = labels.clock(moment.moment.timeMilliseconds)
    row.number = moment.number.map(String.init) ?? ""
    row.hasNumber = moment.number != nil
    row.className = moment.moment.markKind?.rawValue ?? row.className
    row.kind = moment.moment.markKind.map(labels.kind) ?? ""
    row.hasKind = !row.kind.isEmpty
    row.hasNote = !row.note.isEmpty
    return row
  }

  private func entry(_ entry: SessionReview.TimelineEntry) -> PageContext.TimelineRow {
    var row = plain(entry.speaker?.trimmedOrNil ?? labels.actor(entry.actor), entry.text)
    row.isQuoted = entry.kind == .line
    row.note = entry.note ?? ""
    row.className = entry.kind.rawValue
    return row
  }

  private func choice(_ choice: SessionReview.Choice) -> PageContext.TimelineRow {
    let words = choice.text.trimmedOrNil
    var row = plain(labels.participant, words ?? labels.saidNothing)
    row.isQuoted = words != nil && !choice.wasSilence
    row.note = choice.attempt > 1 ? labels.attempt(choice.attempt) : ""
    return row
  }

  private func plain(_ who: String, _ words: String) -> PageContext.TimelineRow {
    .init(
      time: "", who: who, number: "", hasNumber: false, kind: "", hasKind: false,
      className: "", words: words, isQuoted: false, note: "", hasNote: false)
  }

  // MARK: - The other tables

  func rating(_ rating: SessionReview.OwnRating) -> PageContext.RatingRow {
    .init(
      item: labels.rating(rating.item),
      before: rating.before.map(String.init) ?? texts.notAnswered,
      after: rating.after.map(String.init) ?? texts.notAnswered)
  }

  func reflection(_ answer: SessionReview.ReflectionAnswer) -> PageContext.ReflectionRow {
    let kind = labels.reflection(answer.kind)
    let words = answer.answer
    let isAnswered = words?.trimmedOrNil != nil
    return .init(
      kind: kind ?? "", hasKind: kind != nil, question: answer.question, answer: words ?? "",
      isAnswered: isAnswered, remark: words == nil ? texts.skipped : texts.blankAnswer)
  }

  func stopsAndPauses(_ moments: [NumberedMoment]) -> [PageContext.StopRow] {
    moments.compactMap { moment in
      let time = labels.clock(moment.moment.timeMilliseconds)
      switch moment.moment {
      case .stop(let stop):
        return .init(
          time: time, text: labels.stop(stop.cause),
          wasCalledSelfCare: stop.wasCalledSelfCare == true)
      case .pause(let pause):
        return .init(time: time, text: labels.pause(pause), wasCalledSelfCare: false)
      case .entry, .choice: return nil
      }
    }
  }

  func law(_ claim: SessionReview.LawClaim) -> PageContext.LawRow {
    .init(
      paragraph: claim.paragraph, text: claim.text, source: claim.source,
      checkedOn: claim.checkedOn ?? "", hasCheckedOn: claim.checkedOn != nil)
  }
}

extension SessionReview.Stop {
  func who(_ labels: PageLabels) -> String {
    switch cause {
    case .participantKey, .lookedDown: labels.participant
    case .operator: labels.facilitator
    case .headsetOff, .program: labels.actor(.engine)
    }
  }
}

extension SessionReview.Pause {
  func who(_ labels: PageLabels) -> String {
    switch cause {
    case .participant: labels.participant
    case .operator: labels.facilitator
    case .headsetOff, .connectionLost, .program: labels.actor(.engine)
    }
  }
}

extension String {
  /// Nil when there is nothing but white space.
  var trimmedOrNil: String? {
    allSatisfy(\.isWhitespace) ? nil : self
  }
}
