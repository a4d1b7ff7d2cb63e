/// Turns what is to be said into shapes in the world, and tells what a ray meets.
///
/// This folder owns everything written in the scene: subtitles by the speaker,
/// answers, questions, notices. Panels are put up 1–2 m away when they appear
/// and stay there, but for words whose speaker is out of sight; letters are
/// sized by angle, so they read alike at all distances. Zones never meet: words stand over the
/// heads or beside their speaker, answers below the chests.
/// The layout is a function of the contents and of the heads seen so far; what
/// a dwell or a clock means is decided elsewhere.
package struct PanelLayout {
  static let distance: Float = 1.4
  /// Where answers begin at most.
  static let optionsPitchRadians: Float = -0.262
  /// What lies free between the words and the answers.
  static let zoneGapRadians: Float = 0.026
  static let noticePitchRadians: Float = 0.2
  static let questionPitchRadians: Float = 0.06

  let texts: PanelTexts
  var painter: PanelPainter
  var targets: [PanelTarget] = []
  private var main: PanelPlacement?
  private var speech: SpeechPlacement?
  private var stop: PanelFrame?
  private var lastContent: PanelContent?
  private var revision = 0

  /// Makes a layout with nothing on it; words of its own are in the language given.
  package init(atlas: GlyphAtlas, language: String) {
    texts = PanelTexts(language: language)
    painter = PanelPainter(atlas: atlas)
  }

  /// Lays out a frame's panels; `headPose` is smoothed (`HeadSmoother`).
  ///
  /// A mesh that already shows these contents is left alone. Contents seen
  /// before are laid out without allocation.
  package mutating func layout(
    _ content: PanelContent, headPose: Pose, into mesh: inout PanelMesh
  ) {
    let hasMoved = place(content, head: headPose)
    guard hasMoved || lastContent?.looks(like: content) != true || mesh.revision != revision else {
      return
    }
    lastContent = content
    // They are written anew each frame, in memory that nobody else may hold on to.
    lastContent?.faces = []
    painter.hasOverflowed = false
    draw(content, into: &mesh)
    if painter.hasOverflowed {
      // The atlas is full of letters that are no longer shown: start it anew.
      painter.atlas.removeAll()
      draw(content, into: &mesh)
    }
    revision &+= 1
    mesh.revision = revision
  }

  /// Shapes and draws ahead what panels will say, so that no frame has to when it is said.
  package static func getReady(
    for contents: [PanelContent], atlas: GlyphAtlas, language: String
  ) {
    var layout = PanelLayout(atlas: atlas, language: language)
    var mesh = PanelMesh()
    for content in contents {
      layout.layout(content, headPose: Pose(position: SIMD3(0, 1.6, 0)), into: &mesh)
    }
  }

  /// Finds what a ray meets on the panels last laid out, the nearest first.
  package func hit(origin: SIMD3<Float>, direction: SIMD3<Float>) -> PanelHit? {
    var nearest = Float.infinity
    var found: PanelHit?
    for target in targets {
      guard let distance = target.distance(origin: origin, direction: direction),
        distance < nearest
      else { continue }
      nearest = distance
      found = target.hit
    }
    return found
  }

  /// Takes all panels down; the next ones are placed by the head of that moment.
  package mutating func forgetPlaces() {
    main = nil
    speech = nil
    stop = nil
  }

  // MARK: - Placing

  /// Puts up what has appeared, and says whether anything stands elsewhere than before.
  private mutating func place(_ content: PanelContent, head: Pose) -> Bool {
    let before = (main, speech?.frame, stop)
    if !content.needsMainPlace {
      main = nil
    } else if main?.isStill(near: head) != true {
      main = PanelPlacement(head: head)
    }
    if let subtitle = content.words {
      if speech?.holds(subtitle, head: head) != true {
        speech = SpeechPlacement(subtitle: subtitle, faces: content.faces, head: head) {
          subtitleHeight(subtitle, $0)
        }
      }
      speech?.follow(head)
    } else {
      speech = nil
    }
    stop = content.stopRing == nil ? nil : Self.stopFrame(head: head)
    return before != (main, speech?.frame, stop)
  }

  func mainFrame(pitchRadians: Float, tiltRadians: Float) -> PanelFrame {
    let place = main ?? PanelPlacement(head: .identity)
    return PanelFrame(
      head: place.head, yawRadians: place.yawRadians, pitchRadians: pitchRadians,
      distance: Self.distance, tiltRadians: tiltRadians)
  }

  // MARK: - Drawing

  /// Draws the furthest first, since panels blend.
  private mutating func draw(_ content: PanelContent, into mesh: inout PanelMesh) {
    mesh.removeAll()
    targets.removeAll(keepingCapacity: true)
    if let subtitle = content.words, let speech {
      painter.frame = speech.frame
      drawSubtitle(subtitle, speech, marks: content.marks, into: &mesh)
    }
    drawNotices(content, over: speech, into: &mesh)
    if let question = content.question {
      drawQuestion(question, content, into: &mesh)
    }
    if !content.options.isEmpty {
      drawOptions(content, into: &mesh)
    }
    if let progress = content.stopRing, let stop {
      painter.frame = stop
      drawStopRing(progress, into: &mesh)
    }
  }
}

extension PanelContent {
  fileprivate var needsMainPlace: Bool {
    !options.isEmpty || message != nil || question != nil || isPaused
      || (!marks.isEmpty && words == nil)
  }
}
