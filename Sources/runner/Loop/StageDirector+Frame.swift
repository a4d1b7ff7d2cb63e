import Renderer
import ScenarioEngine

// What a frame shows of where the scene stands.
extension StageDirector {
  /// Brings people, panels and sound to a moment and hands them to the renderer.
  func prepareFrame(
    _ session: Session, atMs timeMs: Int, head: HeadDirection, pointed: PanelHit?
  ) throws {
    let time = Double(timeMs) / 1000
    let pose = head.pose
    let space = PersonalSpace(isAgreed: isCloseAgreed, level: session.director.level ?? 1)
    updateContent(session, timeMs, pointed)
    // Whoever chooses a place sees the choices while the place behind them changes.
    stage.fadeCoversPanels = session.stage != .baseline
    content.faces.removeAll(keepingCapacity: true)
    for index in people.indices {
      stage.setPersonVisible(people[index].castID, people[index].isOnStage)
      people[index].body.keepClear(of: pose.position, space, time: time)
      guard people[index].isOnStage else { continue }
      people[index].evaluate(
        time: time, viewer: pose.position,
        isFar: stage.detailLevel(of: people[index].castID) == .far, into: &poses[index])
      stage.setPerson(
        people[index].castID, worldFromPerson: people[index].worldFromPerson,
        locals: poses[index].locals, morphWeights: poses[index].morphWeights)
      content.faces.append(people[index].mouth)
    }
    stage.profile?.mark(.animation)
    layout.layout(content, headPose: smoother.update(pose, time: time), into: &mesh)
    try stage.setPanels(mesh, atlas: atlas)
    stage.fade = fade.update(time: time)
    stage.activePlace = fade.place
    stage.time = time
    stage.rain = fade.place == scenePlace ? rain.level(at: time) : 0
    // The calm place has light of its own, which nothing in the scene changes.
    let wanted = fade.place == scenePlace ? light.level(at: time) : 1
    stage.lightLevel = flashes.limit(wanted, fade: stage.fade, time: time)
    stage.profile?.mark(.panels)
    updateSound(atMs: timeMs, head: head)
    stage.profile?.mark(.sound)
  }

  /// Brings the sound alone to a moment, for a loop that draws no frame.
  func updateSound(atMs timeMs: Int, head: HeadDirection) {
    sounds.update(time: soundTime(Double(timeMs) / 1000), head: head.pose) { people[$0].mouth }
  }

  private func updateContent(_ session: Session, _ timeMs: Int, _ pointed: PanelHit?) {
    content.timerFraction = session.timerFraction(at: timeMs).map { Float($0) }
    content.stopRing = session.lookDownProgress(at: timeMs).map { Float($0) }
    if let dwell = session.dwellProgress(at: timeMs) {
      content.focus = .option(dwell.option)
      content.dwellProgress = Float(dwell.fraction)
    } else if let dwell = session.promptDwellProgress(at: timeMs) {
      content.focus = .choice(dwell.choice)
      content.dwellProgress = Float(dwell.fraction)
      preview(dwell.choice, dwell.fraction, Double(timeMs) / 1000)
    } else {
      content.focus = pointed
      content.dwellProgress = 0
    }
  }

  /// What a ray from the eye meets on the panels of the last frame.
  func hit(origin: SIMD3<Float>, direction: SIMD3<Float>) -> PanelHit? {
    layout.hit(origin: origin, direction: direction)
  }
}
