import ScenarioEngine
import Testing

@testable import LanguageServer

@Suite struct CompletionSiteTests {
  /// The site of the `|` in a text, and what it would replace.
  private func site(_ text: String) throws -> (kind: CompletionSite.Kind, replaced: String) {
    let place = try #require(text.utf8.firstIndex(of: UInt8(ascii: "|")))
    let offset = text.utf8.distance(from: text.startIndex, to: place)
    var whole = text
    whole.remove(at: place)
    let file = SourceFile(path: "a.yarn", text: whole)
    let site = CompletionSite.at(offset, in: file)
    return (site.kind, file.text(site.range.lowerBound, site.range.upperBound))
  }

  @Test(arguments: [
    ("|", CompletionSite.Kind.headerKey, ""), ("ti|tle", .headerKey, "title"),
    ("title: Start\ntra|", .headerKey, "tra"),
    ("track: ba|ck", .headerValue(key: "track"), "back"),
    ("type:|", .headerValue(key: "type"), ""), ("when: $a|", .variable, "$a"),
    ("when: vis|", .word, "vis"), ("title: A\n---\n===\nty|", .headerKey, "ty"),
  ])
  func aHeadOffersHeaders(text: String, kind: CompletionSite.Kind, replaced: String) throws {
    let found = try site(text)
    #expect(found.kind == kind)
    #expect(found.replaced == replaced)
  }

  @Test(arguments: [
    ("|", CompletionSite.Kind.lineStart, ""), ("    off|", .lineStart, "off"),
    ("-> |", .lineStart, ""), ("=> of|ficer", .lineStart, "officer"),
    ("Jeg går |", .nothing, ""), ("// $|", .nothing, ""), ("officerA: Hej|", .nothing, ""),
    ("<<|", .commandName, ""), ("<< ges|ture", .commandName, "gesture"),
    ("<<jump |", .jumpTarget, ""), ("<<detour De|Tre>>", .jumpTarget, "DeTre"),
    ("<<jump {$|}>>", .variable, "$"), ("<<enter |>>", .argument(command: "enter", index: 0), ""),
    ("<<enter officerA fa|r-a>>", .argument(command: "enter", index: 1), "far-a"),
    ("<<enter \"officer|A\" x>>", .argument(command: "enter", index: 0), "officerA"),
    ("<<gesture {$who} no|>>", .argument(command: "gesture", index: 1), "no"),
    ("<<gesture a b |>>", .argument(command: "gesture", index: 2), ""),
    ("<<set $off|icer = 1>>", .variable, "$officer"),
    ("<<if $a == .Re|>>", .member(enumeration: nil), "Re"),
    ("<<if Farve.|>>", .member(enumeration: "Farve"), ""), ("<<if 1.|>>", .nothing, ""),
    ("<<declare $a = 1 as nu|>>", .typeName, "nu"), ("<<once if vi|>>", .word, "vi"),
    ("<<if visited(\"De|Tre\")>>", .nodeString(function: "visited"), "DeTre"),
    ("<<if visited ( \"|", .nodeString(function: "visited"), ""),
    ("<<if $a == \"x|\">>", .nothing, ""),
    ("Du har {vis|", .word, "vis"), ("Du har {$a} |", .nothing, ""),
    ("Hej #|", .hashtag(isOption: false), ""),
    ("-> Hej #sty|le:x", .hashtag(isOption: true), "style"),
    ("-> Hej #style:ass|ertive #a", .hashtagValue(name: "style", isOption: true), "assertive"),
    ("-> Hej #input:gaze,vo|ice,key", .hashtagValue(name: "input", isOption: true), "voice"),
    ("Hej #law:rpl-7|50", .hashtagValue(name: "law", isOption: false), "rpl-750"),
    ("Hej \\#|", .nothing, ""), ("<<timer 6>> |", .nothing, ""), ("Åse|", .lineStart, "Åse"),
  ])
  func aBodyOffersWhatFits(text: String, kind: CompletionSite.Kind, replaced: String) throws {
    let found = try site("title: A\n---\n" + text)
    #expect(found.kind == kind)
    #expect(found.replaced == replaced)
  }

  /// Every place of every line of odd texts has some site within the text.
  @Test(arguments: [
    "<<", "<", "<<jump", "<<jump {", "<<if visited(\"", "#", "#:", "#a:,", "{", "\\", "-", "->",
    "=>",
    "<<set $", "<<a {\"", "<<a \"{", "title:", ":", "when:", "<<declare $a = 1 as", "\"",
    "<<once if ",
    "<<if a.", "😀#😀:😀", "<<😀 😀", "\t\t", "\r", "///", "<<a>><<b", "{a}{b", "<<{>>", "[a=\"<<",
  ])
  func noPlaceIsOutsideTheText(text: String) {
    for prefix in ["", "title: A\n---\n"] {
      let file = SourceFile(path: "a.yarn", text: prefix + text)
      for offset in 0...file.bytes.count {
        let site = CompletionSite.at(offset, in: file)
        #expect(site.range.lowerBound >= 0 && site.range.upperBound <= file.bytes.count)
      }
    }
  }
}
