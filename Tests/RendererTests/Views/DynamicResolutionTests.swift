import Testing

@testable import Renderer

@Suite(.serialized) struct DynamicResolutionTests {
  @Test func aSmallerPartShowsTheSamePicture() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let box = TestScenes.box(from: SIMD3(-0.4, 0.9, -3.4), to: SIMD3(0.4, 1.7, -2.6), material: 0)
    var material = TestScenes.material(SIMD4(0, 0, 0, 1))
    material.emissive = SIMD3(1, 0.5, 0.2)
    try stage.loadPlace("street", TestScenes.scene([box], [material]), environment: TestScenes.dark)
    let large = try stage.makeTarget(width: 256, height: 256, samples: 1)
    let small = try stage.makeTarget(width: 134, height: 134, samples: 1)
    let view = TestScenes.view(width: 134, height: 134)
    stage.draw([view], into: large)
    stage.draw([view], into: small)
    let part = stage.read(large)
    let whole = stage.read(small)
    for y in 0..<134 {
      for x in 0..<134 {
        #expect(part[x: x, y: y + 122] == whole[x: x, y: y])
      }
    }
  }

  @Test func theDevicesTimesArriveWithTheirTags() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let target = try stage.makeTarget(width: 64, height: 64, samples: 1)
    let timer = try stage.device.makeTimer()
    var tags: [Int] = []
    for frame in 0..<10 {
      stage.device.beginTiming(timer, tag: frame)
      stage.draw([TestScenes.view(width: 64, height: 64)], into: target)
      stage.device.endTiming(timer)
      stage.device.finish()
      while let done = stage.device.nextTime(timer) {
        tags.append(done.tag)
        #expect(done.seconds >= 0 && done.seconds < 10)
      }
    }
    #expect(tags == Array(0..<10))
    try stage.device.check("timer")
  }

  @Test func moreFramesInFlightThanMarksGoUnmeasured() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let timer = try stage.device.makeTimer()
    for frame in 0..<9 {
      stage.device.beginTiming(timer, tag: frame)
      stage.device.endTiming(timer)
    }
    stage.device.finish()
    var tags: [Int] = []
    while let done = stage.device.nextTime(timer) { tags.append(done.tag) }
    #expect(tags == [0, 1, 2, 3])
    try stage.device.check("timer")
  }

  /// A device whose times a test makes up: each frame costs what the script says for its size.
  private final class ScriptedStopwatch: FrameStopwatch {
    /// Seconds at full size.
    var cost = 0.0
    private(set) var steps: [Int] = []
    private var late: [(seconds: Double, step: Int)] = []

    func begin(step: Int) { steps.append(step) }

    func end() {
      let scale = Double(FrameRateGuard.scales[steps.last ?? 0])
      late.append((cost * scale * scale, steps.last ?? 0))
    }

    /// Two frames late, as a device's times are.
    func next() -> (seconds: Double, step: Int)? {
      late.count > 2 ? late.removeFirst() : nil
    }

    /// What the last frame cost, in seconds.
    var spent: Double {
      let scale = Double(FrameRateGuard.scales[steps.last ?? 0])
      return cost * scale * scale
    }
  }

  @Test func aScriptedDeviceIsNeverLateAndGetsItsSizeBackSlowly() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let target = try stage.makeTarget(width: 64, height: 32, samples: 1)
    let stopwatch = ScriptedStopwatch()
    let budget = 1.0 / 90
    stage.pace = DynamicResolution(framesPerSecond: 90, stopwatch: stopwatch)
    var views: [View] = []
    var widths: [Int] = []
    func frame() {
      let part = stage.part(of: target)
      ViewLayout.sideBySide.place(
        head: .identity, width: part.width, height: part.height, verticalRadians: 1, into: &views)
      var frame = stage.begin(expecting: views)
      frame.draw(views, into: target)
      frame.end()
      widths.append(part.width)
    }
    // From half the budget to nearly three times as much.
    for count in 0..<600 {
      stopwatch.cost = budget * (0.5 + Double(count) / 240)
      frame()
      #expect(stopwatch.spent < budget, "frame \(count)")
    }
    #expect(widths[0] == 64 && widths[599] < 40 && widths.allSatisfy { $0.isMultiple(of: 2) })
    // Then the load is gone: one step after another, two seconds apart at the least.
    stopwatch.cost = budget * 0.3
    for _ in 0..<90 * 60 { frame() }
    let raised = stopwatch.steps.indices.dropFirst(601).filter {
      stopwatch.steps[$0] != stopwatch.steps[$0 - 1]
    }
    #expect(raised.allSatisfy { stopwatch.steps[$0] == stopwatch.steps[$0 - 1] - 1 })
    #expect(zip(raised, raised.dropFirst()).allSatisfy { $1 - $0 >= 180 })
    #expect(widths.last == 64)
    try stage.device.check("pace")
  }

  @Test func whatNobodyWaitsForKeepsItsSize() throws {
    let stage = try StageRenderer(context: try GLContext.offscreen())
    let target = try stage.makeTarget(width: 2_048, height: 1_024, samples: 4)
    func draw() {
      stage.draw([TestScenes.view(width: 2_048, height: 1_024)], into: target)
    }
    for _ in 0..<3 { draw() }
    #expect(stage.pace == nil)
    #expect(stage.part(of: target) == (2_048, 1_024))
    // No processor draws a million pixels with everything on 480 times a second.
    try stage.keepPace(framesPerSecond: 480)
    for _ in 0..<6 { draw() }
    let part = stage.part(of: target)
    #expect(part.width < 2_048 && part.width.isMultiple(of: 2) && part.height.isMultiple(of: 2))
    #expect(part.width >= 1_000)
    try stage.device.check("pace")
  }
}
