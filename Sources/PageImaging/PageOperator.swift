/// A cleaning step that takes a page's picture and returns a better one.
///
/// The stored properties are its options; each has a default, so that a pipeline file can set it by the
/// kebab-case form of its name. An operator has a measure of its own that says when there is nothing to
/// do; it then returns the picture as it is, with the measure noted.
public protocol PageOperator: Sendable, Codable {
  /// Kebab-case name in the pipeline file.
  static var name: String { get }
  init()
  /// Returns the cleaned picture, or `image` itself with its measures when nothing was to be done.
  ///
  /// - Throws: ``ImagingError/operatorFailed(name:detail:)`` when a picture cannot be made.
  func apply(to image: PageImage) throws(ImagingError) -> PageImage
}
