/// The end of a conveyor under construction: items of one type, to which the next stage is joined.
///
/// A flow takes exactly one next stage; a pipeline can run when every flow ends in a sink.
public struct Flow<Value: Sendable>: Sendable {
  let pipeline: Pipeline
  let buffer: Buffer<Value>
  /// The scatter inside of which the flow lies; 0 for none.
  let scope: Int

  /// Joins a stage that makes one item of each.
  ///
  /// - Parameters:
  ///   - name: for counters and failures.
  ///   - width: how many bodies may run at once, at least 1.
  ///   - buffer: how many finished items may wait for the next stage, at least 0.
  ///   - ordered: whether items leave in the order in which they came; `width + buffer` of them are
  ///     in hand at most, so one slow item holds up that many.
  ///   - body: called on a thread of the stage's own and may block. What it throws becomes the item's
  ///     failure. Not called for an item that has failed already.
  /// - Returns: the flow of the stage's results.
  public func stage<Output: Sendable>(
    _ name: String, width: Int = 1, buffer: Int = 2, ordered: Bool = true,
    _ body: @escaping @Sendable (Value) throws -> Output
  ) -> Flow<Output> {
    checkSize(name, width: width, buffer: buffer)
    let post = pipeline.post(name, width: width, slots: width + buffer)
    let output = Buffer<Output>(slots: post.slots, ordered: ordered)
    let stage = Stage(post: post, input: self.buffer, output: output, body: body)
    self.buffer.connect(consumer: stage)
    output.connect(producer: stage)
    pipeline.add(stage, ending: self.buffer)
    return pipeline.flow(output, name: name, scope: scope)
  }

  /// Takes each item apart, lets the elements travel through `inner`, and puts them together again.
  ///
  /// The group is delivered when its last element is in; a group of none is delivered too. An element
  /// that fails is a failure in its place; an item that has failed already, or whose `elements` throw,
  /// travels on as a failure.
  ///
  /// - Parameters:
  ///   - name: for counters and failures.
  ///   - buffer: how many elements may wait for the first inner stage, at least 0.
  ///   - openGroups: how many groups may be open or wait for the next stage, at least 1; if not given,
  ///     as many as keep all inner stages at work when each group has one element.
  ///   - ordered: whether groups leave in the order in which they came.
  ///   - elements: what an item consists of. The sequence is pulled lazily, as the inner stages have
  ///     room, on a thread of the scatter's own; it may block, and must not call this pipeline.
  ///   - inner: builds the inner stages on the flow it is given, and returns their end.
  /// - Returns: the flow of the groups.
  public func scatter<Elements: Sequence, Output: Sendable>(
    _ name: String, buffer: Int = 2, openGroups: Int? = nil, ordered: Bool = true,
    elements: @escaping @Sendable (Value) throws -> Elements,
    through inner: (Flow<Elements.Element>) -> Flow<Output>
  ) -> Flow<Gathered<Value, Output>>
  where Elements.Element: Sendable, Elements: SendableMetatype, Elements.Iterator: SendableMetatype
  {
    checkSize(name, width: 1, buffer: buffer)
    let post = pipeline.post(name, width: 1, slots: 1 + buffer)
    let pulled = Buffer<Elements.Element>(slots: post.slots, ordered: true)
    let place = pipeline.stationCount
    let innerScope = pipeline.newScope()
    let end = inner(pipeline.flow(pulled, name: name, scope: innerScope))
    precondition(end.scope == innerScope, "the inner flow of \(name) ends outside of it")

    let innerSlots = post.slots + pipeline.slots(from: place)
    let groups = Buffer<Gathered<Value, Output>>(
      slots: max(1, openGroups ?? innerSlots), ordered: ordered)
    let gather = Gather(
      post: pipeline.post(name, width: 0, slots: 0), input: end.buffer, groups: groups,
      tally: post.tally)
    let scatter = Scatter(
      post: post, input: self.buffer, elements: pulled, gather: gather, makeElements: elements)
    self.buffer.connect(consumer: scatter)
    pulled.connect(producer: scatter)
    groups.connect(producer: scatter)
    end.buffer.connect(consumer: gather)
    pipeline.add(scatter, ending: self.buffer, at: place)
    pipeline.add(gather, ending: end.buffer)
    return pipeline.flow(groups, name: name, scope: scope)
  }

  /// Ends the flow.
  ///
  /// - Parameters:
  ///   - name: for counters and failures.
  ///   - width: how many bodies may run at once, at least 1; with more than one, items may overtake.
  ///   - body: sees each item, failed or not. If it throws, that item alone is lost, and
  ///     ``Pipeline/run()`` throws the first such failure when all is through.
  public func sink(
    _ name: String, width: Int = 1,
    _ body: @escaping @Sendable (Result<Value, StageFailure>) throws -> Void
  ) {
    checkSize(name, width: width, buffer: 0)
    precondition(
      scope == 0, "the inner flow of a scatter goes back to it and cannot end in \(name)")
    let post = pipeline.post(name, width: width, slots: width)
    let sink = Sink(post: post, input: buffer, body: body)
    buffer.connect(consumer: sink)
    pipeline.add(sink, ending: buffer)
  }
}

func checkSize(_ name: String, width: Int, buffer: Int) {
  precondition(width >= 1, "\(name): the width must be at least 1, not \(width)")
  precondition(buffer >= 0, "\(name): the buffer must be at least 0, not \(buffer)")
}
