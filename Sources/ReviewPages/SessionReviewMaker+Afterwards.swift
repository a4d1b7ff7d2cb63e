import ScenarioEngine

// What was said of the session, not in it.

extension SessionReviewMaker {
  func rating(_ item: SessionReview.OwnRating.Item) -> SessionReview.OwnRating {
    let sceneStart = events.first { $0.kind == .stage && $0.id == "scene" }?.sequence ?? .max
    let answers = events.filter {
      $0.kind == .answered && line($0.id)?.tagValue("scale")?.hasPrefix(item.rawValue) == true
    }
    return SessionReview.OwnRating(
      item: item, before: answers.last { $0.sequence < sceneStart }?.value,
      after: answers.last { $0.sequence > sceneStart }?.value)
  }

  /// What was chosen at check-in; who skips the question has chosen nothing.
  var calmPlace: String? {
    events.last { $0.kind == .answered && $0.id == Prompt.calmPlaceID }?.choice
      .flatMap(CalmPlace.init(choiceID:)).map(PageLabels(language: language).calmPlace)
  }

  func reflection(_ event: SessionEvent) -> SessionReview.ReflectionAnswer? {
    guard event.kind == .answered || event.kind == .skipped, let question = line(event.id),
      question.tagValue("scale") == nil
    else { return nil }
    return SessionReview.ReflectionAnswer(
      question: text(question), answer: answer(event, to: question), kind: kind(question))
  }

  private func answer(_ event: SessionEvent, to question: LineInfo) -> String? {
    guard event.kind == .answered else { return nil }
    if let text = event.text { return text }
    if let choice = line(event.choice) { return text(choice) }
    guard let value = event.value else { return nil }
    return question.tagValue("belief") == nil ? "\(value)" : "\(value) %"
  }

  private func kind(_ question: LineInfo) -> SessionReview.ReflectionAnswer.Kind {
    if question.tagValue("belief") != nil { return .belief }
    if question.tagValue("alternative") != nil { return .alternative }
    if let facet = question.tagValue("diamond"),
      let kind = SessionReview.ReflectionAnswer.Kind(rawValue: facet)
    {
      return kind
    }
    let named: [SessionReview.ReflectionAnswer.Kind] = [
      .intent, .strategy, .homework, .consequence,
    ]
    return named.first { question.hasTag($0.rawValue) } ?? .text
  }
}
