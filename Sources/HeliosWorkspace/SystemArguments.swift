import CHeliosPOSIX

/// What the process was started with.
package enum SystemArguments {
    /// The arguments behind the name of the program.
    ///
    /// On Linux, `CommandLine.arguments` finds them by `/proc/self/maps` and is empty without it,
    /// as in a container that mounts no `/proc`: a build would then print the help and succeed.
    package static let all: [String] = {
        let count = helios_argument_count()
        guard count > 0 else { return Array(CommandLine.arguments.dropFirst()) }
        return (1..<max(1, count)).compactMap { number in
            guard let text = unsafe helios_argument(number) else { return nil }
            return unsafe String(cString: text)
        }
    }()
}
