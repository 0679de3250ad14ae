import DocumentModel

/// What stands above the text's title on a site's page: its menus, and words that nobody knows.
extension ClutterFinder {
  /// Lines of a menu that must be known, one below the other.
  private static let leastMenu = 4
  /// Width in em of the widest part of a menu.
  private static let widestMenu = 6.0
  /// Width in em from which a line above the title may be its first line.
  private static let narrowestTitle = 6.0

  /// Width in em from which a line that may be another document's name may be the title.
  private static let narrowestName = 8.0

  /// Drops the site's lines above the title when a byline shows which line that is, and what is between them.
  ///
  /// What nobody knows goes only with the site's lines above and below it: a heading of several lines stays whole.
  mutating func dropAboveTitle() {
    guard let firstText = lines.indices.first(where: isText) else { return }
    // A title may be a question, which reads as a sentence does.
    let isTitle = firstText + 1 < lines.count && isByline(firstText + 1)
    guard let title = title(in: 0..<firstText + (isTitle ? 2 : 0)) else { return }
    dropBelowTitle(title, above: firstText)
    guard let first = lines[..<title].firstIndex(where: { $0.ownReason != nil }),
      let last = lines[..<title].lastIndex(where: { $0.ownReason != nil })
    else { return }
    for index in first...last
    where lines[index].patternReason != nil || lines[index].width <= lines[title].width {
      drop(index, "above the title ‘\(text(title).prefix(16))’")
    }
  }

  /// Names of a site's parts that may be headings as well (新闻, 教育): as many as that are its menu.
  mutating func dropMenus(in header: Range<Int>) {
    var start = header.lowerBound
    while start < header.upperBound {
      let end =
        lines[start..<header.upperBound].firstIndex {
          $0.patternReason == nil || $0.width > Self.widestMenu
        } ?? header.upperBound
      if end - start >= Self.leastMenu {
        for index in start..<end { drop(index, "") }
      }
      start = end + 1
    }
  }

  /// The first line of the title: what nobody knows above the first byline, amid clutter.
  ///
  /// The first of several bylines is believed, so that what is above it is above all that could be the text.
  private mutating func title(in header: Range<Int>) -> Int? {
    var known = 0
    for index in header {
      if index > header.lowerBound, isTitle(index - 1),
        known * 2 >= index - header.lowerBound, isByline(index)
      {
        return firstLine(ofTitle: index - 1, in: header)
      }
      if lines[index].patternReason != nil { known += 1 }
    }
    return nil
  }

  /// Whether the line can be a title: nothing is known of it, or it is as long as the name of a document.
  func isTitle(_ index: Int) -> Bool {
    guard lines[index].isBetween else { return lines[index].isUnknown }
    return lines[index].width >= Self.narrowestName
      && !text(index).contains { $0 == "：" || $0 == ":" || $0 == ">" }
  }

  /// A title may have two lines: a wide one above it, or any above a dash or a bracket.
  private func firstLine(ofTitle title: Int, in header: Range<Int>) -> Int {
    let above = title - 1
    guard above >= header.lowerBound, isTitle(above) else { return title }
    let isSubtitle = ["—", "-", "─", "（", "("].contains { text(title).hasPrefix($0) }
    return isSubtitle || lines[above].width >= Self.narrowestTitle ? above : title
  }
}
