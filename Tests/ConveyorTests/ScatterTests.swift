import Conveyor
import Dispatch
import Testing

struct ScatterTests {
  @Test func `groups come back whole, in order, with their elements in order`() {
    let out = Notes<[Int]>()
    let pipeline = Pipeline()
    let documents: Flow<Int> = pipeline.source("documents", counting(to: 60))
    documents.scatter(
      "pages",
      elements: { document in (0..<document % 5).map { document * 100 + $0 } },
      through: { pages in
        pages.stage("read", width: 4, ordered: false) { (page: Int) -> Int in
          if page % 3 == 0 { usePause() }
          return page + 1
        }
      }
    )
    .sink("out") { result in
      let group = try result.get()
      out.add([group.parent] + group.elements.compactMap(\.value))
    }

    #expect(run(pipeline)?.value == .complete)
    // Every fifth group is empty and is delivered like the others.
    #expect(out.all == (0..<60).map { d in [d] + (0..<d % 5).map { d * 100 + $0 + 1 } })
  }

  @Test func `an element that fails is a failure in its place`() throws {
    let out = Notes<[Result<Int, StageFailure>]>()
    let pipeline = Pipeline()
    let documents: Flow<Int> = pipeline.source("documents", counting(to: 1))
    documents.scatter(
      "pages", elements: { _ in 0..<4 },
      through: { pages in
        pages.stage("read", width: 2) { (page: Int) throws -> Int in
          guard page != 2 else { throw Refused(item: page) }
          return page
        }
        .stage("polish") { (page: Int) in page * 10 }
      }
    )
    .sink("out") { out.add(try $0.get().elements) }

    #expect(run(pipeline)?.value == .complete)
    let elements = try #require(out.all.first)
    #expect(elements.map(\.value) == [0, 10, nil, 30])
    let failure = try #require(throws: StageFailure.self) { try elements[2].get() }
    #expect(failure.stage == "read")
  }

  @Test func `a parent that failed passes by, and one whose elements throw fails`() throws {
    let out = Notes<String>()
    let pipeline = Pipeline()
    let documents: Flow<Int> = pipeline.source("documents", counting(to: 4))
    documents.stage("survey") { (document: Int) throws -> Int in
      guard document != 1 else { throw Refused(item: document) }
      return document
    }
    .scatter(
      "pages",
      elements: { document throws -> [Int] in
        guard document != 2 else { throw Refused(item: document) }
        return [document]
      },
      through: { $0.stage("read") { (page: Int) in page } }
    )
    .sink("out") { result in
      switch result {
      case .success(let group): out.add("\(group.parent) has \(group.elements.count)")
      case .failure(let failure): out.add("\(failure)")
      }
    }

    #expect(run(pipeline)?.value == .complete)
    #expect(
      out.all == ["0 has 1", "survey: Refused(item: 1)", "pages: Refused(item: 2)", "3 has 1"])
    let pages = try #require(pipeline.counters().first { $0.name == "pages" })
    #expect(pages.started == 3)
    #expect(pages.finished == 2)
    #expect(pages.failed == 1)
    #expect(pages.passedBy == 1)
  }

  @Test func `groups nest`() {
    let out = Notes<[[Int]]>()
    let pipeline = Pipeline()
    let books: Flow<Int> = pipeline.source("books", counting(to: 20))
    books.scatter(
      "chapters", elements: { book in (0..<book % 4).map { book * 10 + $0 } },
      through: { chapters in
        chapters.scatter(
          "pages", elements: { chapter in (0..<chapter % 3).map { chapter * 10 + $0 } },
          through: { $0.stage("read", width: 3, ordered: false) { (page: Int) in page } }
        )
        .stage("bind", width: 2) { chapter in chapter.elements.compactMap(\.value) }
      }
    )
    .sink("out") { out.add(try $0.get().elements.compactMap(\.value)) }

    #expect(run(pipeline)?.value == .complete)
    let expected = (0..<20).map { book in
      (0..<book % 4).map { book * 10 + $0 }.map { chapter in
        (0..<chapter % 3).map { chapter * 10 + $0 }
      }
    }
    #expect(out.all == expected)
  }

  @Test func `the next group begins while an earlier one is still in work`() {
    let later = DispatchSemaphore(value: 0)
    let out = Notes<Int>()
    let pipeline = Pipeline()
    let documents: Flow<Int> = pipeline.source("documents", counting(to: 2))
    documents.scatter(
      "pages", elements: { [$0] },
      through: { pages in
        pages.stage("read", width: 2) { (page: Int) -> Int in
          if page == 0 {
            #expect(later.wait(timeout: .now() + 10) == .success)
          } else {
            later.signal()
          }
          return page
        }
      }
    )
    .sink("out") { out.add(try $0.get().parent) }

    #expect(run(pipeline)?.value == .complete)
    #expect(out.all == [0, 1])
  }

  @Test func `unordered groups are delivered as they become whole`() {
    let out = Notes<Int>()
    let pipeline = Pipeline()
    let documents: Flow<Int> = pipeline.source("documents", counting(to: 6))
    documents.scatter(
      "pages", ordered: false, elements: { [$0] },
      through: { pages in
        pages.stage("read", width: 2, ordered: false) { (page: Int) -> Int in
          if page == 0 { #expect(eventually { out.all.count == 5 }) }
          return page
        }
      }
    )
    .sink("out") { out.add(try $0.get().parent) }

    #expect(run(pipeline)?.value == .complete)
    #expect(out.all.last == 0)
  }

  @Test func `elements may travel through no stage at all`() {
    let out = Notes<[Int]>()
    let pipeline = Pipeline()
    let documents: Flow<Int> = pipeline.source("documents", counting(to: 3))
    documents.scatter("pages", elements: { 0..<$0 }, through: { $0 })
      .sink("out") { out.add(try $0.get().elements.compactMap(\.value)) }
    #expect(run(pipeline)?.value == .complete)
    #expect(out.all == [[], [0], [0, 1]])
  }
}

private func usePause() {
  _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .microseconds(300))
}
