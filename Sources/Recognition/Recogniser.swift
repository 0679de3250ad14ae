public import PageImaging

/// Recognition turns the cleaned picture of a page into lines of glyphs with boxes and confidences.
///
/// A recogniser owns its engine and is used by one thread; a worker makes one and keeps it.
///
/// Why it is so: the engine gets the page as the cleaning left it, at an em box of about 24 px, and
/// everything it says is mapped back to the scan's own pixels here, so that no other room knows that the
/// page was ever scaled. Latin is read a second time by a Latin model line by line: loading
/// `chi_sim+eng` for all lines makes every page slower and Chinese lines no better.
public protocol Recogniser: AnyObject {
  /// Reads a page.
  ///
  /// - Parameters:
  ///   - image: a cleaned page; one without print gives a reading without lines.
  ///   - deadlineSeconds: recognition stops about then and keeps the lines finished so far. Layout
  ///     analysis cannot be interrupted, so a caller needs a harder limit of its own.
  /// - Returns: lines in reading order, with boxes in pixels of the scan.
  /// - Throws: ``RecognitionError/engineFailed(detail:)`` when the engine refuses the page.
  func read(
    _ image: PageImage, deadlineSeconds: Double
  ) throws(RecognitionError) -> PageReading
}
