import ArgumentParser
import Foundation
import Renderer

/// `modet bench`: measurements, one JSON line each on standard output.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure; one JSON line on standard output.",
    subcommands: [BenchRender.self, BenchLanguage.self, BenchVerify.self])
}

/// `modet bench render`: how long a frame of two eyes takes.
struct BenchRender: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Animate, draw both eyes and wait for the pixels.")

  @Option(help: "A .glb to draw instead of the street.")
  var glb: String?

  @Option(help: "Pixels of each side of one eye's picture.")
  var eye = 1024

  @Option(help: "How many frames are measured.")
  var frames = 60

  @Option(help: "How many people stand in the place.")
  var people = 2

  @Option(help: "A PNG that receives the last frame.")
  var shot: String?

  @Option(help: "da or en.")
  var language: Language?

  func validate() throws {
    guard EyeSize.range.contains(eye) else {
      throw ValidationError("--eye must lie between 16 and 4096.")
    }
    guard (1...100_000).contains(frames), (0...16).contains(people) else {
      throw ValidationError("--frames must be 1 to 100000 and --people 0 to 16.")
    }
  }

  func run() throws {
    try UserErrors.report(in: language ?? .ofLocale) {
      let outcome = try benchmark().run()
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      print(String(decoding: try encoder.encode(outcome.result), as: UTF8.self))
      guard let shot else { return }
      try FileWriter.write(
        Data(try PNGWriter.encode(outcome.picture)), to: URL(filePath: shot))
    }
  }

  private func benchmark() throws -> RenderBenchmark {
    let assets = try Resources.find().assets
    let officers = ["officer-a", "officer-b"].map {
      assets.appending(path: "People/\($0).glb").path
    }
    var benchmark = RenderBenchmark(
      placePath: glb ?? assets.appending(path: "Places/street.glb").path)
    benchmark.peoplePaths = (0..<people).map { officers[$0 % officers.count] }
    benchmark.eyeWidth = eye
    benchmark.eyeHeight = eye
    benchmark.frames = frames
    return benchmark
  }
}
