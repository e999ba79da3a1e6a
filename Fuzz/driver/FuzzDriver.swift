// SwiftPM gives each executable an entry point of its own, so that libFuzzer's `main` cannot be it:
// this one hands over to libFuzzer.

@_silgen_name("LLVMFuzzerRunDriver")
private func run(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_silgen_name("LLVMFuzzerTestOneInput")
private func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt

private func drive(
    _ count: CInt,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    var (count, arguments) = unsafe (count, arguments)
    return unsafe run(&count, &arguments) { unsafe test($0, $1) }
}

/// Runs `fuzz-yaml`.
@_cdecl("fuzz_yaml_main")
public func fuzzYAMLMain(
    _ count: CInt,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    unsafe drive(count, arguments)
}

/// Runs `fuzz-front-matter`.
@_cdecl("fuzz_front_matter_main")
public func fuzzFrontMatterMain(
    _ count: CInt,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    unsafe drive(count, arguments)
}

/// Runs `fuzz-query`.
@_cdecl("fuzz_query_main")
public func fuzzQueryMain(
    _ count: CInt,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    unsafe drive(count, arguments)
}

/// Runs `fuzz-markdown`.
@_cdecl("fuzz_markdown_main")
public func fuzzMarkdownMain(
    _ count: CInt,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    unsafe drive(count, arguments)
}

/// Runs `fuzz-kind`.
@_cdecl("fuzz_kind_main")
public func fuzzKindMain(
    _ count: CInt,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    unsafe drive(count, arguments)
}

/// Runs `fuzz-template`.
@_cdecl("fuzz_template_main")
public func fuzzTemplateMain(
    _ count: CInt,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    unsafe drive(count, arguments)
}
