import Renderer

/// The lines that `modet bench` prints.
enum BenchSchema {
  static let document = JSONSchema.object([
    "anyOf": .list([language, verify, render, scene, sample])
  ])
  .document(
    title: "modet bench", "One line of modet bench language, verify, render or scene.")

  private static let language = JSONSchema.record([
    "engine": .string,
    "compile_ms": JSONSchema.decimal(from: 0).described(
      "Processor time to read, check and compile the script."),
    "check_ms": JSONSchema.decimal(from: 0).described("The checking's share of compile_ms."),
    "choices": .integer(from: 0),
    "choices_per_s": .optional(.decimal(from: 0)),
    "choices_per_cpu_s": .optional(.decimal(from: 0)),
    "allocations_per_choice": JSONSchema.optional(.decimal(from: 0)).described(
      "null where the system cannot count them, as the other three when no choice is taken."),
    "walk_sha": .optional(.matching("^[0-9a-f]{16}$")),
    "rss_mb": .decimal(from: 0),
  ]).described("modet bench language")

  private static let verify = JSONSchema.record([
    "engine": .string,
    "scenario": .string,
    "states": JSONSchema.integer(from: 0).described("States that were explored."),
    "undecided": JSONSchema.integer(from: 0).described("States that the budget left unexplored."),
    "states_per_cpu_s": .optional(.decimal(from: 0)),
    "wall_ms": .decimal(from: 0),
    "cpu_ms": JSONSchema.decimal(from: 0).described("Of exploring and judging, loading apart."),
    "load_ms": JSONSchema.decimal(from: 0).described("To read and compile the scenario."),
    "findings": .integer(from: 0),
    "rss_mb": .decimal(from: 0),
  ]).described("modet bench verify")

  private static let render = JSONSchema.record([
    "engine": .string,
    "path": JSONSchema.word(RenderPath.allCases.map(\.rawValue)).described(
      "How the pictures were drawn."),
    "stereo": JSONSchema.word(StereoTechnique.allCases.map(\.rawValue)).described(
      "How both eyes were reached."),
    "shade": .word(Shading.allCases.map(\.rawValue)),
    "device": .string,
    "eye_w": .integer(from: 1),
    "eye_h": .integer(from: 1),
    "frames": .integer(from: 1),
    "median_ms": JSONSchema.decimal(from: 0).described("Until the pixels were there."),
    "p99_ms": .decimal(from: 0),
    "submit_ms": JSONSchema.decimal(from: 0).described("Until the last command was given."),
    "submit_p99_ms": .decimal(from: 0),
    "cpu_ms": JSONSchema.decimal(from: 0).described("Of all threads, a frame."),
    "first_frame_ms": JSONSchema.decimal(from: 0).described("Since the process began."),
    "load_ms": JSONSchema.decimal(from: 0).described("From the file to what can be drawn."),
    "rss_mb": JSONSchema.decimal(from: 0).described("The most memory the process had."),
    "draws": JSONSchema.integer(from: 0).described(
      "A frame; those that serve both eyes count once."),
    "batches": JSONSchema.integer(from: 0).described("Calls that drew, a frame."),
    "triangles": JSONSchema.integer(from: 0).described("A frame, both eyes."),
    "allocations_per_frame": JSONSchema.optional(.decimal(from: 0)).described(
      "The program's own, the driver's left out; null where they cannot be counted."),
  ]).described("modet bench render")

  private static let times = JSONSchema.record([
    "median_ms": .decimal(from: 0),
    "p99_ms": .decimal(from: 0),
    "p999_ms": .decimal(from: 0),
    "worst_ms": .decimal(from: 0),
  ])

  /// What is printed only where it is known.
  private static let sometimes = ["rss_growth_kb", "passes"]

  private static let scene = JSONSchema.record(
    sceneMembers, required: sceneMembers.keys.filter { !sometimes.contains($0) }
  ).described("modet bench scene")

  private static let sceneMembers: [String: JSONSchema] = [
    "engine": .string,
    "scenario": .string,
    "path": .word(RenderPath.allCases.map(\.rawValue)),
    "stereo": .word(StereoTechnique.allCases.map(\.rawValue)),
    "device": .string,
    "eye_w": .integer(from: 1),
    "eye_h": .integer(from: 1),
    "people": JSONSchema.integer(from: 0).described("On stage, at most."),
    "sessions": .integer(from: 0),
    "frames": JSONSchema.integer(from: 0).described("Those that showed the scene."),
    "wall_s": .decimal(from: 0),
    "processor": times.described("Of the frame's thread."),
    "wall": times,
    "beats": times.described("Processor time of frames in which something happened."),
    "calm": times.described("Processor time of frames of the calm place."),
    "calm_frames": .integer(from: 0),
    "parts": JSONSchema.record(
      Dictionary(
        uniqueKeysWithValues: FrameProfile.Part.allCases.map { ("\($0)", times) })
    ).described("Where a frame's processor time went."),
    "slow": slow,
    "allocations": allocations,
    "mirror_pictures": .integer(from: 0),
    "mirror_dropped": .integer(from: 0),
    "mirror_asking": times.described(
      "The mirror's processor time in frames that asked for a picture."),
    "samples": JSONSchema.array(of: sample).described("Between sessions, evenly spread."),
    "rss_growth_kb": JSONSchema.decimal.described(
      "KiB a session, over the second half of the samples; left out with too few."),
    "passes": JSONSchema.record(
      Dictionary(
        uniqueKeysWithValues: PassProfile.Pass.allCases.map { ("\($0)", times) })
    ).described("With --passes: time until the device was done with each pass."),
  ]

  private static let slow = JSONSchema.record([
    "objects": .integer(from: 0),
    "allocations": .integer(from: 0),
    "beats": .integer(from: 0),
    "interrupted": .integer(from: 0),
    "faults": .integer(from: 0),
    "unexplained": .integer(from: 0),
    "waited": .integer(from: 0),
    "not_run": .integer(from: 0),
    "parts": .object(["type": .text("object"), "additionalProperties": .integer(from: 0)]),
  ]).described(
    "Frames of more than four times the median, by first cause; the last two on the wall's clock.")

  private static let allocations = JSONSchema.record([
    "steady_frames": .integer(from: 0),
    "steady": JSONSchema.integer(from: 0).described(
      "The program's own, in frames in which nothing happened."),
    "steady_worst": .integer(from: 0),
    "beat_frames": .integer(from: 0),
    "beats": .integer(from: 0),
  ])

  private static let sample = JSONSchema.record([
    "minutes": .decimal(from: 0),
    "sessions": .integer(from: 0),
    "frames": .integer(from: 0),
    "rss_mb": .decimal(from: 0),
    "objects": .integer(from: 0),
    "files": .integer(from: 0),
    "threads": .integer(from: 0),
  ]).described("A row of modet bench scene --soak, printed as it goes.")
}
