import Foundation
import Testing

/// `modet play --auto …` from outside: what it writes, and that it writes the same again.
@Suite struct UnattendedPlayTests {
  @Test func theCalmWayEndsCalmlyOverAtLeastFourChoices() throws {
    let played = try PlayedSession.calm.get()
    #expect(played.summary.isCalmEnd == true)
    #expect(played.summary.choices.count >= 4)
    #expect(played.summary.choices.allSatisfy { $0.latencyMs == 1_500 })
    #expect(played.summary.stopCauses.isEmpty)
    #expect(played.summary.level == "1")
    #expect(played.log.events.last?.kind == "closed")
    #expect(played.summary.questionsAnswered >= 10)
  }

  @Test func theHardLevelIsPlayedWithOtherLines() throws {
    let hard = try PlayedSession.calmHard.get()
    #expect(hard.summary.level == "3")
    #expect(hard.summary.isCalmEnd == true)
    let easy = try PlayedSession.calm.get()
    #expect(easy.log.events("line").map(\.id) != hard.log.events("line").map(\.id))
  }

  @Test func theEscalatingWayClimbsHigherThanTheCalmOne() throws {
    let calm = try highestYouth(PlayedSession.calm.get())
    for played in [PlayedSession.escalating, PlayedSession.escalatingHard] {
      let played = try played.get()
      #expect(try highestYouth(played) > calm)
      #expect(played.summary.isCalmEnd == false)
    }
  }

  @Test func silenceIsAnAnswerToEveryChoice() throws {
    let played = try PlayedSession.silent.get()
    #expect(played.summary.choices.count >= 4)
    #expect(played.summary.choices.allSatisfy { $0.isSilence })
    #expect(played.log.inputs.allSatisfy { $0.input == "answer" })
    #expect(played.summary.end != nil)
  }

  @Test func theSameSeedPlaysTheSameSession() throws {
    let first = try PlayedSession.random.get()
    let second = try PlayedSession.randomAgain.get()
    #expect(first.log.texts == second.log.texts)
    #expect(first.log.timelessHeader == second.log.timelessHeader)
    #expect(first.pictures == second.pictures)
  }

  @Test func everySessionIsReproducedByItsLog() throws {
    let all = [
      PlayedSession.calm, PlayedSession.calmHard, PlayedSession.escalating,
      PlayedSession.escalatingHard, PlayedSession.silent, PlayedSession.random,
    ]
    for played in all {
      let played = try played.get()
      #expect(played.verification.isSuccess, "\(played.verification.story)")
      #expect(played.log.isGapless)
      #expect(played.summary.records == played.log.lines.count)
    }
  }

  @Test(arguments: [1, 3, 5])
  func nobodyUnderFifteenIsFined(level: Int) throws {
    let played = try PlayedSession([
      "--auto", "escalate", "--level", "\(level)", "--set", "under15=true",
    ])
    #expect(played.summary.end != nil)
    #expect(played.summary.end != "boede" && played.summary.end != "anholdt")
    #expect(!played.log.events("line").contains { ["line:idt092", "line:idt093"].contains($0.id) })
  }

  // MARK: - Pictures and pages

  @Test func eachChoiceIsAPictureOfBothEyes() throws {
    let played = try PlayedSession.calm.get()
    #expect(played.summary.pictures.count == played.summary.choices.count)
    #expect(Set(played.summary.pictures) == Set(played.pictures.keys))
    for (name, bytes) in played.pictures {
      #expect(bytes.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      #expect(Self.size(ofPNG: bytes) == [128, 64], "\(name)")
    }
    #expect(Set(played.pictures.values).count == played.pictures.count)
  }

  @Test func shotsAreTakenWhenAsked() throws {
    let played = try PlayedSession(["--auto", "silent", "--shots", "30.5,4"])
    #expect(played.summary.pictures.contains("shot-4000.png"))
    #expect(played.summary.pictures.contains("shot-30500.png"))
  }

  @Test func theReviewPageShowsTheCurveAndTheEnd() throws {
    let played = try PlayedSession.calm.get()
    #expect(played.summary.end == "rolig")
    #expect(played.review.contains("<svg"))
    #expect(played.review.contains("Det sluttede roligt, og du kunne gå hjem."))
    #expect(played.review.contains("(automatisk svar)"))
    #expect(!played.review.contains("<script"))
    #expect(!played.review.contains("http://") || played.review.contains("http://www.w3.org"))
  }

  @Test func whatIsWrittenIsForItsOwnerOnly() throws {
    let station = try Station()
    _ = try PlayedSession(["--auto", "silent"], on: station)
    for file in station.files(under: "out") + station.files(under: "store") {
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
      #expect(mode as? Int == 0o600, "\(file.lastPathComponent)")
    }
    #expect(station.files(under: "home").isEmpty)
    #expect(station.files(under: "data").isEmpty)
  }

  @Test func theSessionIsInTheStoreAndReplaysFromThere() throws {
    let station = try Station()
    let played = try PlayedSession(
      ["--answers", "silence,silence,silence,silence,silence,silence"],
      on: station)
    let listed = try #require(try station.sessions().first)
    #expect(listed.id == played.summary.session)
    #expect(listed.state == "finished")
    #expect(listed.records == played.log.lines.count + 1)
    let replayed = try station.run(["replay", listed.id, "--store", station.store])
    #expect(replayed.isSuccess, "\(replayed.story)")
    #expect(replayed.output.split(separator: "\n").map(String.init) == played.log.texts)
  }

  // MARK: -

  private func highestYouth(_ played: PlayedSession) throws -> Int {
    try #require(played.summary.ladders.first { $0.name == "youth" }).highest
  }

  /// Width and height out of the header chunk: two big-endian numbers from byte 16.
  private static func size(ofPNG bytes: Data) -> [Int] {
    guard bytes.count >= 24 else { return [] }
    return [16, 20].map { start in
      bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
  }
}
