import Synchronization

/// A value that is worked out when it is first asked for, on whatever thread asks.
package final class Lazily<Value: Sendable>: Sendable {
    private final class Box: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private let make: @Sendable () -> Value
    private let known = AtomicLazyReference<Box>()

    /// A value that this makes; it may be made twice at the same time, and one is kept.
    package init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    /// The value.
    package var value: Value {
        (known.load() ?? known.storeIfNil(Box(make()))).value
    }
}
