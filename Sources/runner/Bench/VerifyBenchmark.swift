import Foundation
import ScenarioEngine

/// Measures the verifier: how long it takes to go through every state of a scenario.
struct VerifyBenchmark {
  var load: () throws -> ScenarioPackage
  var options: VerifierOptions
  /// How often everything is measured; the result is the median.
  var repeats: Int

  func run() throws -> VerifyResult {
    var rounds: [VerifyResult] = []
    for _ in 0..<repeats { rounds.append(try measure()) }
    rounds.sort { $0.cpuMs < $1.cpuMs }
    // The middle round as it was, so that its figures belong together.
    var result = rounds[rounds.count / 2]
    result.rssMb = Self.rounded(ProcessMeter.peakMegabytes())
    return result
  }

  private func measure() throws -> VerifyResult {
    let begin = ProcessMeter.wallMilliseconds()
    let package = try load()
    let loadMs = ProcessMeter.wallMilliseconds() - begin
    let texts = LineTexts(package: package, language: package.baseLanguage)
    let setup = VerificationSetup(package, durations: texts.estimatedDurations)
    let (wall, cpu) = (ProcessMeter.wallMilliseconds(), ProcessMeter.cpuMilliseconds())
    let report = Verifier(setup, options: options).verify()
    let cpuMs = ProcessMeter.cpuMilliseconds() - cpu
    return VerifyResult(
      scenario: package.id, states: report.states, undecided: report.undecided,
      statesPerCpuS: cpuMs > 0 ? (Double(report.states) / cpuMs * 1_000).rounded() : nil,
      wallMs: Self.rounded(ProcessMeter.wallMilliseconds() - wall), cpuMs: Self.rounded(cpuMs),
      loadMs: Self.rounded(loadMs), findings: report.findings.count)
  }

  private static func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
}

/// The line that `modet bench verify` prints.
struct VerifyResult: Encodable {
  var engine = "modet"
  var scenario: String
  var states: Int
  var undecided: Int
  /// `nil` where it took no time that can be measured.
  var statesPerCpuS: Double?
  var wallMs: Double
  var cpuMs: Double
  var loadMs: Double
  var findings: Int
  var rssMb = 0.0

  enum CodingKeys: String, CodingKey {
    case engine
    case scenario
    case states
    case undecided
    case statesPerCpuS = "states_per_cpu_s"
    case wallMs = "wall_ms"
    case cpuMs = "cpu_ms"
    case loadMs = "load_ms"
    case findings
    case rssMb = "rss_mb"
  }

  /// Writes every key, also the one without a value.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(engine, forKey: .engine)
    try container.encode(scenario, forKey: .scenario)
    try container.encode(states, forKey: .states)
    try container.encode(undecided, forKey: .undecided)
    try container.encode(statesPerCpuS, forKey: .statesPerCpuS)
    try container.encode(wallMs, forKey: .wallMs)
    try container.encode(cpuMs, forKey: .cpuMs)
    try container.encode(loadMs, forKey: .loadMs)
    try container.encode(findings, forKey: .findings)
    try container.encode(rssMb, forKey: .rssMb)
  }
}
