/// A list of the document whose elements are decoded one by one: a broken one spoils no other.
struct CheckedList<Element: Decodable>: Decodable {
  private struct Slot: Decodable {
    var result: Result<Element, GLTFIssue>

    init(from decoder: any Decoder) {
      do {
        result = .success(try Element(from: decoder))
      } catch {
        result = .failure(GLTFDocument.issue(for: error, at: decoder.codingPath))
      }
    }
  }

  private var slots: [Slot] = []
  /// What is wrong with the list as a whole.
  private var ownIssue: GLTFIssue?

  /// A list that the document does not have.
  init() {}

  init(from decoder: any Decoder) {
    do {
      slots = try decoder.singleValueContainer().decode([Slot].self)
    } catch {
      ownIssue = GLTFDocument.issue(for: error, at: decoder.codingPath)
    }
  }

  var count: Int { slots.count }
  var indices: Range<Int> { slots.indices }

  /// The element at a place, or nil where there is none or it is broken.
  subscript(index: Int) -> Element? {
    slots.indices.contains(index) ? try? slots[index].result.get() : nil
  }

  /// The element that a reference leads to; the pointer names who refers.
  func element(
    _ index: Int, _ what: String, at pointer: String
  ) throws(GLTFIssue) -> Element {
    guard slots.indices.contains(index) else {
      throw GLTFIssue(
        .unresolvedReference, at: pointer, "there is no \(what) \(index)")
    }
    return try slots[index].result.get()
  }

  /// What is wrong with the list and its elements.
  var issues: [GLTFIssue] {
    let broken = slots.compactMap { slot -> GLTFIssue? in
      if case .failure(let issue) = slot.result { issue } else { nil }
    }
    return (ownIssue.map { [$0] } ?? []) + broken
  }
}

extension KeyedDecodingContainer {
  /// A list that may be missing; never throws.
  func list<Element: Decodable>(_ key: Key) throws -> CheckedList<Element> {
    try decodeIfPresent(CheckedList<Element>.self, forKey: key) ?? CheckedList()
  }
}
