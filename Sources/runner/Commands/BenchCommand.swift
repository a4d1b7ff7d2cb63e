import AllocationCounter
import ArgumentParser
import Foundation
import Renderer

/// `modet bench`: measurements, one JSON line each on standard output.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure; one JSON line on standard output.",
    subcommands: [BenchRender.self, BenchScene.self, BenchLanguage.self, BenchVerify.self])
}

/// `modet bench render`: how long a frame of two eyes takes.
struct BenchRender: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Animate, draw both eyes and wait for the pixels.")

  @Option(help: "A .glb to draw instead of the street; its own people move.")
  var glb: String?

  @OptionGroup var drawing: BenchDrawing

  @Option(help: "How many frames are measured.")
  var frames = 60

  @Option(help: "unlit, pbr1 (one lamp, as other programs' scenes) or full.")
  var shade = Shading.full

  @Option(help: "How many people there are; without it, those of the .glb, or two officers.")
  var people: Int?

  @Option(help: "How many meshes stand still; without it, those of the .glb.")
  var draws: Int?

  @Option(help: "How many lamps shine; without it, those of the place.")
  var lights: Int?

  @Option(help: "A PNG that receives the last frame.")
  var shot: String?

  func validate() throws {
    guard (1...100_000).contains(frames), (0...16).contains(people ?? 0) else {
      throw ValidationError("--frames must be 1 to 100000 and --people 0 to 16.")
    }
    guard (0...10_000).contains(draws ?? 0), (0...Environment.mostLamps).contains(lights ?? 0)
    else {
      throw ValidationError(
        "--draws must be 0 to 10000 and --lights 0 to \(Environment.mostLamps).")
    }
  }

  func run() throws {
    try UserErrors.report(in: drawing.chosenLanguage) {
      let outcome = try benchmark().run { AllocationCounter.count(onlyOwn: true, $0) }
      try JSONOutput.print(outcome.result)
      guard let shot else { return }
      try FileWriter.write(
        Data(try PNGWriter.encode(outcome.picture)), to: URL(filePath: shot))
    }
  }

  private func benchmark() throws -> RenderBenchmark {
    let assets = try Resources.find().assets
    var benchmark = RenderBenchmark(
      placePath: glb ?? assets.appending(path: "Places/street.glb").path)
    benchmark.peoplePaths = ["officer-a", "officer-b"].map {
      assets.appending(path: "People/\($0).glb").path
    }
    benchmark.people = people ?? (glb == nil ? 2 : nil)
    benchmark.draws = draws
    benchmark.lights = lights
    benchmark.options = RenderOptions(path: drawing.renderPath, shading: shade)
    benchmark.eyeWidth = drawing.eye
    benchmark.eyeHeight = drawing.eye
    benchmark.frames = frames
    return benchmark
  }
}

extension Shading: ExpressibleByArgument {}
