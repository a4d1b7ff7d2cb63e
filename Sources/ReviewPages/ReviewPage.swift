/// The languages a review page is written in.
package enum ReviewLanguage: String, Sendable, CaseIterable {
  case danish = "da"
  case english = "en"
}
