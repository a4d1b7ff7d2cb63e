extension TemplateTexts {
  static let english = TemplateTexts(
    planName: "calm.testplan", script: englishScript, settings: englishSettings,
    law: englishLaw, plan: englishPlan)

  private static let englishScript = """
    // {title}
    // A small scene to begin with. Change it until it is your own.
    // Each line has an id of its own (#line:). Sound, translations and log know it by that.

    // Questions before the scene. A reflection node ends by itself.
    title: Before
    type: reflection
    ---
    How much unease do you feel right now? #line:before1 #scale:discomfort:0-10
    ===

    // The scene begins here because scenario.yaml says start: Start.
    title: Start
    ---
    // The scene's steps are the author's picture of the mood. They stay between 0 and 10.
    <<declare $officer = 4>>
    <<declare $youth = 2>>
    <<ladder officer 0 10>>
    <<ladder youth 0 10>>
    <<stage street>>
    <<enter officer front>>
    <<look officer viewer>>
    You are on a bench, listening to music. #line:start1
    officer: Hi. Could you turn that down a bit? #line:start2
    // 12 seconds to answer. Who says nothing has answered too: that is #silence.
    // That option is never shown.
    <<timer 12>>
    -> Mind your own business. #line:start3 #style:aggressive
        <<set $officer += 2>>
        <<set $youth += 1>>
        <<face officer stern>>
        officer: Asking is my business. #line:start4
    -> Why should I? #line:start5 #style:assertive
        <<set $officer -= 1>>
        officer: Somebody up there can't sleep. #line:start6
    -> Okay. #line:start7 #style:passive
        <<set $officer -= 1>>
        officer: Thank you. #line:start8
    -> You say nothing. #line:start9 #silence #style:passive
        officer: Hello? Can you hear me? #line:start10
    <<jump Name>>
    ===

    title: Name
    ---
    // $level is the hardness. It is set from outside and can change on the way.
    <<if $level <= 2>>
        officer: May I ask your name? You have to tell the police. #line:name1 #law:rpl-750
    <<else>>
        officer: Name? You have to say it. #line:name2 #law:rpl-750
    <<endif>>
    <<timer 12>>
    -> I'm not saying. #line:name3 #style:aggressive
        <<set $officer += 2>>
        <<set $youth += 1>>
        officer: Then you can be fined. #line:name4 #law:rpl-750
        <<end tense>>
    -> My name is … #line:name5 #style:assertive
        <<gesture officer nod>>
        officer: Thanks. Have a good evening. #line:name6
        <<end calm>>
    -> You say nothing. #line:name7 #silence #style:passive
        officer: Let's leave it at that. Have a good evening. #line:name8
        <<end calm>>
    ===

    // An intervention: the pedagogue can call it whenever the scene plays.
    title: Softer
    intervention: soften
    label: The officer becomes kinder
    label_da: Betjenten bliver venligere
    ---
    // The pedagogue can do it again and again. The ladder stops at 2, so answers can lower it and stay above 0.
    <<if $officer > 2>>
        <<set $officer -= 1>>
    <<endif>>
    <<face officer smile>>
    officer: I'm not here to bother you. #line:soft1
    ===

    // Questions after the scene. All of them can be skipped.
    title: After
    type: reflection
    ---
    What went through your mind? #line:after1 #diamond:thought #text
    How much unease do you feel right now? #line:after2 #scale:discomfort:0-10
    It can go differently in real life. But now you have practised. #line:after3
    ===

    """

  private static let englishSettings = """
    # The scenario in numbers and names. The lines are in {id}.yarn, the law in law.yaml,
    # the Danish text in da.csv.
    id: {id}
    version: 0.1.0
    title:
      en: {quoted title}
      da: {other title}
    summary:
      en: An officer asks you to turn your music down. You choose what to say.
      da: En betjent beder dig skrue ned for musikken. Du vælger selv, hvad du siger.
    pack: street
    ageRange: [13, 20]
    # Add yourselves once you have made the text your own.
    authors: [Modet]
    # The date is set when a professional has read all of it.
    reviewedOn: null

    # The levels that the scene can be played at: 1 is kind, 3 is curt.
    levels: [1, 3]

    place: street
    ambience: street
    start: Start
    baseline: Before
    reflection: After
    inputs: [gaze, controller, voice, key]

    # The name before the colon of a line, here officer, is a person from this list.
    cast:
      officer:
        displayName:
          en: The officer
          da: Betjenten
        person: officer-a
        mark: front
        voice:
          en: {variant: en-gb+f2, rate: 160, pitch: 42}
          da: {variant: da+f2, rate: 160, pitch: 42}

    # Places in metres: the young person is at (0, 0, 0) and looks towards -Z.
    marks:
      front: {position: [-0.45, 0, -1.90], yawDegrees: 13}

    # Sounds that the script uses with <<sound …>>; the files are in Assets/Audio.
    sounds: []

    # Each number of the script needs its bounds here.
    variables:
      level:   {type: number, range: [1, 5], default: 1, host: true}
      officer: {type: number, range: [0, 10], default: 4, ladder: true}
      youth:   {type: number, range: [0, 10], default: 2, ladder: true}

    # The ends that <<end …>> calls. At least one is calm, and it must always be in reach.
    ends:
      calm:
        calm: true
        text:
          en: It ended calmly.
          da: Det sluttede roligt.
      tense:
        calm: false
        text:
          en: You parted in a tense mood.
          da: I skiltes i en anspændt stemning.

    """

  private static let englishLaw = """
    # What an officer in the scene may say about the law. Read the source yourself and set the date.
    - id: rpl-750
      paragraph: Danish Administration of Justice Act, section 750
      text:
        en: You must state your name, address and date of birth when the police ask. If you do not, you can be fined.
        da: Du skal sige navn, adresse og fødselsdato, når politiet beder om det. Gør du ikke det, kan du få en bøde.
      source: https://themis.dk/synopsis/docs/Lovsamling/Retsplejelovens_kapitel_68.html
      checked: 2026-11-22

    """

  private static let englishPlan = """
    # One way through the scene. When the text changes the plan no longer fits and is mended too.

    set: $level = 1

    line: `You are on a bench, listening to music.`
    line: `officer: Hi. Could you turn that down a bit?`

    option: `Mind your own business.`
    option: `Why should I?`
    option: `Okay.`
    select: 2

    line: `officer: Somebody up there can't sleep.`
    line: `officer: May I ask your name? You have to tell the police.`

    option: `I'm not saying.`
    option: `My name is …`
    select: 2

    line: `officer: Thanks. Have a good evening.`
    end: calm
    stop

    """
}
