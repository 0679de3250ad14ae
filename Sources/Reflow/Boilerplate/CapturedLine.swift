import DocumentModel

/// A line of a capture, and what it looks like by itself.
struct CapturedLine {
  enum Sign: Equatable {
    /// Clutter, wherever it stands.
    case clutter(String)
    /// Clutter below which the text begins.
    case start(String)
    /// Clutter above which the text has ended.
    case end(String)
    /// The head of a list of clutter.
    case list(String)
    /// A page mark or a watermark.
    case page(String)
    /// Clutter where clutter is around.
    case beside(String)
    /// Clutter where clutter is above and below.
    case between(String)
    /// A sentence whose words are those of a site's notices.
    case notice(String)
    /// A sentence that may be a site's.
    case hint(String)
    /// A sentence, or a numbered heading.
    case text
    /// A few words.
    case short
    case blank
  }

  var reference: LineReference
  var sign: Sign
  /// Printed width in em.
  var width: Double
  /// Whether sentences are in it, or a part of one.
  var hasSentenceMarks: Bool
  var endsSentence: Bool
  /// Whether it is cut off with dots, as abstracts are.
  var isAbstract: Bool
  /// The number that the line begins with (3 for `3、`).
  var ordinal: Int?
  var numbering: Numbering.Kind?
  /// Whether a blank line or the start of a page lies above.
  var followsGap: Bool
  /// Whether it can hardly be text in a capture, and is a sign of one.
  var isSure = false
  /// Whether it can hardly be text in any document.
  var isSureAlone = false
  /// What a sentence that a pattern knows is by its words alone.
  var signOfWords: Sign = .text
  /// Whether it is a button where the site folds the text.
  var isFold = false

  /// Width in em from which a line with marks of sentences may be a sentence.
  private static let clauseWidth = 12.0

  /// Whether the line reads as a sentence does.
  var isSentence: Bool { (hasSentenceMarks || endsSentence) && width >= Self.clauseWidth }

  /// Width in em from which a line is more than a few words.
  static let sentenceWidth = 20.0
  /// Width in em of a line that is a paragraph by itself.
  static let paragraphWidth = 60.0

  /// Whether the line shows that a site speaks, by itself.
  var isClutter: Bool {
    switch sign {
    case .clutter, .start, .end, .list: true
    default: false
    }
  }

  /// The reason for which the line goes beside clutter; `nil` when that would not do.
  var ownReason: String? {
    switch sign {
    case .clutter(let reason), .start(let reason), .end(let reason), .list(let reason),
      .page(let reason), .beside(let reason),
      .notice(let reason), .hint(let reason):
      reason
    case .between, .text, .short, .blank: nil
    }
  }

  /// What a pattern or its words say of the line; `nil` when nothing is known of it.
  var patternReason: String? {
    if case .between(let reason) = sign { return reason }
    return ownReason
  }

  /// Whether the line could be a title: nothing about it is known for certain.
  var isUnknown: Bool { sign == .short || sign == .text || isBetween }

  var isBetween: Bool {
    if case .between = sign { return true }
    return false
  }

  init(
    _ line: TextLine, at reference: LineReference, followsGap: Bool, reader: inout ClutterReader
  ) {
    self.reference = reference
    self.followsGap = followsGap
    let scalars = line.text.unicodeScalars
    let end = LineEnd(of: scalars)
    endsSentence = end == .sentence
    let trimmed = scalars.drop(while: \.isSpace)
    width = trimmed.widthInEm
    hasSentenceMarks = trimmed.contains { Self.marksSentence($0) }
    isAbstract = Self.endsWithDots(scalars)
    numbering = Numbering(of: trimmed)?.kind
    ordinal = Self.ordinal(of: trimmed)
    let folded = FoldedText(scalars, limit: NoticeWords.longestLine + 1)
    sign = .blank
    if !folded.scalars.isEmpty { sign = sign(of: scalars, folded: folded, reader: &reader) }
  }

  private mutating func sign(
    of text: String.UnicodeScalarView, folded: FoldedText, reader: inout ClutterReader
  ) -> Sign {
    var match: ClutterMatch?
    if folded.scalars.count <= ClutterReader.longestLine {
      match = reader.match(folded.scalars) ?? reader.match(folded.core)
      // 摘要：and a whole sentence is no label with its value.
      if match?.kind == .between, endsSentence, width >= Self.sentenceWidth { match = nil }
      if match?.kind == .beside, Self.isHeadingNumber(folded.scalars) { match = nil }
      let sure = reader.sureMatch(folded.scalars) ?? reader.sureMatch(folded.core)
      isSure = sure != nil
      isSureAlone = sure?.kind == .sure
      if match == nil || match?.kind == .beside || match?.kind == .between {
        if let sure { return .clutter(sure.reason) }
        if let row = ClutterRow.reason(of: text, &reader) {
          isSure = row.isSure
          isSureAlone = row.isSure
          return .clutter(row.reason)
        }
      } else if !isSure, match?.kind == .lines, let row = ClutterRow.reason(of: text, &reader) {
        isSure = row.isSure
        isSureAlone = row.isSure
      }
    }
    if match?.kind == .lines, isSentence,
      let (evidence, reason) = reader.evidence(in: folded.scalars), evidence.isHint
    {
      signOfWords = evidence.isNotice ? .notice(reason) : .hint(reason)
    }
    switch match?.kind {
    case .starts: return .start(match?.reason ?? "")
    case .ends: return .end(match?.reason ?? "")
    case .lists: return .list(match?.reason ?? "")
    case .folds:
      isFold = true
      return .clutter(match?.reason ?? "")
    case .lines: return .clutter(match?.reason ?? "")
    case .pages: return .page(match?.reason ?? "")
    case .beside: return .beside(match?.reason ?? "")
    case .between: return .between(match?.reason ?? "")
    default: break
    }
    if !Self.isAbstractOfPaper(folded.scalars),
      let (evidence, reason) = reader.evidence(in: folded.scalars)
    {
      if evidence.isNotice { return .notice(reason) }
      if evidence.isHint, let reason = ClutterSentences.reason(of: text, &reader) {
        return .notice(reason)
      }
      if evidence.isHint { return .hint(reason) }
    }
    return isText ? .text : .short
  }

  /// 01, 02: no counter leads with a zero, the headings of a post do.
  private static func isHeadingNumber(_ folded: [Unicode.Scalar]) -> Bool {
    folded.count == 2 && folded[0] == "0" && folded[1].isDigit
  }

  /// 摘要：, whatever the paper is about.
  private static func isAbstractOfPaper(_ folded: [Unicode.Scalar]) -> Bool {
    let label = folded.first == "[" ? folded.dropFirst() : folded[...]
    return label.starts(with: "摘要".unicodeScalars)
  }

  private var isText: Bool {
    if let numbering, numbering <= .bracketedChinese, width >= 3 { return true }
    if endsSentence && width >= 6 { return true }
    return width >= Self.sentenceWidth && hasSentenceMarks
  }

  /// Marks inside sentences; a colon also parts a label from its value.
  private static func marksSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "，", "；", "！", "？", ",", ";", "、": true
    default: false
    }
  }

  private static func endsWithDots(_ text: String.UnicodeScalarView) -> Bool {
    let end = text.reversed().drop(while: \.isSpace).prefix(3)
    return end.first == "…" || (end.count == 3 && end.allSatisfy { $0 == "." || $0 == "。" })
  }

  private static func ordinal(of text: some Collection<Unicode.Scalar>) -> Int? {
    let digits = text.prefix(3).prefix(while: \.isDigit)
    guard (1...2).contains(digits.count), let mark = text.dropFirst(digits.count).first,
      ["、", ".", "．", ")", "）", ",", "，"].contains(mark)
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1.value & 0xF) }
  }
}
