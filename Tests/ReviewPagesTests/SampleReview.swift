import ReviewPages

extension SessionReview {
  /// A session with something of everything, as a psychologist would meet it.
  static func sample(_ language: ReviewLanguage) -> SessionReview {
    let isDanish = language == .danish
    func pick(_ danish: String, _ english: String) -> String { isDanish ? danish : english }
    let officer = pick("Betjent A", "Officer A")
    let partner = pick("Betjent B", "Officer B")
    var review = SessionReview(
      header: Header(
        scenarioTitle: pick("ID-tjek i skumringen", "ID check at dusk"),
        startedAt: Moment(year: 2026, month: 11, day: 20, hour: 14, minute: 5), level: 3,
        languageName: pick("dansk", "Danish"), alias: "U-07", isBlended: true,
        programHashShort: "3f9a1c", durationMilliseconds: 192_400, outcome: .reachedEnd))
    func line(_ time: Int, _ speaker: String, _ danish: String, _ english: String) {
      review.timeline.append(
        TimelineEntry(
          timeMilliseconds: time, kind: .line, speaker: speaker, text: pick(danish, english)))
    }
    line(1_200, officer, "Hej du. Har du lige to minutter?", "Hi there. Do you have two minutes?")
    line(
      4_800, officer, "Hvad hedder du, og hvornår er du født?",
      "What is your name, and when were you born?")
    line(
      31_000, partner, "Nå. Det var da ikke så svært at spørge om.",
      "Well. That was not so hard to ask.")
    line(
      48_000, officer, "Jeg spørger én gang til. Hvor bor du?",
      "I will ask once more. Where do you live?")
    line(118_000, officer, "Tak. Så er vi færdige her.", "Thank you. Then we are done here.")
    review.timeline[2].note = pick("afbrudt af svaret", "cut off by the answer")
    review.timeline += [
      TimelineEntry(
        timeMilliseconds: 62_000, kind: .levelChange, actor: .operator,
        text: pick("Fra 3 til 2", "From 3 to 2")),
      TimelineEntry(
        timeMilliseconds: 75_000, kind: .intervention, actor: .operator,
        text: pick("Betjent A træder et skridt tilbage", "Officer A takes a step back")),
      TimelineEntry(
        timeMilliseconds: 132_000, kind: .rewind, actor: .participant,
        text: pick("Tilbage til andet spørgsmål", "Back to the second question")),
      TimelineEntry(
        timeMilliseconds: 191_000, kind: .ending, text: pick("Du går hjem", "You walk home")),
    ]
    review.choices = sampleChoices(pick)
    review.ladders = sampleLadders(pick)
    review.ownRatings = [
      OwnRating(item: .discomfort, before: 3, after: 6),
      OwnRating(item: .anger, before: 2, after: nil),
    ]
    review.calmPlace = pick("stranden", "the beach")
    review.reflection = sampleReflection(pick)
    review.stops = [
      Stop(timeMilliseconds: 126_000, cause: .lookedDown, wasCalledSelfCare: true)
    ]
    review.pauses = [
      Pause(timeMilliseconds: 92_000, endMilliseconds: 104_000, cause: .operator)
    ]
    review.lawClaims = [
      LawClaim(
        paragraph: pick("Retsplejeloven § 750", "Administration of Justice Act § 750"),
        text: pick(
          "Man skal sige navn, adresse og fødselsdag, når politiet spørger. Resten må man tie om.",
          "You must give name, address and date of birth when the police ask. "
            + "You may be silent about the rest."),
        source: "retsinformation.dk", checkedOn: "2026-11-20")
    ]
    review.endText = pick(
      "De siger tak og går videre. Du går hjem.", "They say thank you and move on. You walk home.")
    review.dataQualityNotes = [
      pick(
        "Headsettet var af i 4 sekunder ved 1:32.", "The headset was off for 4 seconds at 1:32.")
    ]
    return review
  }

  private static func sampleChoices(_ pick: (String, String) -> String) -> [Choice] {
    [
      Choice(
        timeMilliseconds: 12_300, text: pick("Hvorfor spørger I mig?", "Why are you asking me?"),
        style: .assertive, isLawful: true, modality: .gaze, beganAfterMilliseconds: 1_800,
        committedAfterMilliseconds: 3_000, wasSilence: false),
      Choice(
        timeMilliseconds: 33_000, text: pick("Slap nu af, mand.", "Chill out, man."),
        style: .aggressive, isLawful: false, modality: .gaze, beganAfterMilliseconds: -400,
        committedAfterMilliseconds: 800, wasSilence: false),
      Choice(
        timeMilliseconds: 58_000, text: "", style: .avoidant, isLawful: true, modality: .none,
        beganAfterMilliseconds: nil, committedAfterMilliseconds: 6_000, wasSilence: true),
      Choice(
        timeMilliseconds: 151_000,
        text: pick(
          "Jeg siger det, I skal vide. Resten vil jeg ikke svare på.",
          "I will say what you must know. The rest I will not answer."),
        style: .assertive, isLawful: true, modality: .key, beganAfterMilliseconds: 2_150,
        committedAfterMilliseconds: 2_150, wasSilence: false, attempt: 2),
    ]
  }

  private static func sampleLadders(_ pick: (String, String) -> String) -> [Ladder] {
    func ladder(_ name: String, _ title: String, _ points: [(Int, Int)]) -> Ladder {
      Ladder(
        name: name, title: title,
        points: points.map { .init(timeMilliseconds: $0.0, value: $0.1) }, range: 0...10)
    }
    return [
      ladder(
        "officer", pick("Betjentens trin", "The officer's step"),
        [
          (0, 1), (12_300, 3), (33_000, 6), (58_000, 7), (75_000, 4), (118_000, 1), (132_000, 6),
          (151_000, 2),
        ]),
      ladder(
        "youth", pick("Den unges trin i scenen", "The young person's step in the scene"),
        [(0, 0), (33_000, 7), (58_000, 9), (75_000, 5), (118_000, 2), (132_000, 7), (151_000, 1)]),
    ]
  }

  private static func sampleReflection(
    _ pick: (String, String) -> String
  ) -> [ReflectionAnswer] {
    [
      ReflectionAnswer(
        question: pick(
          "Hvad skete der, hvis et kamera havde filmet det?",
          "What happened, had a camera filmed it?"),
        answer: pick(
          "De stoppede mig. Jeg blev ved med at spørge.",
          "They stopped me. I kept asking."), kind: .situation),
      ReflectionAnswer(
        question: pick("Hvad tænkte du lige dér?", "What did you think right then?"),
        answer: pick(
          "at de havde valgt mig på forhånd\nog at det var lige meget",
          "that they had picked me beforehand\nand that it made no difference"), kind: .thought),
      ReflectionAnswer(
        question: pick("Hvor meget tror du på den?", "How much do you believe it?"),
        answer: "80 %", kind: .belief),
      ReflectionAnswer(
        question: pick("Hvor mærkede du det i kroppen?", "Where did you feel it in your body?"),
        answer: nil, kind: .body),
      ReflectionAnswer(
        question: pick("Hvad kunne man ellers tænke?", "What else could one think?"),
        answer: "ربما كان متعبا", kind: .alternative),
    ]
  }
}
