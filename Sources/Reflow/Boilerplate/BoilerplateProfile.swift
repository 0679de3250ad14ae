import DocumentModel

/// What one boilerplate file (`Pipelines/boilerplate/*.yml`) says of a site's clutter.
///
/// ```yaml
/// about: a document-sharing site
/// sure:       # can hardly be text: dropped wherever it stands, and a sign that the text is a capture
///   - "还剩#页未读"
/// signs:      # the same in a capture, but left where no other sign shows one
///   - "浏览:#次"
/// folds:      # buttons where the text is folded: in a capture dropped wherever they stand
///   - 展开全文
/// lines:      # in a capture dropped around the text, and between its lines beside a sign of the site
///   - "文档评论(#)"
/// starts:     # below these the text begins, and what stands above goes
///   - "正文内容:"
/// ends:       # with these the text has ended, and what stands below goes
///   - "全文已显示完毕"
/// beside:     # clutter only next to other clutter, or around the text
///   - 下载
/// between:    # names and labels: clutter only with clutter above and below, or in lists
///   - "*.doc"
/// pages:      # page marks and watermarks: dropped, but no sign of clutter around them
///   - "第#页/共#页"
/// lists:      # heads of lists that go on to the end, or until the text goes on
///   - 相关文档
/// bylines:    # stand right below a title: the line above is kept, and above that nothing is text
///   - "发布时间:@"
/// names:      # stand right below the name of who wrote the text, which goes with them
///   - "#人赞同了该回答"
/// contents:   # heads of lists of the text's own headings, which the site made: those that stand below go
///   - 目录
/// endings:    # may be the last lines of a text: attachments, whom to ask
///   - "附件*"
/// contacts:   # belong to the text when right below it
///   - "咨询电话*"
/// credits:    # who wrote it, in the text itself: never its title
///   - "本报记者*"
/// inside:     # pieces that are taken out of lines
///   - 来源于网络,侵删
/// words:      # what gives a notice away: 1 its matter, 2 a site, 3 a site that speaks of itself
///   本站: 3
/// ```
struct BoilerplateProfile {
  enum Kind: String, CaseIterable {
    case sure
    case signs
    case folds
    case lines
    case starts
    case ends
    case beside
    case between
    case pages
    case lists
    case bylines
    case names
    case contents
    case endings
    case contacts
    case credits
    case inside
  }

  struct Entry {
    var pattern: LinePattern
    var origin: Origin
  }

  struct Word {
    var scalars: [Unicode.Scalar]
    /// 1…3.
    var weight: Int
    var origin: Origin
  }

  /// Where a pattern stands, for reasons of drops: `book118.yml:12`.
  struct Origin: Hashable {
    var file: String
    var line: Int
  }

  /// Name of the file in reasons.
  let file: String
  private(set) var entries: [Kind: [Entry]] = [:]
  private(set) var words: [Word] = []
  /// Words by which the site is known, folded; none when the profile is of no single site.
  var names: [[Unicode.Scalar]] { words.filter { $0.weight == 3 }.map(\.scalars) }

  private static let sections = ["about"] + Kind.allCases.map(\.rawValue) + ["words"]

  /// Reads an outline.
  ///
  /// - Parameters:
  ///   - outline: what the file says.
  ///   - file: its name in reasons.
  ///   - path: its name in errors.
  /// - Throws: the first mistake in the file.
  init(_ outline: Outline, file: String, path: String) throws(BoilerplateError) {
    self.file = file
    guard case .sections(let sections) = outline.content else {
      throw BoilerplateError(file: path, line: max(1, outline.line), problem: .noSections)
    }
    for section in sections {
      if section.name == "about" { continue }
      if section.name == "words" {
        try read(words: section, file: file, path: path)
      } else if let kind = Kind(rawValue: section.name) {
        try read(section, as: kind, file: file, path: path)
      } else {
        throw BoilerplateError(
          file: path, line: section.line,
          problem: .unknownSection(section.name, known: Self.sections))
      }
    }
  }

  private mutating func read(
    _ section: Outline.Section, as kind: Kind, file: String, path: String
  ) throws(BoilerplateError) {
    if section.value.content == .nothing { return }
    guard case .list(let items) = section.value.content else {
      throw BoilerplateError(file: path, line: section.line, problem: .noList(section.name))
    }
    var firstLines: [String: Int] = [:]
    for item in items {
      guard case .text(let text) = item.content, !text.isEmpty else {
        throw BoilerplateError(file: path, line: item.line, problem: .noText(section.name))
      }
      do throws(BoilerplateProblem) {
        if let first = firstLines[text] { throw .repeated(text, ofLine: first) }
        firstLines[text] = item.line
        let pattern = try LinePattern(text)
        if kind == .inside && !pattern.beginsFirmly { throw .beginsLoosely(text) }
        entries[kind, default: []].append(
          Entry(pattern: pattern, origin: Origin(file: file, line: item.line)))
      } catch {
        throw BoilerplateError(file: path, line: item.line, problem: error)
      }
    }
  }

  private mutating func read(
    words section: Outline.Section, file: String, path: String
  ) throws(BoilerplateError) {
    guard case .sections(let pairs) = section.value.content else {
      throw BoilerplateError(file: path, line: section.line, problem: .noWeights)
    }
    for pair in pairs {
      guard case .text(let text) = pair.value.content, let weight = Int(text),
        (1...3).contains(weight)
      else {
        var found = ""
        if case .text(let text) = pair.value.content { found = text }
        throw BoilerplateError(
          file: path, line: pair.line, problem: .badWeight(word: pair.name, weight: found))
      }
      let scalars = FoldedText(pair.name.unicodeScalars).scalars
      guard !scalars.isEmpty else {
        throw BoilerplateError(file: path, line: pair.line, problem: .emptyWord)
      }
      words.append(
        Word(scalars: scalars, weight: weight, origin: Origin(file: file, line: pair.line)))
    }
  }
}
