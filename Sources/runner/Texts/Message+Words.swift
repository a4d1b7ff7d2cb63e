extension Message {
  /// The message as a sentence for the terminal.
  func text(in language: Language) -> String {
    let words = words
    return language == .danish ? words.da : words.en
  }

  private var words: (en: String, da: String) {
    switch self {
    case .other(let en, let da): (en, da)
    case .resourcesMissing(let place):
      (
        "no folders 'Scenarios' and 'Assets' at or above \(place). Start the program in its folder.",
        "der er ingen mapper 'Scenarios' og 'Assets' i eller over \(place). Start programmet i dets mappe."
      )
    case .scenarioMissing(let name, let folder):
      (
        "there is no scenario '\(name)', neither as a folder nor in \(folder).",
        "der er intet scenarie '\(name)', hverken som mappe eller i \(folder)."
      )
    case .scenarioBroken(let name):
      (
        "the scenario '\(name)' has errors and is not played. Mend them and try again.",
        "scenariet '\(name)' har fejl og bliver ikke spillet. Ret dem, og prøv igen."
      )
    case .levelMissing(let level, let known):
      (
        "the scenario has no level \(level); it has \(known.map(String.init).joined(separator: ", ")).",
        "scenariet har ikke hårdhed \(level); det har \(known.map(String.init).joined(separator: ", "))."
      )
    case .settingMalformed(let text):
      (
        "'--set \(text)' should be name=value, such as under15=true.",
        "'--set \(text)' skal være navn=værdi, for eksempel under15=true."
      )
    case .exportNeedsConsent:
      (
        "'--out' writes what the young person says in clear. With '--youth' it needs '--export-plain' as well.",
        "'--out' skriver det, den unge siger, i klar tekst. Med '--youth' kræver det også '--export-plain'."
      )
    default: fileWords
    }
  }

  private var fileWords: (en: String, da: String) {
    switch self {
    case .inputFileUnreadable(let path, let reason):
      (
        "\(path): cannot be read (\(reason)).",
        "\(path): kan ikke læses (\(reason))."
      )
    case .inputLine(let path, let line, let reason):
      ("\(path):\(line): \(reason)", "\(path):\(line): \(reason)")
    case .outputUnwritable(let path, let reason):
      (
        "\(path): cannot be written (\(reason)). Choose another folder or make room.",
        "\(path): kan ikke skrives (\(reason)). Vælg en anden mappe, eller skaf plads."
      )
    case .assetBroken(let reason):
      (
        "\(reason). Fetch the folder 'Assets' again; it is part of the program.",
        "\(reason). Hent mappen 'Assets' igen; den er en del af programmet."
      )
    case .displayMissing(let reason):
      (
        "no picture: \(reason). 'modet doctor' says what is missing.",
        "intet billede: \(reason). 'modet doctor' siger, hvad der mangler."
      )
    case .sessionMissing(let name):
      (
        "there is no session '\(name)': neither a file, a folder with a session.jsonl, nor an id in the store.",
        "der er ingen session '\(name)': hverken en fil, en mappe med session.jsonl eller et id i lageret."
      )
    case .logMalformed(let path, let line, let reason):
      (
        "\(path):\(line): is not a line of a session's log (\(reason)).",
        "\(path):\(line): er ikke en linje i en sessions log (\(reason))."
      )
    case .programChanged(let scenario):
      (
        "the scenario '\(scenario)' has changed since this session; use the version it was played with.",
        "scenariet '\(scenario)' er ændret siden denne session; brug den udgave, den blev spillet med."
      )
    case .replayDiffers(let record, let logged, let again):
      (
        "the replay differs at record \(record):\n  logged:   \(logged)\n  replayed: \(again)",
        "genafspilningen afviger ved post \(record):\n  logget:     \(logged)\n  genafspillet: \(again)"
      )
    case .replayEqual(let count):
      (
        "the log reproduces the session: \(count) records equal.",
        "loggen gengiver sessionen: \(count) poster er ens."
      )
    default: sessionWords
    }
  }

  private var sessionWords: (en: String, da: String) {
    switch self {
    case .noSession: ("there are no sessions yet.", "der er ingen sessioner endnu.")
    case .keptUnfinished(let count):
      (
        "\(count) unfinished session(s) from an earlier start were kept. See 'modet sessions list'.",
        "\(count) uafsluttede sessioner fra en tidligere start er gemt. Se 'modet sessions list'."
      )
    case .notSaving(let reason):
      ("THE LOG IS NOT BEING SAVED: \(reason)", "LOGGEN GEMMES IKKE: \(reason)")
    case .noAudio:
      (
        "No sound device. The session plays on with subtitles.",
        "Ingen lydenhed fundet. Sessionen spilles med undertekster."
      )
    case .volume(let percent): ("Volume \(percent)%", "Lydstyrke \(percent) %")
    case .noTakes(let count):
      (
        "\(count) lines have no recorded voice; they play as subtitles ('--voices synthetic' reads them aloud).",
        "\(count) replikker har ingen indtalt stemme; de vises som undertekster ('--voices synthetic' læser dem op)."
      )
    case .syntheticMark: ("Synthetic voice", "Syntetisk stemme")
    case .loading(let what): ("Loading \(what) …", "Indlæser \(what) …")
    case .pictureSaved(let path): ("Picture: \(path)", "Billede: \(path)")
    case .reviewAt(let path): ("Review page: \(path)", "Gennemgang: \(path)")
    case .sessionSaved(let id):
      ("The log is saved as session \(id).", "Loggen er gemt som session \(id).")
    case .keysTerminal:
      (
        "Keys: 1–9 answer, s skip a question, p pause, Esc stop. No key is an answer too. For the adult: r try again, + and - level, . and , volume.",
        "Taster: 1–9 svarer, s springer et spørgsmål over, p er pause, Esc er stop. Ingen tast er også et svar. Til den voksne: r prøver igen, + og - er hårdhed, . og , er lydstyrke."
      )
    case .keysWindow:
      (
        "Keys: 1–9 or the mouse answer, space pauses, Esc stops. Hold the right button to look around. For the adult: r try again, + and - level, . and , volume.",
        "Taster: 1–9 eller musen svarer, mellemrum er pause, Esc er stop. Hold højre knap for at se dig om. Til den voksne: r prøver igen, + og - er hårdhed, . og , er lydstyrke."
      )
    case .stopped:
      (
        "Stopped. You are in a calm place. Take the time you need.",
        "Stoppet. Du er et roligt sted. Tag den tid, du har brug for."
      )
    default: watchWords
    }
  }
}
