import Foundation
import Intake

extension Program {
  static func pangoView(fonts configuration: String) -> Program {
    Program(
      name: "pango-view", package: "pango1.0-tools",
      variables: ["FONTCONFIG_FILE=\(configuration)"])
  }
}

/// Sets paragraphs in one font, by Pango, and renders the page, by Poppler.
///
/// Why it is so: Pango knows the rules for the ends of Chinese lines, justifies, and its `pango-view`
/// is a program, so nothing has to be linked. It writes PDF, which Poppler renders in shades of grey at
/// any resolution: 0.1 s a page at 300 dpi, against 0.45 s for Pango's own PNG in colour. A Fontconfig
/// folder with the one font in it keeps other fonts from filling in.
struct Typesetter: Sendable {
  private let font: PrintFont
  private let configuration: String

  /// - Parameters:
  ///   - font: what to print with.
  ///   - folder: a fresh folder of its own, by an absolute path, for as long as it is used.
  /// - Throws: ``SynthesisError/program(_:)`` when the folder cannot be filled.
  init(font: PrintFont, folder: String) throws(SynthesisError) {
    self.font = font
    configuration = "\(folder)/fonts.conf"
    do {
      let fonts = "\(folder)/fonts"
      try FileManager.default.createDirectory(atPath: fonts, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: "\(fonts)/font.\(URL(fileURLWithPath: font.file).pathExtension)",
        withDestinationPath: font.file)
      try Data(Self.settings(folder: folder).utf8).write(to: URL(fileURLWithPath: configuration))
    } catch {
      throw .program(.scratch(reason: SystemReason.of(error)))
    }
  }

  private static func settings(folder: String) -> String {
    """
    <?xml version="1.0"?>
    <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig><dir>\(escaped(folder))/fonts</dir><cachedir>\(escaped(folder))/cache</cachedir></fontconfig>
    """
  }

  /// The page in black on white.
  ///
  /// It grows beyond the paper's height when the lines are more than the layout expects.
  ///
  /// - Parameters:
  ///   - paragraphs: printed in order, the first line of each indented by two characters.
  ///   - layout: sizes and margins.
  ///   - dpi: pixels per inch.
  ///   - scratch: a fresh folder, by an absolute path.
  /// - Returns: the whole sheet.
  /// - Throws: ``SynthesisError/program(_:)``.
  func page(
    of paragraphs: [String], layout: PageLayout, dpi: Int, scratch: String
  ) throws(SynthesisError) -> GreyPicture {
    do throws(IntakeError) {
      let text = "\(scratch)/text"
      let pdf = "\(scratch)/text.pdf"
      do {
        try Data(markup(paragraphs, layout: layout).utf8).write(to: URL(fileURLWithPath: text))
      } catch {
        throw IntakeError.scratch(reason: SystemReason.of(error))
      }
      _ = try Program.pangoView(fonts: configuration).runOrThrow(
        [
          "-q", "--markup", "--font=\(font.family), \(layout.size)",
          "--width=\(Int(layout.width.rounded()))", "--indent=\(Int((layout.size * 2).rounded()))",
          "--wrap=word-char", "--justify", "--language=zh-cn", "--hinting=none", "--margin=0",
          "-o", pdf, text,
        ], seconds: 120, scratch: scratch)
      let file = try Pdftoppm.render(
        pdf, page: 1, dpi: Double(dpi), colour: false, root: "\(scratch)/text", scratch: scratch)
      guard let print = GreyPicture(pgm: file, dpi: dpi) else {
        throw IntakeError.programFailed(name: "pdftoppm", detail: "it gave no picture")
      }
      return placed(print, layout: layout)
    } catch {
      throw .program(error)
    }
  }

  /// The text as Pango's markup, with lines of one pitch whatever the font's own, and no hyphens.
  private func markup(_ paragraphs: [String], layout: PageLayout) -> String {
    // A line height above 1024 is an absolute one, in 1024ths of a point.
    let pitch = Int(layout.pitch * 1024)
    let text = Self.escaped(paragraphs.joined(separator: "\n"))
    return "<span line_height=\"\(pitch)\" insert_hyphens=\"false\">\(text)</span>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// The print on its sheet.
  private func placed(_ print: GreyPicture, layout: PageLayout) -> GreyPicture {
    let scale = Double(print.dpi) / 72
    func pixels(_ points: Double) -> Int { Int((points * scale).rounded()) }
    let left = pixels(layout.left)
    let top = pixels(layout.top)
    var sheet = GreyPicture(
      width: max(pixels(layout.paper.width), left + print.width),
      height: max(pixels(layout.paper.height), 2 * top + print.height), dpi: print.dpi)
    sheet.paste(print, left: left, top: top)
    return sheet
  }
}
