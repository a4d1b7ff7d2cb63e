/// A half-open range of UTF-8 offsets in one of the files of a compilation.
package struct SourceRange: Sendable, Hashable {
  /// The index of the file in the compilation's list.
  package var file: Int
  package var lower: Int
  package var upper: Int

  package init(file: Int, lower: Int, upper: Int) {
    self.file = file
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The range from the start of this one to the end of another in the same file.
  package func through(_ other: SourceRange) -> SourceRange {
    SourceRange(file: file, lower: min(lower, other.lower), upper: max(upper, other.upper))
  }

  /// The empty range just after this one.
  package var end: SourceRange { SourceRange(file: file, lower: upper, upper: upper) }

  /// The empty range just before this one.
  package var start: SourceRange { SourceRange(file: file, lower: lower, upper: lower) }
}
