#if SecondReader
  import COpenVINO
  import Foundation
  import Glibc

  /// A network, compiled for this processor and for one thread.
  @safe final class OpenVINOModel {
    private let core: OpaquePointer
    private let model: OpaquePointer
    private let request: OpaquePointer
    /// A compiled form as it was read: OpenVINO may go on using its bytes.
    private let compiled: Data?

    /// - Parameters:
    ///   - file: an ONNX file.
    ///   - precision: `f32` or `bf16`; where the processor has no bf16 it calculates in f32.
    /// - Throws: ``RecognitionError/modelUnusable(file:detail:)``.
    init(file: String, precision: PaddleOptions.Precision) throws(RecognitionError) {
      func failed(_ step: String) -> RecognitionError {
        .modelUnusable(file: file, detail: "\(step): \(Self.lastError)")
      }
      var core: OpaquePointer?
      guard unsafe ov_core_create(&core) == OK, let core = unsafe core else {
        throw failed("OpenVINO cannot start")
      }
      let compiled = Self.compiledData(of: file, precision)
      var loaded = unsafe Self.compiledBefore(compiled, core, precision)
      if unsafe loaded == nil {
        var network: OpaquePointer?
        defer { if let network = unsafe network { unsafe ov_model_free(network) } }
        guard unsafe ov_core_read_model(core, file, nil, &network) == OK else {
          // Freeing the core takes the reason away.
          let error = failed("it is no model that OpenVINO reads")
          unsafe ov_core_free(core)
          throw error
        }
        unsafe loaded = Self.compile(network, core, precision)
      }
      guard let model = unsafe loaded else {
        let error = failed("it cannot be compiled")
        unsafe ov_core_free(core)
        throw error
      }
      var request: OpaquePointer?
      guard unsafe ov_compiled_model_create_infer_request(model, &request) == OK,
        let request = unsafe request
      else {
        let error = failed("it cannot be run")
        unsafe ov_compiled_model_free(model)
        unsafe ov_core_free(core)
        throw error
      }
      self.compiled = compiled
      unsafe self.core = core
      unsafe self.model = model
      unsafe self.request = request
    }

    deinit {
      unsafe ov_infer_request_free(request)
      unsafe ov_compiled_model_free(model)
      unsafe ov_core_free(core)
    }

    /// `OpenVINO 2026.4.1-…`.
    static var version: String {
      var version = unsafe ov_version_t()
      guard unsafe ov_get_openvino_version(&version) == OK else { return "OpenVINO" }
      defer { unsafe ov_version_free(&version) }
      return unsafe "OpenVINO " + (version.buildNumber.map { unsafe String(cString: $0) } ?? "")
    }

    private static var lastError: String {
      guard let text = unsafe ov_get_last_err_msg() else { return "no reason given" }
      defer { unsafe ov_free(text) }
      // Its first line says where in OpenVINO; the last one that says something says what.
      let lines = unsafe String(cString: text).split(separator: "\n")
      return lines.last.map(String.init) ?? "no reason given"
    }

    /// Where a compiled form of a model lies, if there is one: beside the model.
    private static func compiledFile(of file: String, _ precision: PaddleOptions.Precision)
      -> String
    {
      "\(file).\(precision.rawValue).compiled"
    }

    private static func compiledData(of file: String, _ precision: PaddleOptions.Precision) -> Data?
    {
      try? Data(contentsOf: URL(fileURLWithPath: compiledFile(of: file, precision)))
    }

    /// The model as it was compiled when it was set up, which takes a third of the time; `nil` where it was not, or where
    /// this OpenVINO does not take it.
    private static func compiledBefore(
      _ compiled: Data?, _ core: OpaquePointer, _ precision: PaddleOptions.Precision
    ) -> OpaquePointer? {
      guard let bytes = compiled else { return nil }
      return unsafe withProperties(of: precision) { properties -> OpaquePointer? in
        var model: OpaquePointer?
        guard
          unsafe ov_core_set_properties(
            core, "CPU", properties.count, properties.baseAddress) == OK
        else { return nil }
        let status = unsafe bytes.withUnsafeBytes { bytes in
          unsafe ov_core_import_model(
            core, bytes.assumingMemoryBound(to: CChar.self).baseAddress, bytes.count, "CPU",
            &model)
        }
        return unsafe status == OK ? model : nil
      }
    }

    /// Writes the compiled form beside the model, where workers find it.
    ///
    /// - Throws: ``RecognitionError/modelUnusable(file:detail:)``.
    func keepCompiled(of file: String, _ precision: PaddleOptions.Precision)
      throws(RecognitionError)
    {
      let path = Self.compiledFile(of: file, precision)
      guard unsafe ov_compiled_model_export_model(model, path) == OK else {
        throw .modelUnusable(file: path, detail: "it cannot be written: \(Self.lastError)")
      }
      guard
        let again = unsafe Self.compiledBefore(
          Self.compiledData(of: file, precision), core, precision)
      else {
        throw .modelUnusable(file: path, detail: "it cannot be read back: \(Self.lastError)")
      }
      unsafe ov_compiled_model_free(again)
    }

    private static func compile(
      _ network: OpaquePointer?, _ core: OpaquePointer, _ precision: PaddleOptions.Precision
    ) -> OpaquePointer? {
      unsafe withProperties(of: precision) { properties -> OpaquePointer? in
        var model: OpaquePointer?
        let status = unsafe ov_core_compile_model_props(
          core, network, "CPU", properties.count, properties.baseAddress, &model)
        return unsafe status == OK ? model : nil
      }
    }

    /// One thread, one stream, and the precision.
    ///
    /// The thread is not pinned to a processor: each worker would choose the first one, and all would share it.
    private static func withProperties<Result>(
      of precision: PaddleOptions.Precision,
      _ use: (UnsafeBufferPointer<ov_property_t>) -> Result
    ) -> Result {
      let settings = [
        ("INFERENCE_NUM_THREADS", "1"), ("NUM_STREAMS", "1"),
        ("INFERENCE_PRECISION_HINT", precision.rawValue), ("ENABLE_CPU_PINNING", "NO"),
      ]
      let texts = unsafe settings.map { unsafe (strdup($0.0), strdup($0.1)) }
      defer {
        for index in settings.indices {
          unsafe free(texts[index].0)
          unsafe free(texts[index].1)
        }
      }
      let properties = unsafe texts.map { unsafe ov_property_t(key: $0.0, value: $0.1) }
      return unsafe properties.withUnsafeBufferPointer(use)
    }

    /// Runs the network.
    ///
    /// - Parameters:
    ///   - input: as many values as the shape makes.
    ///   - shape: its sizes.
    ///   - use: takes the first output and its sizes, while they last.
    /// - Returns: what `use` made of them.
    /// - Throws: ``RecognitionError/engineFailed(detail:)``.
    func run<Result>(
      _ input: inout [Float], shape: [Int], use: (Span<Float>, [Int]) -> Result
    ) throws(RecognitionError) -> Result {
      precondition(input.count == shape.reduce(1, *), "\(input.count) values for \(shape)")
      var sizes = shape.map(Int64.init)
      var tensor: OpaquePointer?
      let status = unsafe sizes.withUnsafeMutableBufferPointer { sizes in
        unsafe input.withUnsafeMutableBytes { bytes in
          let form = unsafe ov_shape_t(rank: Int64(sizes.count), dims: sizes.baseAddress)
          guard
            unsafe ov_tensor_create_from_host_ptr(F32, form, bytes.baseAddress, &tensor) == OK,
            unsafe ov_infer_request_set_input_tensor(request, tensor) == OK
          else { return GENERAL_ERROR }
          return unsafe ov_infer_request_infer(request)
        }
      }
      defer { if let tensor = unsafe tensor { unsafe ov_tensor_free(tensor) } }
      var output: OpaquePointer?
      guard status == OK,
        unsafe ov_infer_request_get_output_tensor_by_index(request, 0, &output) == OK,
        let output = unsafe output
      else { throw .engineFailed(detail: "PP-OCR's model failed: \(Self.lastError)") }
      defer { unsafe ov_tensor_free(output) }
      var form = unsafe ov_shape_t()
      var count = 0
      var data: UnsafeMutableRawPointer?
      var kind = DYNAMIC
      guard unsafe ov_tensor_get_element_type(output, &kind) == OK, kind == F32 else {
        throw .engineFailed(detail: "PP-OCR's model gives other numbers than f32")
      }
      guard unsafe ov_tensor_get_shape(output, &form) == OK,
        unsafe ov_tensor_get_size(output, &count) == OK,
        unsafe ov_tensor_data(output, &data) == OK, let data = unsafe data
      else { throw .engineFailed(detail: "PP-OCR's model gave nothing: \(Self.lastError)") }
      defer { _ = unsafe ov_shape_free(&form) }
      let outputShape = unsafe (0..<Int(form.rank)).map { unsafe Int(form.dims[$0]) }
      let values = unsafe Span(
        _unsafeStart: data.assumingMemoryBound(to: Float.self), count: count)
      return use(values, outputShape)
    }
  }
#endif
