/// Finds rules that lead back to where they began: a to b, and b to a.
///
/// Nothing is rescanned, so a circle does no endless work, but one of its `always` rules must be wrong.
/// Contexts count: 己 → 已 before 经 and 已 → 己 behind 自 are no circle. Look-alikes that weigh in
/// both directions are usual; only weights that say "mostly" of both are not.
struct RuleCycles {
  /// From which weight on most of the right text is read as the wrong one: half of it.
  private static let mostlyLog10 = -0.3

  private let stack: RuleStack

  init(_ stack: RuleStack) {
    self.stack = stack
  }

  func findings() -> [TableFinding] {
    circles() + mutualWeights()
  }

  /// Numbers of the rules of a mode, by the part of the text that they change.
  private func byPlace(
    _ isIncluded: (Rule) -> Bool
  ) -> (numbers: [Int], index: PlaceIndex<[Int]>) {
    let numbers = stack.rules.indices.filter { isIncluded(stack.rules[$0]) }
    var index: [RulePlace: [Int]] = [:]
    for number in numbers { index[stack.rules[number].core.place, default: []].append(number) }
    return (numbers, PlaceIndex(index))
  }

  /// For each rule those that change what it made, where one of the two contexts holds the other.
  private func followers(
    _ numbers: [Int], _ index: PlaceIndex<[Int]>
  ) -> [Int: [Int]] {
    var followers: [Int: [Int]] = [:]
    var makers: [RulePlace: [Int]] = [:]
    for number in numbers {
      let (place, right) = stack.rules[number].core
      let made = RulePlace(before: place.before, text: right, after: place.after)
      makers[made, default: []].append(number)
      followers[number] = (index[made] ?? []) + index.moreGeneral(than: made).joined()
    }
    let makersAt = PlaceIndex(makers)
    for number in numbers {
      for maker in makersAt.moreGeneral(than: stack.rules[number].core.place).joined() {
        followers[maker, default: []].append(number)
      }
    }
    return followers
  }

  private func circles() -> [TableFinding] {
    let (numbers, index) = byPlace { $0.mode == .always && !$0.right.isEmpty }
    let followers = followers(numbers, index)
    var findings: [TableFinding] = []
    var told = Set<Int>()
    for component in StrongComponents(followers).components(of: numbers) {
      guard let first = component.min(), !told.contains(first),
        let circle = circle(from: first, within: Set(component), followers)
      else { continue }
      told.formUnion(circle)
      let rules = circle.map { stack.rules[$0] }
      let texts = (rules + rules.prefix(1)).map { String($0.core.place.text) }
      findings.append(
        stack.finding(rules[0], .cycle(texts: texts, rules: rules.map(\.name))))
    }
    return findings
  }

  /// The shortest way from a rule back to it.
  private func circle(
    from first: Int, within component: Set<Int>, _ followers: [Int: [Int]]
  ) -> [Int]? {
    var cameFrom: [Int: Int] = [:]
    var queue = [first]
    var next = 0
    while next < queue.count {
      let number = queue[next]
      next += 1
      for follower in followers[number] ?? [] where component.contains(follower) {
        if follower == first {
          var path = [number]
          while let previous = path.last, previous != first, let before = cameFrom[previous] {
            path.append(before)
          }
          return path.reversed()
        }
        if cameFrom[follower] == nil {
          cameFrom[follower] = number
          queue.append(follower)
        }
      }
    }
    return nil
  }

  private func mutualWeights() -> [TableFinding] {
    let (numbers, index) = byPlace {
      $0.mode == .weigh && $0.weightLog10 > Self.mostlyLog10 && !$0.right.isEmpty
    }
    let followers = followers(numbers, index)
    return numbers.compactMap { number in
      let back = (followers[number] ?? []).filter {
        $0 < number && followers[$0]?.contains(number) == true
      }
      guard let other = back.min() else { return nil }
      return stack.finding(stack.rules[number], .mutual(with: stack.rules[other].name))
    }
  }
}
