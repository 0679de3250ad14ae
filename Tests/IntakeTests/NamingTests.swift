import Testing

@testable import Intake

struct NaturalOrderTests {
  @Test func `numbers count by their value`() {
    let sorted = ["10", "9", "a2b", "a10b", "a2", "a02", "第2页", "第10页", "第1页"]
      .sorted(by: NaturalOrder.precedes)
    #expect(sorted == ["9", "10", "a02", "a2", "a2b", "a10b", "第1页", "第2页", "第10页"])
  }

  @Test func `numbers longer than any integer do not overflow`() {
    let long = String(repeating: "9", count: 40)
    #expect(NaturalOrder.precedes(long, "1" + long))
    #expect(!NaturalOrder.precedes(long, long))
  }

  @Test func `the order is total`() {
    let names = ["1", "01", "001", "a", "", "a1", "a01", "a1b", "A"]
    for left in names {
      for right in names where left != right {
        #expect(NaturalOrder.precedes(left, right) != NaturalOrder.precedes(right, left))
      }
    }
  }
}

struct PageFolderTests {
  @Test(arguments: [
    ["IMG_0001.png", "IMG_0002.png"], ["1.jpg", "2.jpg", "10.jpg", "3.jpg", "4.jpg", "5.jpg"],
    ["scan 2024 p001.tif", "scan 2024 p003.tif", "scan 2024 p005.tif"],
    ["第1页 共3页.jpg", "第2页 共3页.jpg", "第3页 共3页.jpg"], ["a (1).jpg", "a (2).png"],
  ])
  func `a running number makes pages`(names: [String]) {
    #expect(PageFolder.isRunning(names))
  }

  @Test(arguments: [
    ["1.jpg"], ["a.jpg", "b.jpg"], ["1.jpg", "1.tif"], ["2019.jpg", "2024.jpg"],
    ["a1.jpg", "b2.jpg"], ["1-1.jpg", "2-2.jpg"], ["page.jpg", "page 2.jpg"],
    ["IMG_093001.jpg", "IMG_093415.jpg"], [],
  ])
  func `other names are single pictures`(names: [String]) {
    #expect(!PageFolder.isRunning(names))
  }
}

struct InputNamesTests {
  @Test func `a single folder adds nothing to its files' names`() {
    #expect(InputNames.prefixes(for: ["/a/scans"], singleIsFolder: true) == [""])
  }

  @Test func `several folders keep their names, told apart by their parents`() {
    let names = InputNames.prefixes(for: ["/x/2023/s", "/x/2024/s", "/x/t"], singleIsFolder: true)
    #expect(names == ["2023/s", "2024/s", "t"])
  }

  @Test func `as many parents are added as needed`() {
    let names = InputNames.prefixes(for: ["/a/x/s", "/b/x/s"], singleIsFolder: true)
    #expect(names == ["a/x/s", "b/x/s"])
  }

  @Test func `dots are resolved without looking at the disk`() {
    #expect(InputNames.lexical("/a/./b//../c/") == "/a/c")
    #expect(InputNames.lexical("/../..") == "/")
  }
}
