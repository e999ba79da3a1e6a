import HeliosRecords

extension Record {
    /// The value that the record itself states in the field at this place of its kind.
    func value(at field: Int) -> FieldValue? {
        // As in `entry(at:)`, but only the value is copied, not where it is written.
        for index in fields.indices where fields[index].field >= field {
            return fields[index].field == field ? fields[index].value : nil
        }
        return nil
    }
}
