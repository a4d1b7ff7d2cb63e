// StageDirector: the only place where an effect of the engine becomes a change
// of the scene. It holds no clock: every call brings its time, so a replayed
// session looks the same.
import Renderer
import ScenarioEngine

/// The 3D stage as an answer to effects.
final class StageDirector: EffectAnswering {
  private(set) var texts: LineTexts
  let language: Language
  private(set) var voices: VoiceLibrary
  let stage: StageRenderer
  let sounds: StageSounds
  var people: [StagePerson]
  /// How each of the people stands in the frame that is shown.
  var poses: [PersonPose]
  var content = PanelContent()
  var fade: FadeTimeline
  /// The light that the scene asks for; what is shown of it is limited.
  var light = LightTimeline()
  var rain = RainTimeline()
  var flashes = FlashLimiter()
  let isCloseAgreed: Bool
  /// The question on show and what is typed or picked in it so far.
  var question: QuestionOnShow?
  var layout: PanelLayout
  let atlas: GlyphAtlas
  var mesh = PanelMesh()
  var smoother = HeadSmoother()
  private var lineOnShow: Int?
  private var snapshots: [Int: [StagePerson]] = [:]
  private var isRestoring = false
  /// The options that are out of sight while the picture shows the calm place.
  var keptOptions: [PanelContent.OptionItem] = []
  private var endText: String?
  let scenePlace: String
  /// The place of STOP and of the questions.
  var calmPlace: CalmPlace
  /// The people as they are before anything has happened.
  private let unstaged: [StagePerson]
  /// What is wrong beside the scene, such as a log that is not saved.
  var sign: String? { didSet { if sign != oldValue { refreshMarks() } } }
  /// The last frame's time, and what is added for sounds: their clock never goes back.
  private var lastTime = 0.0
  private var soundShift = 0.0
  private var isBeginningAgain = false

  init(
    texts: LineTexts, language: Language, voices: VoiceLibrary, stage: StageRenderer,
    sounds: StageSounds, people: [StagePerson], atlas: GlyphAtlas, scenePlace: String,
    calmPlace: CalmPlace, isCloseAgreed: Bool
  ) {
    self.texts = texts
    self.language = language
    self.voices = voices
    self.stage = stage
    self.sounds = sounds
    self.people = people
    poses = people.map(PersonPose.init)
    self.atlas = atlas
    self.scenePlace = scenePlace
    self.calmPlace = calmPlace
    self.isCloseAgreed = isCloseAgreed
    unstaged = people
    layout = PanelLayout(atlas: atlas, language: texts.language)
    fade = FadeTimeline(place: calmPlace.assetName)
    refreshMarks()
  }

  private func refreshMarks() {
    let synthetic = voices.hasSynthetic ? [Message.syntheticMark.text(in: language)] : []
    content.marks = synthetic + (sign.map { [$0] } ?? [])
  }

  func answer(_ effect: Effect, atMs timeMs: Int) {
    let time = Double(timeMs) / 1000
    switch effect {
    case .say(let line): say(line, time)
    case .lineEnded(let index): lineEnded(index, time)
    case .lineCut(let index):
      sounds.cutSpeech(ofLine: index)
      lineEnded(index, time)
    case .showOptions(let options): show(options)
    case .hideOptions: hideOptions()
    case .cue(let cue): obey(cue, time)
    case .stop: stop()
    case .pause: pause(time)
    case .resume: resume(time)
    case .calmPlace(let isShown): visitCalmPlace(isShown, time)
    case .calmPlaceChosen(let place): choose(place, time)
    case .rewound: isRestoring = true
    case .ask(let prompt): ask(prompt)
    case .promptClosed:
      question = nil
      content.question = nil
    case .stage(let next): enter(next, time)
    case .end(let id): endText = texts.end(id)
    case .volume(let percent):
      sounds.setVolume(percent)
      Terminal.say(.volume(percent), in: language)
    case .interventionBegan, .interventionEnded, .level, .failed: break
    }
  }
}

// MARK: - A changed scenario

extension StageDirector {
  func beginAgain(with scene: LoadedScene) {
    texts = scene.texts
    voices = scene.voices
    people = unstaged
    content = PanelContent()
    refreshMarks()
    fade = FadeTimeline(place: fade.place)
    light = LightTimeline()
    rain = RainTimeline()
    smoother = HeadSmoother()
    question = nil
    lineOnShow = nil
    snapshots.removeAll()
    isRestoring = false
    keptOptions = []
    endText = nil
    isBeginningAgain = true
    sounds.take(scene.setup.package)
    sounds.beginAgain()
  }

  func catchUp() { sounds.catchUp() }

  /// The time for sounds, which goes on where it was although the scene's has changed.
  func soundTime(_ time: Double) -> Double {
    if isBeginningAgain { soundShift += lastTime - time }
    isBeginningAgain = false
    lastTime = time
    return time + soundShift
  }
}

// MARK: - Lines and options

extension StageDirector {
  private func say(_ line: LineBeat, _ time: Double) {
    let words = texts.line(line.lineIndex, line.substitutions)
    let speaker = people.firstIndex { $0.castID == words.speakerID }
    lineOnShow = line.lineIndex
    content.subtitle = PanelContent.Subtitle(
      speaker: words.speaker, text: words.text,
      anchor: speaker.map { people[$0].mouth } ?? SIMD3(0, 1.5, -2),
      colourIndex: speaker.map { people[$0].colourIndex } ?? 0)
    guard let speaker else { return }
    let voice = voices.voices[line.lineIndex]
    let lips =
      voice?.lips
      ?? LipTrack.estimated(text: words.text, duration: Float(line.durationMs - 300) / 1000)
    let accents = SpokenAccent.found(
      in: words.text, emphasised: texts.stressed(line.lineIndex, line.substitutions),
      duration: lips.duration)
    people[speaker].body.speak(lips, accents: accents, time: time)
    turnListeners(to: speaker, time)
    // After a rewind a line goes on in the middle: its words are shown, its voice is not cut in two.
    if let voice, line.elapsedMs == 0 {
      sounds.speak(
        voice.clip, ofLine: line.lineIndex, by: speaker, at: people[speaker].mouth)
    }
  }

  private func lineEnded(_ index: Int, _ time: Double) {
    sounds.lineEnded(index)
    let castID = texts.package.program.lines[index].speaker
    if let speaker = people.firstIndex(where: { $0.castID == castID }) {
      people[speaker].body.stopSpeaking(time: time)
      turnListeners(to: nil, time)
    }
    if lineOnShow == index {
      lineOnShow = nil
      content.subtitle = nil
    }
  }

  private func show(_ options: OptionsOnShow) {
    if isRestoring, let kept = snapshots[options.number] {
      people = kept
    } else {
      snapshots[options.number] = people
    }
    isRestoring = false
    content.options = options.options.map {
      PanelContent.OptionItem(
        id: texts.package.program.lines[$0.lineIndex].id,
        text: texts.text($0.lineIndex, $0.substitutions))
    }
  }

  private func hideOptions() {
    content.options = []
    keptOptions = []
    content.timerFraction = nil
    content.focus = nil
    content.dwellProgress = 0
  }
}

// MARK: - Stages of the session

extension StageDirector {
  private func enter(_ next: SessionStage, _ time: Double) {
    if next == .scene { fade.cut(to: scenePlace, time: time) } else { show(calmPlace, time) }
    content.message = next == .calm ? PanelTexts.calmPlace(language: texts.language) : nil
    if next == .scene {
      rain.change(toAmbience: texts.package.ambience ?? "", time: time)
    } else {
      content.subtitle = nil
      content.isPaused = false
      hideOptions()
    }
    sounds.enter(next)
  }

  private func stop() {
    sounds.silenceScene()
    content.subtitle = nil
    hideOptions()
  }

  /// People look away and keep breathing; nobody stares frozen.
  private func pause(_ time: Double) {
    content.isPaused = true
    sounds.pause()
    for index in people.indices { people[index].body.look(at: .away, time: time) }
  }

  private func resume(_ time: Double) {
    content.isPaused = false
    sounds.resume()
    for index in people.indices { people[index].body.look(at: people[index].target, time: time) }
  }

  private func ask(_ prompt: Prompt) {
    question = QuestionOnShow(prompt: prompt, texts: texts, language: language)
    content.message = nil
    refreshQuestion()
  }

  /// Shows the question with what is typed or picked by now.
  func refreshQuestion() {
    content.question = question?.panel(heading: endText ?? "")
  }
}
