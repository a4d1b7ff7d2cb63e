import ScenarioEngine
import Testing

/// Every line lasts one second.
@Suite struct TrackTests {
  @Test func aTrackSpeaksWhileNobodyElseDoes() throws {
    var played = try StreetFixture.scene(
      """
      title: Start
      ---
      <<start Radio>>
      A: Hej. #line:hej
      <<wait 3>>
      <<end slut>>
      ===
      title: Radio
      track: background
      ---
      <<wait 1.5>>
      R: Kom ind. #line:kom
      ===
      """)
    played.advance(10_000)
    #expect(
      played.spoken == [
        "0 line line:hej", "1000 line.ended line:hej", "1500 line line:kom",
        "2500 line.ended line:kom",
      ])
    #expect(
      played.log(of: [.trackStarted, .trackEnded]) == [
        "0 track.started Radio", "2500 track.ended Radio",
      ])
    let line = try #require(played.events(.line).last)
    #expect(line.node == "Radio")
    #expect(played.session.stage == .closed)
  }

  @Test(arguments: [
    ("", ["0 line line:hej", "500 refused line:kom (speaking)", "1000 line.ended line:hej"]),
    (
      "priority: skip\n",
      ["0 line line:hej", "500 refused line:kom (speaking)", "1000 line.ended line:hej"]
    ),
    (
      "priority: parallel\n",
      [
        "0 line line:hej", "500 line line:kom", "1000 line.ended line:hej",
        "1500 line.ended line:kom",
      ]
    ),
    (
      "priority: override\n",
      [
        "0 line line:hej", "500 line line:kom", "500 line.cut line:hej (override)",
        "1500 line.ended line:kom",
      ]
    ),
  ])
  func whereSomebodySpeaksThePriorityDecides(header: String, expected: [String]) throws {
    var played = try StreetFixture.scene(Self.collision(header, speaker: "R"))
    played.advance(1_500)
    #expect(played.spoken.filter { !$0.contains("line:ny") } == expected)
  }

  @Test func aParallelLineNeedsAnotherSpeaker() throws {
    var played = try StreetFixture.scene(Self.collision("priority: parallel\n", speaker: "A"))
    played.advance(1_200)
    #expect(played.log(of: [.refused]) == ["500 refused line:kom (speaking)"])
  }

  /// The scene goes on when the one who cut in has finished; a refused line keeps its time.
  @Test func whoGaveWayGoesOnAfterTheOther() throws {
    var played = try StreetFixture.scene(Self.collision("priority: override\n", speaker: "R"))
    played.advance(1_499)
    #expect(played.events(.line).map(\.id) == ["line:hej", "line:kom"])
    played.advance(1_500)
    #expect(played.events(.line).map(\.id) == ["line:hej", "line:kom", "line:ny"])
    var skipped = try StreetFixture.scene(Self.collision("", speaker: "R"))
    skipped.advance(1_499)
    #expect(skipped.events(.trackEnded).isEmpty)
    skipped.advance(1_500)
    #expect(skipped.events(.trackEnded).count == 1)
  }

  private static func collision(_ header: String, speaker: String) -> String {
    """
    title: Start
    ---
    <<start Radio>>
    A: Hej. #line:hej
    B: Nyt. #line:ny
    <<end slut>>
    ===
    title: Radio
    track: background
    \(header)---
    <<wait 0.5>>
    \(speaker): Kom ind. #line:kom
    ===
    """
  }

  @Test func aPersonWhoSpeaksInFrontFallsSilentBehind() throws {
    var played = try StreetFixture.scene(
      """
      title: Start
      ---
      <<start Back>>
      <<wait 0.5>>
      A: Hej. #line:hej
      <<end slut>>
      ===
      title: Back
      track: background
      ---
      A: Hm. #line:hm
      ===
      """)
    played.advance(900)
    #expect(
      played.spoken == [
        "0 line line:hm", "500 line.cut line:hm (speaker)", "500 line line:hej",
      ])
  }

  @Test func startingARunningTrackDoesNothingAndHaltingEndsIt() throws {
    var played = try StreetFixture.scene(
      """
      title: Start
      ---
      <<halt Radio>>
      <<start Radio>>
      <<start Radio>>
      <<wait 0.5>>
      <<start Radio>>
      <<wait 0.2>>
      <<halt Radio>>
      <<halt Radio>>
      <<wait 5>>
      <<start Radio>>
      <<wait 0.1>>
      <<end slut>>
      ===
      title: Radio
      track: background
      ---
      R: Kom ind. #line:kom
      ===
      """)
    played.advance(10_000)
    #expect(
      played.log(of: [.trackStarted, .trackEnded, .lineCut, .end]) == [
        "0 track.started Radio", "700 line.cut line:kom (halt)", "700 track.ended Radio (halt)",
        "5700 track.started Radio", "5800 line.cut line:kom (end)",
        "5800 track.ended Radio (end)", "5800 end slut",
      ])
  }

  /// The main track first, then the tracks in the order they were started.
  @Test func atOneMillisecondTheOrderIsFixed() throws {
    var played = try StreetFixture.scene(
      """
      title: Start
      ---
      <<start Zebra>>
      <<start Apple>>
      <<wait 1>>
      <<sound main>>
      <<wait 1>>
      <<end slut>>
      ===
      title: Apple
      track: background
      ---
      <<wait 1>>
      <<sound apple>>
      ===
      title: Zebra
      track: background
      ---
      <<wait 1>>
      <<sound zebra>>
      ===
      """)
    played.advance(1_000)
    #expect(
      played.log(of: [.cue]) == [
        "1000 cue sound main", "1000 cue sound zebra", "1000 cue sound apple",
      ])
  }

  @Test func tracksShareVariablesButNotTheirPlace() throws {
    var played = try StreetFixture.scene(
      """
      title: Start
      ---
      <<declare $seen = 0>>
      <<start Back>>
      <<wait 1>>
      <<if $seen == 2>>
          A: To. #line:two
      <<endif>>
      <<end slut>>
      ===
      title: Back
      track: background
      ---
      <<set $seen = 1>>
      <<wait 0.5>>
      <<set $seen += 1>>
      <<sound back>>
      ===
      """)
    played.advance(1_000)
    #expect(played.events(.line).map(\.id) == ["line:two"])
    #expect(played.log(of: [.cue]) == ["500 cue sound back"])
  }

  @Test func companionsSpeakTogetherOnATrackToo() throws {
    var played = try StreetFixture.scene(
      """
      title: Start
      ---
      <<start Back>>
      <<wait 5>>
      <<end slut>>
      ===
      title: Back
      track: background
      ---
      R: En. #line:one
      <<sound both>>
      S: To. #line:two #with
      R: Tre. #line:three
      ===
      """)
    played.advance(1_000)
    #expect(
      played.spoken == [
        "0 line line:one", "0 line line:two", "1000 line.ended line:one",
        "1000 line.ended line:two", "1000 line line:three",
      ])
  }
}
