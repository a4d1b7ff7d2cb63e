/// The `law.yaml`: what the law says, each claim with its source and the day it was read.
enum LawFile {
  /// The claims that are complete; faults are reported.
  static func claims(
    _ root: ConfigNode, baseLanguage: String, _ reader: inout ConfigReader
  ) -> [LawClaim] {
    var claims: [LawClaim] = []
    for node in reader.items(of: root) {
      guard let claim = claim(node, baseLanguage, &reader) else { continue }
      if claims.contains(where: { $0.id == claim.id }) {
        reader.report(.duplicateName, .duplicateKey, [claim.id], at: node.range)
      } else {
        claims.append(claim)
      }
    }
    return claims
  }

  private static func claim(
    _ node: ConfigNode, _ base: String, _ reader: inout ConfigReader
  ) -> LawClaim? {
    _ = reader.entries(of: node, known: ["id", "paragraph", "text", "source", "checked"])
    let id = reader.string(reader.required("id", in: node))
    let paragraph = reader.string(reader.required("paragraph", in: node))
    let text = reader.localized(reader.required("text", in: node), baseLanguage: base)
    let source = reader.string(reader.required("source", in: node))
    let checked = reader.day(reader.required("checked", in: node))
    guard let id, let paragraph, let text, let source, let checked else { return nil }
    return LawClaim(id: id, paragraph: paragraph, text: text, source: source, checkedOn: checked)
  }
}
