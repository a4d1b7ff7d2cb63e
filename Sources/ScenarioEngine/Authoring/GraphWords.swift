/// The words of a scenario's picture.
struct GraphWords {
  let language: DiagnosticLanguage

  private func pick(_ danish: String, _ english: String) -> String {
    language == .danish ? danish : english
  }

  var start: String { pick("her begynder scenen", "the scene begins here") }
  var unreached: String { pick("NÅS ALDRIG", "NEVER REACHED") }
  var unavailable: String { pick("KAN ALDRIG VÆLGES", "NEVER AVAILABLE") }
  var further: String { pick("videre i knuden", "further in the node") }
  var group: String { pick("én af knuderne spilles", "one of the nodes is played") }
  var background: String { pick("baggrundsspor", "background track") }
  var silence: String { pick("tavshed", "silence") }
  var lawful: String { pick("bruger en ret", "uses a right") }
  var detour: String { pick("omvej: kommer tilbage", "detour: comes back") }
  var startsTrack: String { pick("starter sporet", "starts the track") }
  var haltsTrack: String { pick("standser sporet", "halts the track") }
  var otherwise: String { pick("ellers", "otherwise") }
  var selected: String { pick("én af flere", "one of several") }

  var interventions: String {
    pick("Pædagogens greb: kan kaldes undervejs", "The pedagogue's interventions: at any beat")
  }
  var tracks: String { pick("Baggrundsspor", "Background tracks") }

  func lines(_ count: Int) -> String {
    count == 1 ? pick("1 replik", "1 line") : pick("\(count) replikker", "\(count) lines")
  }

  func questions(_ count: Int) -> String {
    count == 1
      ? pick("1 spørgsmål", "1 question") : pick("\(count) spørgsmål", "\(count) questions")
  }

  func end(isCalm: Bool) -> String {
    isCalm
      ? pick("rolig slutning", "calm end") : pick("ikke rolig slutning", "end that is not calm")
  }

  func timer(_ milliseconds: Int) -> String {
    let tenths = milliseconds / 100
    let number =
      tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(pick(",", "."))\(tenths % 10)"
    return pick("\(number) sekunder til at svare", "\(number) seconds to answer")
  }

  func intervention(_ kind: String) -> String {
    switch kind {
    case "soften": pick("gør scenen mildere", "makes the scene milder")
    case "harden": pick("gør scenen hårdere", "makes the scene harder")
    case "inject": pick("lader noget ske", "lets something happen")
    case "steer": pick("skubber scenen i en retning", "nudges the scene in a direction")
    default: kind
    }
  }

  func style(_ style: String) -> String {
    StyleWords.word(style, in: language)
  }

  func condition(_ condition: ScenarioGraph.Condition) -> String {
    switch condition {
    case .holds(let expression): pick("hvis \(expression)", "if \(expression)")
    case .otherwise: otherwise
    case .once(let expression):
      pick("kun første gang", "the first time only")
        + (expression.map { " " + pick("og hvis \($0)", "and if \($0)") } ?? "")
    case .selected: selected
    }
  }

  // MARK: - The legend

  var marksTitle: String {
    pick("Forfatterens mærke for svaret", "The author's mark for the answer")
  }
  var boxesTitle: String { pick("Kasser", "Boxes") }
  var linesTitle: String { pick("Streger", "Lines") }
  var scene: String { pick("del af scenen", "part of the scene") }
  var asked: String { pick("spørgsmål før og efter", "questions before and after") }
  var intervention: String { pick("greb", "intervention") }
  var unreachedInLegend: String {
    pick("stiplet rød ramme: nås aldrig", "dashed red frame: never reached")
  }
  var solid: String { pick("fuldt optrukket: dér går scenen hen", "solid: where the scene goes") }
  var dashed: String {
    pick("stiplet: omvej eller baggrundsspor", "dashed: detour or background track")
  }
  var dotted: String { pick("prikket: ingen svarede i tide", "dotted: nobody answered in time") }
  var caveat: String {
    pick(
      "Tegningen viser, hvordan scenariet er bygget, ikke hvad det gør ved nogen. "
        + "Klik på en kasse for at åbne manuskriptet.",
      "The picture shows how the scenario is built, not what it does to anybody. "
        + "Click a box to open the script.")
  }
}
