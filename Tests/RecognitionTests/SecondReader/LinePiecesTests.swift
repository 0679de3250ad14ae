import DocumentModel
import PageImaging
import Testing

@testable import Recognition

struct LinePiecesTests {
  /// A line of print of one height, 20 px, from column 0 on.
  private func line(width: Double, radians: Double = 0) -> MergedLine {
    let region = LineRegion(x: width / 2, y: 50, width: width, height: 20, radians: radians)
    return MergedLine(pieces: [region], box: region.box, block: 0, finder: .both)
  }

  @Test func `a strip that a reader takes stays whole`() {
    #expect(line(width: 400).inPieces(ofAtMost: 20, ink: { _ in 1 }) == line(width: 400))
  }

  @Test func `a longer one is cut into pieces that a reader takes, and nothing of it is lost`()
    throws
  {
    let pieces = line(width: 5000, radians: 0.02).inPieces(ofAtMost: 20, ink: { _ in 1 }).pieces
    #expect(pieces.allSatisfy { $0.width <= 20 * $0.height && $0.radians == 0.02 })
    let whole = try #require(line(width: 5000, radians: 0.02).pieces.first)
    #expect(abs(try #require(pieces.first).column(at: 0) - whole.column(at: 0)) < 0.01)
    #expect(abs(try #require(pieces.last).column(at: 1) - whole.column(at: 1)) < 0.01)
    for (left, right) in zip(pieces, pieces.dropFirst()) {
      #expect(abs(left.column(at: 1) - right.column(at: 0)) < 0.01)
    }
  }

  @Test func `it is cut where there is no print`() {
    // Characters of 20 px with gaps of 4 px between them.
    let pieces = line(width: 2400).inPieces(ofAtMost: 20) { box in
      (Int(box.left)..<Int(box.right)).count { $0 % 24 < 20 }
    }.pieces
    #expect(pieces.count > 5)
    for piece in pieces.dropLast() {
      let place = piece.column(at: 1).truncatingRemainder(dividingBy: 24)
      #expect((20...24).contains(place) || place == 0)
    }
  }

  @Test func `ink is counted on the page alone`() {
    // The upper four rows are black.
    let bytes = [UInt8](repeating: 0, count: 40) + [UInt8](repeating: 255, count: 60)
    let finder = PrintFinder(GreyPixels(width: 10, height: 10, bytes: bytes))
    #expect(finder.ink(in: Box(left: 2, top: 3, right: 4, bottom: 60)) == 2)
    #expect(finder.ink(in: Box(left: -50, top: -50, right: -5, bottom: -5)) == 0)
    #expect(finder.ink(in: Box(left: 50, top: 50, right: 90, bottom: 90)) == 0)
  }
}
