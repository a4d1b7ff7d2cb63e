// What the exploration of a scenario says. Sorted by name.

extension Wording {
  static let calmByLuck = Wording(
    en:
      "from here a calm end is at most {0} answers away only if chance or the order of tracks helps",
    da:
      "herfra er en rolig slutning kun inden for {0} svar, hvis tilfældet eller sporenes rækkefølge hjælper"
  )
  static let endlessScene = Wording(
    en: "the scene runs out here; expected '<<end …>>' on every way",
    da: "scenen løber ud her; der ventes '<<end …>>' på alle veje")
  static let ladderPushedPast = Wording(
    en: "the ladder '${0}' is pushed past its bounds, {1} to {2}; ask first with '<<if>>'",
    da: "stigen '${0}' skubbes ud over sine grænser, {1} til {2}; spørg først med '<<if>>'")
  static let machineDetours = Wording(
    en: "detours lead into detours here without end, and the scene stops",
    da: "omveje fører ind i omveje her uden ende, og scenen stopper")
  static let machineExpression = Wording(
    en: "'{0}' asks about itself without end, and the scene stops",
    da: "'{0}' spørger om sig selv uden ende, og scenen stopper")
  static let machineFunction = Wording(
    en: "the function '{0}' can give no value here, and the scene stops",
    da: "funktionen '{0}' kan ingen værdi give her, og scenen stopper")
  static let machineNode = Wording(
    en: "no node is named '{0}', and the scene stops here",
    da: "ingen knude hedder '{0}', og scenen stopper her")
  static let machineRemainder = Wording(
    en: "the remainder of a division by nothing stops the scene here",
    da: "resten af en division med nul stopper scenen her")
  static let machineValue = Wording(
    en: "a value of the wrong kind stops the scene here",
    da: "en værdi af forkert slags stopper scenen her")
  static let noCalmEnd = Wording(
    en: "from here no calm end is within {0} answers; expected a way to calm the scene",
    da: "herfra er der ingen rolig slutning inden for {0} svar; der ventes en vej til ro")
  static let noReturn = Wording(
    en: "the intervention '{0}' does not always come back to where it was called",
    da: "grebet '{0}' vender ikke altid tilbage til det sted, det blev kaldt fra")
  static let noWayOut = Wording(
    en: "from here no end can be reached any more; expected a way out of the loop",
    da: "herfra kan ingen slutning nås længere; der ventes en vej ud af løkken")
  static let nothingToChoose = Wording(
    en: "nothing can be chosen in this group; expected an option without a condition",
    da: "intet kan vælges i denne gruppe; der ventes en svarmulighed uden betingelse")
  static let numberLeavesRange = Wording(
    en: "'${0}' leaves its range here; expected {1} to {2}",
    da: "'${0}' forlader sit område her; der ventes {1} til {2}")
  static let onlySilence = Wording(
    en: "only silence is left in this group, and without a clock not even that; "
      + "expected an option to take",
    da: "kun tavshed er tilbage i denne gruppe, og uden tidsgrænse ikke engang det; "
      + "der ventes en svarmulighed")
  static let timelessLoop = Wording(
    en: "the scene goes round here without anything that takes time; expected a line or a wait",
    da: "scenen kører i ring her, uden at noget tager tid; der ventes en replik eller en pause")
  static let undecidedBudget = Wording(
    en: "{0} states were not explored, so not everything is decided; a larger budget goes further",
    da: "{0} tilstande blev ikke undersøgt, så ikke alt er afgjort; et større budget når længere")
  static let undecidedCrowd = Wording(
    en: "more goes on at one time than is followed, so not everything is decided; "
      + "expected fewer tracks and detours at once",
    da: "der foregår mere på én gang, end der kan følges, så ikke alt er afgjort; "
      + "der ventes færre spor og omveje ad gangen")
  static let undecidedDraw = Wording(
    en: "a draw has more outcomes than are tried ({0}), so not everything is decided; "
      + "expected fewer",
    da: "en lodtrækning har flere udfald, end der prøves ({0}), så ikke alt er afgjort; "
      + "der ventes færre")
  static let undecidedDrawAhead = Wording(
    en: "something is drawn between an interruptible line and what follows it, "
      + "so not everything is decided; expected the draw before the line",
    da: "der trækkes lod mellem en replik, der kan afbrydes, og det, der kommer efter, "
      + "så ikke alt er afgjort; der ventes lodtrækning før replikken")
  static let undecidedDraws = Wording(
    en: "in '{0}' more than {1} draws come one after another without a line or a wait, or they can "
      + "fall in more than {2} ways, so not everything is decided; expected fewer draws, "
      + "or a line in the loop that draws",
    da: "i '{0}' trækkes der lod mere end {1} gange i træk uden en replik eller en pause, eller "
      + "lodderne kan falde på mere end {2} måder, så ikke alt er afgjort; der ventes færre "
      + "lodtrækninger, eller en replik i ringen, der trækker lod")
  static let undecidedHostValue = Wording(
    en: "'${0}' is set from outside and used for more than being shown and compared with fixed "
      + "values, so not all that it can be was tried; expected comparisons alone",
    da: "'${0}' sættes udefra og bruges til mere end at blive vist og sammenlignet med faste "
      + "værdier, så ikke alt, den kan være, er prøvet; der ventes kun sammenligninger")
  static let undecidedQuestions = Wording(
    en: "the questions branch further than is followed, so not everything is decided; "
      + "expected fewer questions that hang on each other",
    da: "spørgsmålene forgrener sig længere, end der kan følges, så ikke alt er afgjort; "
      + "der ventes færre spørgsmål, der afhænger af hinanden")
  static let undecidedSelection = Wording(
    en: "one of several lines that take turns falls more than {0} turns behind, "
      + "so not everything is decided; expected conditions that let each have its turn",
    da: "en af flere replikker, der skiftes, kommer mere end {0} gange bagud, "
      + "så ikke alt er afgjort; der ventes betingelser, der lader hver komme til")
  static let undecidedTrackDetour = Wording(
    en: "a background track takes time inside a detour, so not everything is decided; "
      + "expected its lines and waits in its own node",
    da: "et baggrundsspor bruger tid inde i en omvej, så ikke alt er afgjort; "
      + "der ventes sporets replikker og pauser i dets egen knude")
  static let undecidedVisits = Wording(
    en: "a node is visited more often than is counted ({0}), and the count is used for more than "
      + "comparing it with a fixed number, so not everything is decided",
    da: "en knude besøges flere gange, end der tælles ({0}), og tallet bruges til mere end at "
      + "blive sammenlignet med et fast tal, så ikke alt er afgjort")
  static let unreachedEnd = Wording(
    en: "no way leads to the end '{0}'", da: "ingen vej fører til slutningen '{0}'")
  static let unreachedLine = Wording(
    en: "no way comes to this line", da: "ingen vej kommer til denne replik")
  static let unreachedNode = Wording(
    en: "no way comes to the node '{0}'", da: "ingen vej kommer til knuden '{0}'")
  static let unreachedOption = Wording(
    en: "this option can never be chosen", da: "denne svarmulighed kan aldrig vælges")
}
