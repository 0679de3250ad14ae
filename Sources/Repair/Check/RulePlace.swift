/// A text with what must stand around it: where a rule matches.
struct RulePlace: Hashable {
  var before: [Unicode.Scalar]
  var text: [Unicode.Scalar]
  var after: [Unicode.Scalar]
}

/// What is known of places, found again from places that ask for more than they do.
///
/// Only contexts of lengths that occur with a text are looked up. A place's own context can be cut in
/// (before + 1) · (after + 1) ways, and nothing bounds its length.
struct PlaceIndex<Value> {
  private let values: [RulePlace: Value]
  /// By text, the widest contexts first.
  private let shapes: [[Unicode.Scalar]: [Shape]]

  private struct Shape: Hashable {
    var before: Int
    var after: Int
  }

  init(_ values: [RulePlace: Value]) {
    self.values = values
    var shapes: [[Unicode.Scalar]: Set<Shape>] = [:]
    for place in values.keys {
      shapes[place.text, default: []]
        .insert(Shape(before: place.before.count, after: place.after.count))
    }
    self.shapes = shapes.mapValues {
      $0.sorted { ($0.before, $0.after) > ($1.before, $1.after) }
    }
  }

  subscript(place: RulePlace) -> Value? { values[place] }

  /// What is known of the same text in contexts that ask for less, the widest first.
  ///
  /// Wherever `place` matches, those match.
  func moreGeneral(than place: RulePlace) -> some Sequence<Value> {
    (shapes[place.text] ?? []).lazy
      .filter {
        $0.before <= place.before.count && $0.after <= place.after.count
          && ($0.before, $0.after) != (place.before.count, place.after.count)
      }
      .compactMap {
        values[
          RulePlace(
            before: Array(place.before.suffix($0.before)), text: place.text,
            after: Array(place.after.prefix($0.after)))]
      }
  }
}

extension Rule {
  var place: RulePlace { RulePlace(before: before, text: wrong, after: after) }

  /// The part of the text that the rule changes, with what is the same on both sides as context, and
  /// what it becomes: 提咼 → 提高 is 咼 → 高 behind 提.
  var core: (place: RulePlace, right: [Unicode.Scalar]) {
    let shorter = min(wrong.count, right.count)
    let head = zip(wrong, right).prefix { $0 == $1 }.count
    let tail = zip(wrong.reversed(), right.reversed()).prefix(shorter - head)
      .prefix { $0 == $1 }.count
    return (
      RulePlace(
        before: before + wrong.prefix(head), text: Array(wrong.dropFirst(head).dropLast(tail)),
        after: wrong.suffix(tail) + after),
      Array(right.dropFirst(head).dropLast(tail))
    )
  }
}
