import Testing

@testable import ScenarioEngine

/// What a table of translations and the names of interventions are held to.
@Suite struct TranslationCheckTests {
  private func codes(_ folder: TextFolder) -> [String] {
    folder.report().matches(of: /\[((?:MO|YS)[0-9]{4})\]/).map { String($0.1) }
  }

  @Test(arguments: [
    ("anna: Hi.", nil), ("Hi.", "write 'anna:' before it, as in the script"),
    ("ana: Hi.", "begins with 'ana', but 'anna' says the line"),
    ("Hi\\: there.", "does not say who speaks"), ("anna : Hi.", nil),
  ])
  func theSpeakerIsThatOfTheScript(text: String, message: String?) {
    var folder = TextFolder()
    folder["s/en.csv"] = "language,id,text\nen,line:a1,\(text)\n"
    #expect(codes(folder) == (message == nil ? [] : ["MO0112"]))
    if let message { #expect(folder.report().contains(message)) }
  }

  private func folder(headers: String) -> TextFolder {
    var folder = TextFolder()
    folder["modet.ysls.json"] = folder["modet.ysls.json"].replacing(
      #""hashtags":"#,
      with: #""headers": [{"name": "title"}, {"name": "intervention", "values": ["soften"],"#
        + #" "role": true, "needs": ["label"]}, {"name": "label", "beside": ["intervention"]},"#
        + #" {"name": "label_en", "beside": ["intervention"]}], "hashtags":"#)
    folder["s/a.yarn"] += """
      title: Mildere
      intervention: soften
      \(headers)
      ---
      <<look anna viewer>>
      ===

      """
    return folder
  }

  @Test func anInterventionHasANameInEachLanguage() throws {
    let without = folder(headers: "label: Anna bliver mildere")
    #expect(codes(without) == ["MO0113"])
    #expect(without.report().contains("write 'label_en:' under its 'label:'"))
    let with = folder(headers: "label: Anna bliver mildere\nlabel_en: Anna softens")
    #expect(with.report() == "")
    let package = try with.load()
    #expect(package.label(ofIntervention: "Mildere", in: "en") == "Anna softens")
    #expect(package.label(ofIntervention: "Mildere", in: "da") == "Anna bliver mildere")
    #expect(package.label(ofIntervention: "Borte", in: "en") == "Borte")
    let graph = ScenarioGraph(package, language: "en")
    #expect(graph.vertices.contains { $0.kind == .intervention("soften", label: "Anna softens") })
  }
}

/// That the reader of YAML is not left to speak for itself.
@Suite struct SettingsWordingTests {
  @Test(arguments: [
    ("title: {da: Titel, en: Title}", "title: Et møde: på gaden", "quotation marks"),
    ("title: {da: Titel, en: Title}", "title:\n\tda: Titel", "a tab stands here"),
    ("levels: [1]", "levels: [1", "is not closed"),
    ("levels: [1]", "levels: \"1", "is not closed"),
    ("levels: [1]", "levels: [1]\n  place: x", "does not fit those above it"),
    ("levels: [1]", "marks:\n  - a\n b: c", "does not fit those above it"),
  ])
  func whatIsBrokenIsSaidWithTheRemedy(text: String, other: String, message: String) {
    var folder = TextFolder()
    folder.replace(text, with: other, in: "s/scenario.yaml")
    let report = folder.report()
    #expect(report.contains("[MO0103]") && report.contains(message), "\(report)")
  }

  @Test func withoutSettingsNobodySaysThatAVariableIsUnknown() {
    var folder = TextFolder()
    folder.replace("anna: Hej.", with: "anna: Hej {$level}.", in: "s/a.yarn")
    folder.replace(
      "title: {da: Titel, en: Title}", with: "title: Et møde: på gaden", in: "s/scenario.yaml")
    #expect(!folder.report().contains("$level"))
    // With its settings it is told as ever.
    var other = TextFolder()
    other.replace("anna: Hej.", with: "anna: Hej {$lvel}.", in: "s/a.yarn")
    #expect(other.report().contains("'$lvel'"))
  }
}
