extension TemplateTexts {
  static let danish = TemplateTexts(
    planName: "rolig.testplan", script: danishScript, settings: danishSettings,
    law: danishLaw, plan: danishPlan)

  private static let danishScript = """
    // {title}
    // En lille scene at begynde med. Ret i den, til den er jeres egen.
    // Hver replik har et fast id (#line:). Lyd, oversættelser og log kender den på det.

    // Spørgsmål før scenen. En refleksionsknude slutter af sig selv.
    title: Foer
    type: reflection
    ---
    Hvor meget ubehag mærker du lige nu? #line:before1 #scale:discomfort:0-10
    ===

    // Her begynder scenen, fordi scenario.yaml siger start: Start.
    title: Start
    ---
    // Scenens trin er forfatterens billede af stemningen. De bliver mellem 0 og 10.
    <<declare $officer = 4>>
    <<declare $youth = 2>>
    <<ladder officer 0 10>>
    <<ladder youth 0 10>>
    <<stage street>>
    <<enter officer front>>
    <<look officer viewer>>
    Du sidder på en bænk og hører musik. #line:start1
    officer: Hej. Gider du skrue lidt ned? #line:start2
    // 12 sekunder til at svare. Den, der tier, har også svaret: det er #silence.
    // Den svarmulighed bliver aldrig vist.
    <<timer 12>>
    -> Pas dig selv. #line:start3 #style:aggressive
        <<set $officer += 2>>
        <<set $youth += 1>>
        <<face officer stern>>
        officer: Det er mit arbejde at spørge. #line:start4
    -> Hvorfor skal jeg det? #line:start5 #style:assertive
        <<set $officer -= 1>>
        officer: Der er en, der ikke kan sove. #line:start6
    -> Okay. #line:start7 #style:passive
        <<set $officer -= 1>>
        officer: Tak skal du have. #line:start8
    -> Du siger ikke noget. #line:start9 #silence #style:passive
        officer: Hallo? Kan du høre mig? #line:start10
    <<jump Navn>>
    ===

    title: Navn
    ---
    // $level er hårdheden. Den sættes udefra og kan ændres undervejs.
    <<if $level <= 2>>
        officer: Må jeg spørge, hvad du hedder? Det skal man sige til politiet. #line:name1 #law:rpl-750
    <<else>>
        officer: Navn? Det skal du sige. #line:name2 #law:rpl-750
    <<endif>>
    <<timer 12>>
    -> Det siger jeg ikke. #line:name3 #style:aggressive
        <<set $officer += 2>>
        <<set $youth += 1>>
        officer: Så kan du få en bøde. #line:name4 #law:rpl-750
        <<end anspaendt>>
    -> Jeg hedder … #line:name5 #style:assertive
        <<gesture officer nod>>
        officer: Tak. Hav en god aften. #line:name6
        <<end rolig>>
    -> Du siger ikke noget. #line:name7 #silence #style:passive
        officer: Så lader vi den ligge. Hav en god aften. #line:name8
        <<end rolig>>
    ===

    // Et greb: pædagogen kan kalde det, når som helst scenen spiller.
    title: Blidere
    intervention: soften
    label: Betjenten bliver venligere
    label_en: The officer becomes kinder
    ---
    // Pædagogen kan gøre det igen og igen. Stigen stopper ved 2, så svarene kan sænke den og blive over 0.
    <<if $officer > 2>>
        <<set $officer -= 1>>
    <<endif>>
    <<face officer smile>>
    officer: Jeg er ikke ude på at genere dig. #line:soft1
    ===

    // Spørgsmål efter scenen. Alle kan springes over.
    title: Bagefter
    type: reflection
    ---
    Hvad tænkte du undervejs? #line:after1 #diamond:thought #text
    Hvor meget ubehag mærker du lige nu? #line:after2 #scale:discomfort:0-10
    Det kan gå anderledes i virkeligheden. Men nu har du øvet dig. #line:after3
    ===

    """

  private static let danishSettings = """
    # Scenariet i tal og navne. Replikkerne står i {id}.yarn, loven i law.yaml,
    # den engelske tekst i en.csv.
    id: {id}
    version: 0.1.0
    title:
      da: {quoted title}
      en: {other title}
    summary:
      da: En betjent beder dig skrue ned for musikken. Du vælger selv, hvad du siger.
      en: An officer asks you to turn your music down. You choose what to say.
    pack: gaden
    ageRange: [13, 20]
    # Skriv jer selv på, når I har gjort teksten til jeres egen.
    authors: [Modet]
    # Datoen sættes, når en fagperson har læst det hele igennem.
    reviewedOn: null

    # De hårdheder, scenen kan spilles med: 1 er venlig, 3 er kort for hovedet.
    levels: [1, 3]

    place: street
    ambience: street
    start: Start
    baseline: Foer
    reflection: Bagefter
    inputs: [gaze, controller, voice, key]

    # Navnet før kolon i en replik, her officer, er en person herfra.
    cast:
      officer:
        displayName:
          da: Betjenten
          en: The officer
        person: officer-a
        mark: front
        voice:
          da: {variant: da+f2, rate: 160, pitch: 42}
          en: {variant: en-gb+f2, rate: 160, pitch: 42}

    # Steder i meter: den unge er i (0, 0, 0) og ser mod -Z.
    marks:
      front: {position: [-0.45, 0, -1.90], yawDegrees: 13}

    # Lyde, som manuskriptet bruger med <<sound …>>; filerne ligger i Assets/Audio.
    sounds: []

    # Hvert tal i manuskriptet skal have sin grænse her.
    variables:
      level:   {type: number, range: [1, 5], default: 1, host: true}
      officer: {type: number, range: [0, 10], default: 4, ladder: true}
      youth:   {type: number, range: [0, 10], default: 2, ladder: true}

    # Slutningerne, som <<end …>> kalder. Mindst én skal være rolig, og den skal altid kunne nås.
    ends:
      rolig:
        calm: true
        text:
          da: Det sluttede roligt.
          en: It ended calmly.
      anspaendt:
        calm: false
        text:
          da: I skiltes i en anspændt stemning.
          en: You parted in a tense mood.

    """

  private static let danishLaw = """
    # Det, en betjent i scenen må sige om loven. Læs kilden selv, og sæt datoen i checked.
    - id: rpl-750
      paragraph: Retsplejeloven § 750
      text:
        da: Du skal sige navn, adresse og fødselsdato, når politiet beder om det. Gør du ikke det, kan du få en bøde.
        en: You must state your name, address and date of birth when the police ask. If you do not, you can be fined.
      source: https://themis.dk/synopsis/docs/Lovsamling/Retsplejelovens_kapitel_68.html
      checked: 2026-11-22

    """

  private static let danishPlan = """
    # En vej gennem scenen. Planen holder op med at passe, når teksten ændres, og så rettes den.

    set: $level = 1

    line: `Du sidder på en bænk og hører musik.`
    line: `officer: Hej. Gider du skrue lidt ned?`

    option: `Pas dig selv.`
    option: `Hvorfor skal jeg det?`
    option: `Okay.`
    select: 2

    line: `officer: Der er en, der ikke kan sove.`
    line: `officer: Må jeg spørge, hvad du hedder? Det skal man sige til politiet.`

    option: `Det siger jeg ikke.`
    option: `Jeg hedder …`
    select: 2

    line: `officer: Tak. Hav en god aften.`
    end: rolig
    stop

    """
}
