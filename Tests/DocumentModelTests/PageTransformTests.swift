import DocumentModel
import Testing

struct PageTransformTests {
  /// A clockwise quarter turn of a page 100 high, back to the page before.
  private let turnBack = PageTransform(a: 0, b: 1, c: -1, d: 0, tx: 0, ty: 100)

  @Test func `maps are joined so that the first is applied first`() {
    let half = PageTransform(a: 0.5, b: 0, c: 0, d: 0.5, tx: 0, ty: 0)
    let both = turnBack.after(half)
    let step = half.apply(x: 20, y: 60)
    let expected = turnBack.apply(x: step.x, y: step.y)
    let found = both.apply(x: 20, y: 60)
    #expect(found.x == expected.x)
    #expect(found.y == expected.y)
  }

  @Test func `a turned box is upright again`() {
    let box = turnBack.apply(to: Box(left: 10, top: 20, right: 30, bottom: 25))
    #expect(box == Box(left: 20, top: 70, right: 25, bottom: 90))
  }

  @Test func `the identity changes nothing`() {
    #expect(turnBack.after(.identity) == turnBack)
    #expect(PageTransform.identity.after(turnBack) == turnBack)
  }
}
