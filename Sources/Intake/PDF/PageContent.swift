/// What a PDF page's content stream paints, as far as it matters for taking its one picture as it is.
///
/// `pdfimages -list` shows neither mirrored nor clipped pictures nor what is painted over them, so the
/// operators are read: matrices, clips, fills, text. Anything unusual counts as other paint, and the
/// page is then rendered, which is always right.
struct PageContent: Equatable {
  /// The page's pictures in the order in which they are painted.
  private(set) var pictures: [Placement] = []
  /// Something else is visible: lines, fills, shadings, inline pictures.
  private(set) var paintsElse = false
  /// Names of other resources that are painted: forms.
  private(set) var forms: Set<String> = []
  private(set) var hasVisibleText = false
  /// Visible text was painted after the last picture: nothing covers it.
  private(set) var hasTextOverPictures = false
  private(set) var hasInvisibleText = false

  struct Placement: Equatable {
    /// Resource name with its slash.
    var name: String
    var matrix: Matrix
    /// What is visible; `nil` where the clip is no rectangle.
    var clip: PDFPage.Rectangle?
  }

  /// - Parameters:
  ///   - stream: The decoded content, several streams joined by a line feed.
  ///   - images: Names of the page's picture resources, with their slashes.
  init(stream: [UInt8], images: Set<String>) {
    var lexer = ContentLexer(stream)
    var painter = Painter()
    while let token = lexer.next() {
      switch token {
      case .number(let value): painter.numbers.append(value)
      case .name(let name): painter.name = name
      case .string(let isEmpty): painter.hasString = painter.hasString || !isEmpty
      case .other: continue
      case .word("BI"):
        paintsElse = true
        return
      case .word(let word):
        paint(word, &painter, images)
        painter.clearOperands()
      }
    }
  }

  /// Takes in what the forms paint; one that is unknown, or shows anything, counts as other paint.
  ///
  /// OCR programs put their invisible text into a form.
  func resolving(_ known: [String: PageContent]) -> PageContent {
    var content = self
    for name in forms {
      guard let form = known[name], form.pictures.isEmpty, form.forms.isEmpty, !form.paintsElse,
        !form.hasVisibleText
      else {
        content.paintsElse = true
        continue
      }
      content.hasInvisibleText = content.hasInvisibleText || form.hasInvisibleText
    }
    content.forms = []
    return content
  }

  private mutating func paint(_ word: String, _ painter: inout Painter, _ images: Set<String>) {
    switch word {
    case "Do":
      if let name = painter.name, images.contains(name) {
        pictures.append(
          Placement(
            name: name, matrix: painter.state.matrix,
            clip: painter.state.isClipPlain ? painter.state.clip : nil))
        hasTextOverPictures = false
      } else {
        forms.insert(painter.name ?? "")
      }
    case "Tj", "TJ", "'", "\"":
      guard painter.hasString else { return }
      if painter.state.isTextInvisible {
        hasInvisibleText = true
      } else {
        hasVisibleText = true
        hasTextOverPictures = true
      }
    case "f", "F", "f*":
      // White under the picture is paper; over it, it hides something.
      if !painter.state.isFillWhite || !pictures.isEmpty { paintsElse = true }
      painter.endPath()
    case "S", "s", "B", "B*", "b", "b*", "sh":
      paintsElse = true
      painter.endPath()
    default: painter.change(word)
    }
  }
}

/// The graphics state while content is read.
private struct Painter {
  struct State {
    var matrix = Matrix.identity
    var clip = PDFPage.Rectangle(left: -1e9, bottom: -1e9, right: 1e9, top: 1e9)
    /// False once a clip was set that is no upright rectangle.
    var isClipPlain = true
    var isFillWhite = false
    var isTextInvisible = false
  }

  var state = State()
  var numbers: [Double] = []
  var name: String?
  var hasString = false
  private var saved: [State] = []
  private var rectangle: PDFPage.Rectangle?
  private var pathParts = 0
  private var clips = false

  mutating func clearOperands() {
    numbers.removeAll(keepingCapacity: true)
    name = nil
    hasString = false
  }

  mutating func change(_ word: String) {
    switch word {
    case "q": if saved.count < 512 { saved.append(state) }
    case "Q": state = saved.popLast() ?? state
    case "cm":
      if let matrix = Matrix(numbers) { state.matrix = matrix.before(state.matrix) }
    case "g", "rg": state.isFillWhite = !numbers.isEmpty && numbers.allSatisfy { $0 >= 0.999 }
    case "k": state.isFillWhite = !numbers.isEmpty && numbers.allSatisfy { $0 <= 0.001 }
    case "cs", "sc", "scn": state.isFillWhite = false
    case "Tr": state.isTextInvisible = numbers.last == 3 || numbers.last == 7
    case "re": addRectangle()
    case "m", "l", "c", "v", "y": pathParts += 1
    case "W", "W*": clips = true
    case "n": endPath()
    default: return
    }
  }

  mutating func endPath() {
    if clips {
      if pathParts == 1, let rectangle {
        state.clip = state.clip.intersection(rectangle)
      } else {
        state.isClipPlain = false
      }
    }
    clips = false
    pathParts = 0
    rectangle = nil
  }

  private mutating func addRectangle() {
    pathParts += 1
    guard numbers.count >= 4, state.matrix.isUpright else { return }
    let (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
    rectangle = state.matrix.bounds(x: x, y: y, width: width, height: height)
  }
}
