/// A text with what must stand around it: where a rule matches.
struct RulePlace: Hashable {
  var before: [Unicode.Scalar]
  var text: [Unicode.Scalar]
  var after: [Unicode.Scalar]

  /// The same text in every context that asks for no more than this one does, the widest last.
  ///
  /// Wherever this place matches, those match.
  var moreGeneral: [RulePlace] {
    var places: [RulePlace] = []
    for suffix in (0...before.count).reversed() {
      for prefix in (0...after.count).reversed() {
        places.append(
          RulePlace(
            before: Array(before.suffix(suffix)), text: text, after: Array(after.prefix(prefix))))
      }
    }
    return places
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
