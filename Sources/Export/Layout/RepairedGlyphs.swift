import DocumentModel

/// A character of a line as the repairs left it, and where it stands on the page.
struct RepairedGlyph: Hashable {
  var scalar: Unicode.Scalar
  /// Pixels of the page; of no width for what was inserted between two glyphs that touch.
  var box: Box
  /// The engine's certainty of what it read there, 0…1.
  ///
  /// The lowest of all glyphs that a repair replaced together; 0 for what was inserted, since nothing was
  /// read there.
  var confidence: Float
  /// Index of the glyph that was read in its place; `nil` where there is not just one.
  var readIndex: Int?
  /// Whether it is not what was read.
  var isRepaired = false
}

/// Boxes and confidences for the text of a line, whose glyphs belong to what was read.
///
/// Edits are replayed stage by stage: what no edit touched keeps its box, a replacement of the same
/// length takes the boxes over one by one, any other shares out the box of what it replaced evenly. A line
/// whose edits do not lead to its text (a document of another make) is compared with what was read: what is
/// alike at both ends stays, the rest shares out the box between.
enum RepairedGlyphs {
  /// One for each scalar of `line.text`; none where the line has no glyphs.
  ///
  /// - Parameters:
  ///   - line: a line of a finished document.
  ///   - edits: all edits of the line, in the document's order.
  /// - Returns: the glyphs of the repaired text.
  static func glyphs(of line: TextLine, edits: [Edit]) -> [RepairedGlyph] {
    guard !line.glyphs.isEmpty else { return [] }
    let isVertical = line.isVertical
    let read = line.glyphs.enumerated().map { index, glyph in
      RepairedGlyph(
        scalar: glyph.scalar, box: glyph.box, confidence: glyph.confidence, readIndex: index)
    }
    var glyphs: [RepairedGlyph]? = read
    for pass in passes(of: edits) {
      glyphs = glyphs.flatMap { replayed(pass, on: $0, isVertical: isVertical) }
    }
    if let glyphs, glyphs.lazy.map(\.scalar).elementsEqual(line.text.unicodeScalars) {
      return glyphs
    }
    return compared(read, with: Array(line.text.unicodeScalars), isVertical: isVertical)
  }

  /// The edits of each stage, stages in their order.
  private static func passes(of edits: [Edit]) -> [[Edit]] {
    var passes: [[Edit]] = []
    for edit in edits {
      if passes.last?.first?.stage == edit.stage {
        passes[passes.count - 1].append(edit)
      } else {
        passes.append([edit])
      }
    }
    return passes
  }

  /// The glyphs after the edits of a stage; `nil` where one does not fit.
  private static func replayed(
    _ edits: [Edit], on glyphs: [RepairedGlyph], isVertical: Bool
  ) -> [RepairedGlyph]? {
    var result: [RepairedGlyph] = []
    result.reserveCapacity(glyphs.count)
    var next = 0
    for edit in edits.sorted(by: { $0.offset < $1.offset }) {
      let count = edit.from.unicodeScalars.count
      // An offset that anybody wrote may be too large to be added to.
      guard edit.offset >= next, edit.offset <= glyphs.count - count else { return nil }
      let range = edit.offset..<edit.offset + count
      guard glyphs[range].lazy.map(\.scalar).elementsEqual(edit.from.unicodeScalars) else {
        return nil
      }
      result += glyphs[next..<edit.offset]
      result += replacement(
        of: range, in: glyphs, by: Array(edit.to.unicodeScalars), isVertical: isVertical)
      next = range.upperBound
    }
    return result + glyphs[next...]
  }

  /// `glyphs` as `text`: their common ends stay, the middle is one replacement.
  private static func compared(
    _ glyphs: [RepairedGlyph], with text: [Unicode.Scalar], isVertical: Bool
  ) -> [RepairedGlyph] {
    let shorter = min(glyphs.count, text.count)
    let head = (0..<shorter).prefix { glyphs[$0].scalar == text[$0] }.count
    let tail = (0..<shorter - head).prefix {
      glyphs[glyphs.count - 1 - $0].scalar == text[text.count - 1 - $0]
    }.count
    let middle = replacement(
      of: head..<glyphs.count - tail, in: glyphs, by: Array(text[head..<text.count - tail]),
      isVertical: isVertical)
    return glyphs[..<head] + middle + glyphs[(glyphs.count - tail)...]
  }

  private static func replacement(
    of range: Range<Int>, in glyphs: [RepairedGlyph], by text: [Unicode.Scalar], isVertical: Bool
  ) -> [RepairedGlyph] {
    if range.count == text.count {
      return zip(range, text).map { index, scalar in
        var glyph = glyphs[index]
        if glyph.scalar != scalar { glyph.isRepaired = true }
        glyph.scalar = scalar
        return glyph
      }
    }
    let box = range.isEmpty ? gap(before: range.lowerBound, in: glyphs) : glyphs[range].box
    let confidence = glyphs[range].map(\.confidence).min() ?? 0
    return text.indices.map { index in
      RepairedGlyph(
        scalar: text[index], box: box.share(index, of: text.count, isVertical: isVertical),
        confidence: confidence, readIndex: range.count == 1 ? range.lowerBound : nil,
        isRepaired: true)
    }
  }

  /// What lies between two glyphs, as high as both.
  private static func gap(before index: Int, in glyphs: [RepairedGlyph]) -> Box {
    guard index > 0 || index < glyphs.count else {
      return Box(left: 0, top: 0, right: 0, bottom: 0)
    }
    let left = index > 0 ? glyphs[index - 1].box : nil
    let right = index < glyphs.count ? glyphs[index].box : nil
    var gap = glyphs[max(index - 1, 0)..<min(index + 1, glyphs.count)].box
    gap.left = left?.right ?? gap.left
    gap.right = max(gap.left, right?.left ?? gap.left)
    return gap
  }
}

extension TextLine {
  /// Whether it runs from top to bottom: several glyphs, and plainly higher than wide.
  fileprivate var isVertical: Bool {
    guard let box, glyphs.count > 1 else { return false }
    return box.height * 2 > box.width * 3
  }
}

extension Sequence<RepairedGlyph> {
  /// The smallest box around those that have an extent; around all where none has.
  var box: Box {
    var all: Box?
    var printed: Box?
    for glyph in self {
      all = all?.union(glyph.box) ?? glyph.box
      if !glyph.box.isEmpty { printed = printed?.union(glyph.box) ?? glyph.box }
    }
    return printed ?? all ?? Box(left: 0, top: 0, right: 0, bottom: 0)
  }
}

extension Box {
  /// The part of the box that falls to one of `count`, along the line.
  fileprivate func share(_ index: Int, of count: Int, isVertical: Bool) -> Box {
    var part = self
    if isVertical {
      part.top = Int32(clamping: Int(top) + height * index / count)
      part.bottom = Int32(clamping: Int(top) + height * (index + 1) / count)
    } else {
      part.left = Int32(clamping: Int(left) + width * index / count)
      part.right = Int32(clamping: Int(left) + width * (index + 1) / count)
    }
    return part
  }
}
