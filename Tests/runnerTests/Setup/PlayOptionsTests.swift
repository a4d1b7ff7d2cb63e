import ArgumentParser
import Renderer
import ScenarioEngine
import Testing

@testable import runner

@Suite struct PlayOptionsTests {
  private func options(_ arguments: [String]) throws -> PlayOptions {
    try PlayOptions.parse(arguments)
  }

  @Test(arguments: [
    ("1024x512", 1_024, 512), ("16X4096", 16, 4_096),
  ])
  func anEyeSizeIsWidthTimesHeight(text: String, width: Int, height: Int) {
    #expect(EyeSize(argument: text) == EyeSize(width: width, height: height))
  }

  @Test(arguments: ["", "x", "64", "64x", "64x64x64", "15x64", "64x4097", "-64x64", "64 x 64"])
  func anythingElseIsNone(text: String) {
    #expect(EyeSize(argument: text) == nil)
  }

  @Test func shotsAreMillisecondsInOrder() throws {
    let shots = try options(["--auto", "silent", "--shots", "30.5,4,0"])
    #expect(try shots.shotTimesMs == [0, 4_000, 30_500])
    #expect(try options([]).shotTimesMs.isEmpty)
  }

  @Test func settingsHoldLevelVariablesAndTime() throws {
    let settings = try options([
      "--level", "3", "--set", "under15=true", "--set", "$name=a=b", "--time-factor", "1.5",
    ]).sessionSettings()
    #expect(settings.variables == ["level": "3", "under15": "true", "name": "a=b"])
    #expect(settings.timeFactorPermille == 1_500)
  }

  @Test func answersAreAPolicyAndSoIsAuto() throws {
    #expect(try options(["--answers", "1,silence"]).scene.policy == .list(["1", "silence"]))
    #expect(
      try options(["--auto", "random", "--seed", "9"]).scene.policy == .random(seed: 9))
    #expect(try options([]).scene.policy == nil)
    #expect(try options(["--inputs", "x"]).scene.isUnattended)
  }

  @Test(arguments: ["auto", "window", "sbs", "sbs-half", "lens", "offscreen"])
  func everyDisplayHasItsName(name: String) throws {
    #expect(try options(["--display", name]).display.rawValue == name)
  }

  @Test func displaysForTwoEyesAreToldApart() throws {
    for (name, layout) in [
      ("sbs", ViewLayout.sideBySide), ("sbs-half", .sideBySideHalf), ("lens", .lens),
      ("window", .single),
    ] {
      #expect(Display.choose(try options(["--display", name])) == .window(layout))
    }
  }

  @Test func eyesAreAsFarApartAsToldAndMayBeSwapped() throws {
    let eyes = try options(["--display", "sbs", "--ipd", "58.5", "--swap-eyes"]).eyes
    #expect(abs(eyes.distance - 0.0585) < 1e-6)
    #expect(eyes.isSwapped)
    #expect(try options([]).eyes == EyePair())
  }

  @Test(arguments: [
    ["--ipd", "51"], ["--ipd", "75"], ["--ipd", "nan"], ["--ipd", "wide"],
    ["--display", "cave"], ["--display", "window", "--swap-eyes"],
  ])
  func eyesThatNobodyHasAreRefused(arguments: [String]) {
    #expect(throws: (any Error).self) { try options(arguments) }
  }
}
