/// The parts of a directed graph in which every node leads to every other, by Tarjan's way.
///
/// Source: R. Tarjan, Depth-first search and linear graph algorithms, 1972; with a stack of its own
/// instead of recursion, so that a chain of any length can be followed.
struct StrongComponents {
  private let followers: [Int: [Int]]

  init(_ followers: [Int: [Int]]) {
    self.followers = followers
  }

  private struct Search {
    var order: [Int: Int] = [:]
    var low: [Int: Int] = [:]
    var open: [Int] = []
    var isOpen = Set<Int>()
    var components: [[Int]] = []

    mutating func enter(_ node: Int) {
      low[node] = order.count
      order[node] = order.count
      open.append(node)
      isOpen.insert(node)
    }

    mutating func lower(_ node: Int, to value: Int?) {
      guard let value, let old = low[node], value < old else { return }
      low[node] = value
    }

    /// Closes the component that `node` is the root of, if it is one.
    mutating func close(_ node: Int) {
      guard low[node] == order[node], let start = open.lastIndex(of: node) else { return }
      let component = Array(open[start...])
      open.removeSubrange(start...)
      isOpen.subtract(component)
      if component.count > 1 { components.append(component) }
    }
  }

  /// The components of two nodes and more that can be reached from `nodes`.
  func components(of nodes: [Int]) -> [[Int]] {
    var search = Search()
    for root in nodes where search.order[root] == nil {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      search.enter(root)
      while let (node, next) = path.last {
        let edges = followers[node] ?? []
        if next < edges.count {
          path[path.count - 1].next += 1
          let follower = edges[next]
          if search.order[follower] == nil {
            search.enter(follower)
            path.append((follower, 0))
          } else if search.isOpen.contains(follower) {
            search.lower(node, to: search.order[follower])
          }
        } else {
          path.removeLast()
          if let parent = path.last?.node { search.lower(parent, to: search.low[node]) }
          search.close(node)
        }
      }
    }
    return search.components
  }
}
