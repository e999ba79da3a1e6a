import HeliosText
import HeliosYAML

extension [YAMLEntry] {
    /// The value of the key that is exactly these bytes.
    func value(of key: String) -> YAMLNode? {
        for index in indices where self[index].key.hasSameBytes(as: key) {
            return self[index].value
        }
        return nil
    }

    /// What names an object: its `name`, or else the first text in it.
    var holderName: String? {
        (value(of: "name")?.scalar ?? lazy.compactMap(\.value.scalar).first)?.text
    }
}
