import Conveyor
import Dispatch
import TestSupport
import Testing

/// Random pipelines against a model that runs them in a plain loop.
struct RandomRunTests {
  @Test func `ten thousand random runs neither hang nor lose anything`() {
    let seeds = 0..<10_000
    let reached = Gauge()
    let trials = Background {
      for seed in seeds {
        Trial(seed: UInt64(seed)).run()
        reached.up()
      }
    }
    _ = trials.value(within: 120, about: "at seed \(reached.now)")
    #expect(reached.now == seeds.count)
  }
}

/// One random pipeline, and what has to come out of it.
private struct Trial: Sendable {
  enum Cancel: Sendable {
    case never
    case before
    /// In a body, when it sees this number of items of the run.
    case within(Int)
    /// From another thread, right after the start.
    case outside
  }

  let seed: UInt64
  let items: Int
  let sourceFails: Bool
  let sourceBuffer: Int
  let steps: [Step]
  let sinkWidth: Int
  let cancel: Cancel

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    self.seed = seed
    items = .random(in: 0...12, using: &random)
    sourceFails = .random(in: 0..<10, using: &random) == 0
    sourceBuffer = .random(in: 0...3, using: &random)
    steps = Step.random(depth: 0, using: &random)
    sinkWidth = .random(in: 1...2, using: &random)
    cancel =
      switch Int.random(in: 0..<10, using: &random) {
      case 0: .before
      case 1, 2: .within(.random(in: 0...30, using: &random))
      case 3: .outside
      default: .never
      }
  }

  func run() {
    let cancellation = Cancellation()
    let pipeline = Pipeline(cancellation: cancellation)
    let out = Notes<Outcome>()
    let bodies = Gauge()
    let onBody = { @Sendable in
      bodies.up()
      if case .within(bodies.now) = cancel { cancellation.cancel() }
    }
    let next = counting(to: items)
    let flow: Flow<Int> = pipeline.source("source", buffer: sourceBuffer) {
      onBody()
      guard let item = next() else {
        if sourceFails { throw Refused(item: items) }
        return nil
      }
      return item
    }
    build(steps, on: flow, onBody: onBody).sink("sink", width: sinkWidth) { result in
      onBody()
      out.add(Outcome(result))
    }

    switch cancel {
    case .before: cancellation.cancel()
    case .outside: DispatchQueue(label: "outside").async { cancellation.cancel() }
    case .never, .within: break
    }
    let ending = Result { () throws(StageFailure) in try pipeline.run() }
    check(ending, out.all, pipeline.counters())
  }

  private func check(
    _ ending: Result<Ending, StageFailure>, _ out: [Outcome], _ counters: [StageCounters]
  ) {
    let expected = (0..<items).map { expect(.value($0), after: steps) }
    let keepsOrder = sinkWidth == 1 && steps.allSatisfy(\.isOrdered)
    switch ending {
    case .success(.complete):
      #expect(!sourceFails, "seed \(seed)")
      #expect(
        keepsOrder ? out == expected : out.sorted() == expected.sorted(), "seed \(seed)")
    case .failure(let failure):
      #expect(sourceFails && failure.stage == "source", "seed \(seed)")
      fallthrough
    case .success(.cancelled):
      if case .never = cancel {
        #expect(out.count == expected.count, "seed \(seed)")
      }
      if keepsOrder {
        #expect(out == Array(expected.prefix(out.count)), "seed \(seed)")
      } else {
        #expect(contains(expected.sorted(), out.sorted()), "seed \(seed)")
      }
    }
    for counter in counters {
      #expect(counter.inFlight == 0 && counter.waiting == 0, "seed \(seed) \(counter)")
    }
    if case .success(.complete) = ending {
      #expect(counters.allSatisfy { $0.discarded == 0 && $0.incomplete == 0 }, "seed \(seed)")
    }
  }

  /// Whether the sorted `part` can be had from the sorted `whole` by leaving values out.
  private func contains(_ whole: [Outcome], _ part: [Outcome]) -> Bool {
    var rest = whole[...]
    return part.allSatisfy { outcome in
      guard let place = rest.firstIndex(of: outcome) else { return false }
      rest = rest[(place + 1)...]
      return true
    }
  }
}

/// One random step of a pipeline.
private indirect enum Step: Sendable {
  case stage(salt: Int, width: Int, buffer: Int, ordered: Bool)
  case scatter(salt: Int, buffer: Int, openGroups: Int?, ordered: Bool, inner: [Step])

  static func random(depth: Int, using random: inout SeededGenerator) -> [Step] {
    (0..<Int.random(in: 0...(3 - depth), using: &random)).map { _ in
      let salt = Int.random(in: 0..<1_000, using: &random)
      let buffer = Int.random(in: 0...3, using: &random)
      let ordered = Int.random(in: 0..<3, using: &random) > 0
      guard depth < 2, Int.random(in: 0..<4, using: &random) == 0 else {
        return .stage(
          salt: salt, width: .random(in: 1...3, using: &random), buffer: buffer, ordered: ordered)
      }
      return .scatter(
        salt: salt, buffer: buffer,
        openGroups: Bool.random(using: &random) ? .random(in: 1...3, using: &random) : nil,
        ordered: ordered, inner: Self.random(depth: depth + 1, using: &random))
    }
  }

  var isOrdered: Bool {
    switch self {
    case .stage(_, _, _, let ordered), .scatter(_, _, _, let ordered, _): ordered
    }
  }
}

/// What becomes of an item: a value, or the salt of the step that refused it.
private enum Outcome: Hashable, Comparable {
  case value(Int)
  case refused(by: Int)

  init(_ result: Result<Int, StageFailure>) {
    switch result {
    case .success(let value): self = .value(value)
    case .failure(let failure): self = .refused(by: (failure.underlying as? Refused)?.item ?? -1)
    }
  }
}

// MARK: What the bodies do, in the pipeline and in the model

/// A stage's body: refuses every eighth item or so.
private func work(_ item: Int, salt: Int) throws -> Int {
  let mixed = mix(item, salt)
  guard mixed % 8 != 0 else { throw Refused(item: salt) }
  return mixed
}

/// A scatter's elements: none to three, or a refusal.
private func elements(of item: Int, salt: Int) throws -> [Int] {
  let mixed = mix(item, salt)
  guard mixed % 11 != 0 else { throw Refused(item: salt) }
  return (0..<mixed % 4).map { mix(mixed, $0) }
}

/// One number for a whole group, in which each place counts differently.
private func fold(_ parent: Int, _ elements: [Outcome]) -> Int {
  elements.reduce(mix(parent, 1)) { sum, element in
    switch element {
    case .value(let value): mix(sum, value)
    case .refused(let salt): mix(sum, -salt)
    }
  }
}

private func mix(_ a: Int, _ b: Int) -> Int {
  ((a &* 31 &+ b &* 17 &+ 7) & 0xFFFF_FFFF) % 1_000_003
}

private func build(
  _ steps: [Step], on flow: Flow<Int>, onBody: @escaping @Sendable () -> Void
) -> Flow<Int> {
  steps.reduce(flow) { flow, step in
    switch step {
    case .stage(let salt, let width, let buffer, let ordered):
      flow.stage("stage", width: width, buffer: buffer, ordered: ordered) { item in
        onBody()
        return try work(item, salt: salt)
      }
    case .scatter(let salt, let buffer, let openGroups, let ordered, let inner):
      flow.scatter(
        "scatter", buffer: buffer, openGroups: openGroups, ordered: ordered,
        elements: { item in
          onBody()
          return try elements(of: item, salt: salt)
        },
        through: { build(inner, on: $0, onBody: onBody) }
      )
      .stage("fold", buffer: buffer) { group in
        fold(group.parent, group.elements.map(Outcome.init))
      }
    }
  }
}

private func expect(_ outcome: Outcome, after steps: [Step]) -> Outcome {
  steps.reduce(outcome) { outcome, step in
    guard case .value(let item) = outcome else { return outcome }
    switch step {
    case .stage(let salt, _, _, _):
      return (try? work(item, salt: salt)).map(Outcome.value) ?? .refused(by: salt)
    case .scatter(let salt, _, _, _, let inner):
      guard let parts = try? elements(of: item, salt: salt) else { return .refused(by: salt) }
      return .value(fold(item, parts.map { expect(.value($0), after: inner) }))
    }
  }
}
