import HeliosDiagnostics
package import HeliosText

extension RepositoryDifference {
    /// Writes the members of an object that tells all that changed: applied to the records of the
    /// first state, it gives those of the second.
    package func writeMembers(to json: inout JSONWriter) {
        writeSummary(to: &json)
        json.key("added")
        json.array { json in
            for number in added { new.write(record: number, to: &json) }
        }
        json.key("removed")
        json.array { json in
            for record in removed { write(record, to: &json) }
        }
        json.key("renamed")
        json.array { json in
            for record in renamed { write(record, to: &json) }
        }
        json.key("changed")
        json.array { json in
            for change in changed { write(change, to: &json) }
        }
        json.key("files")
        json.array { json in
            for file in files { file.write("path", to: &json) }
        }
        json.key("findings")
        json.object { json in
            for (name, findings) in [("new", newFindings), ("fixed", fixedFindings)] {
                json.key(name)
                json.array { json in
                    for finding in findings { JSONReportWriter.write(finding, to: &json) }
                }
            }
        }
    }

    private func writeSummary(to json: inout JSONWriter) {
        json.key("summary")
        json.object { json in
            json.member("added", added.count)
            json.member("removed", removed.count)
            json.member("renamed", renamed.count)
            json.member("changed", changed.count)
            json.member("files", files.count)
            json.member("new_findings", newFindings.count)
            json.member("fixed_findings", fixedFindings.count)
        }
    }

    private func write(_ removed: RemovedRecord, to json: inout JSONWriter) {
        let record = old.graph.records[removed.number]
        json.object { json in
            json.member("record", record.id.description)
            json.member("title", old.title(of: removed.number))
            json.member("path", record.path)
            json.member("unreadable", removed.isUnreadable)
        }
    }

    private func write(_ renamed: RenamedRecord, to json: inout JSONWriter) {
        json.object { json in
            json.member("from", old.graph.records[renamed.old].id.description)
            json.member("to", new.graph.records[renamed.new].id.description)
            json.member("title", new.title(of: renamed.new))
            json.member("path", new.graph.records[renamed.new].path)
            json.member("because_of", renamed.reason.rawValue)
        }
    }

    private func write(_ change: RecordChange, to json: inout JSONWriter) {
        let record = new.graph.records[change.new]
        json.object { json in
            json.member("record", record.id.description)
            json.member("title", new.title(of: change.new))
            json.member("path", record.path)
            if let path = change.movedFrom { json.member("old_path", path) }
            json.key("aliases")
            change.aliases.write(to: &json)
            json.key("fields")
            json.array { json in
                for field in change.fields { field.write(to: &json) }
            }
            json.key("links")
            json.object { json in
                for (name, facts) in [
                    ("removed", change.links.compactMap(\.old)),
                    ("added", change.links.compactMap(\.new)),
                ] {
                    json.key(name)
                    json.array { json in
                        for fact in facts { fact.write(to: &json) }
                    }
                }
            }
            json.key("text")
            change.text.write(to: &json)
            json.key("replies")
            json.array { json in
                for reply in change.replies { write(reply, of: change.new, to: &json) }
            }
            json.key("attachments")
            json.array { json in
                for file in change.attachments { file.write("name", to: &json) }
            }
        }
    }

    private func write(_ change: ReplyChange, of number: Int, to json: inout JSONWriter) {
        let replies = new.graph.records[number].replies
        json.object { json in
            json.member("name", change.name)
            json.member("change", change.change.rawValue)
            if change.change == .added,
                let reply = replies.first(where: { $0.name.hasSameBytes(as: change.name) })
            {
                json.key("reply")
                new.write(reply, new.graph.kind(of: number), to: &json)
            }
            json.key("fields")
            json.array { json in
                for field in change.fields { field.write(to: &json) }
            }
            json.key("text")
            change.text.write(to: &json)
        }
    }
}

extension ListChange {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            for (name, texts) in [("removed", removed), ("added", added)] {
                json.key(name)
                json.array { json in
                    for text in texts { json.string(text) }
                }
            }
        }
    }
}

extension FileChange {
    fileprivate func write(_ name: String, to json: inout JSONWriter) {
        json.object { json in
            json.member(name, path)
            json.member("change", change.rawValue)
            json.key("old_size")
            if let oldSize { json.integer(oldSize) } else { json.null() }
            json.key("new_size")
            if let newSize { json.integer(newSize) } else { json.null() }
        }
    }
}

extension ChangedText? {
    fileprivate func write(to json: inout JSONWriter) {
        guard let self else {
            json.null()
            return
        }
        json.object { json in
            json.member("added", self.lines.addedCount)
            json.member("removed", self.lines.removedCount)
            json.member("hidden", self.isHidden)
            json.key("hunks")
            json.array { json in
                for hunk in self.isHidden ? [] : self.lines.hunks {
                    json.object { json in
                        json.member("old_line", hunk.oldLine)
                        json.member("new_line", hunk.newLine)
                        for (name, lines) in [("removed", hunk.removed), ("added", hunk.added)] {
                            json.key(name)
                            json.array { json in
                                for line in lines { json.string(line) }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension FieldChange {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("field", name)
            json.key("old")
            old.write(to: &json)
            json.key("new")
            new.write(to: &json)
            if isSecretChanged { json.member("secret_changed", true) }
            guard parts.count > 1 || parts.first.map({ !$0.path.isEmpty || $0.isElement }) ?? false
            else { return }
            json.key("parts")
            json.array { json in
                for part in parts {
                    json.object { json in
                        json.member("at", part.path)
                        json.key("old")
                        part.old.write(to: &json)
                        json.key("new")
                        part.new.write(to: &json)
                        if part.isOrder { json.member("order_only", true) }
                    }
                }
            }
        }
    }
}

extension FieldValue? {
    fileprivate func write(to json: inout JSONWriter) {
        if let self { self.writeUnlessSecret(to: &json) } else { json.null() }
    }
}
