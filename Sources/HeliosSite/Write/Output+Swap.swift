import Glibc

extension Output {
    /// Ends what a killed build has begun, and removes what it has left behind.
    func recover() throws(SiteWriteError) {
        if try parent.entry(name) == .absent, try parent.entry(oldName) == .folder {
            // The journal is written once the stage is whole.
            let isWhole = try parent.entry(journalName) == .file
            let isStaged = try parent.entry(stageName) == .folder
            try parent.rename(isWhole && isStaged ? stageName : oldName, to: name)
        }
        if try parent.entry(journalName) == .file { try parent.removeFile(journalName) }
        if try parent.entry(newLinkName) == .link { try parent.removeFile(newLinkName) }
        try removeLeftover(stageName)
        try removeLeftover(oldName)
        if let linked = try linkedName() {
            for slot in [slots.0, slots.1] where slot != linked { try removeLeftover(slot) }
        }
    }

    /// Fails unless what is published now is a portal of ours, an empty folder or nothing.
    func checkReplaceable() throws(SiteWriteError) {
        let current = try linkedName() ?? name
        switch try parent.entry(current) {
        case .absent: return
        case .folder: try checkOurs(current)
        case .file, .link, .other: throw .notAFolder(parent.path(of: current))
        }
        let device = try parent.status(of: current)?.st_dev
        if device != (try parent.status(of: stageName)?.st_dev) {
            throw .mountPoint(parent.path(of: current))
        }
    }

    /// Puts the stage in the place of what is published, and says what it is now called.
    ///
    /// Nil means that nothing was published before.
    func swap() throws(SiteWriteError) -> String? {
        if let linked = try linkedName() { return try swapLink(from: linked) }
        if try parent.entry(name) == .absent {
            try parent.rename(stageName, to: name)
            return nil
        }
        if try parent.exchange(stageName, name) { return stageName }
        try swapInTwoSteps()
        return oldName
    }

    /// Removes a folder that publishing has left behind; another's is refused.
    func removeLeftover(_ name: String) throws(SiteWriteError) {
        if try parent.entry(name) == .absent { return }
        try checkOurs(name)
        try parent.removeFolder(name, last: Manifest.name)
    }

    private func swapLink(from linked: String) throws(SiteWriteError) -> String? {
        let slot = linked == slots.0 ? slots.1 : slots.0
        let isFirst = try parent.entry(linked) == .absent
        try parent.rename(stageName, to: slot)
        if unsafe symlinkat(slot, parent.descriptor, newLinkName) != 0 {
            throw parent.failure("create", newLinkName)
        }
        try parent.rename(newLinkName, to: name)
        return isFirst ? nil : linked
    }

    /// The journal lets the next build end what is begun here, should this one be killed.
    private func swapInTwoSteps() throws(SiteWriteError) {
        try parent.create(RenderedFile(path: journalName, bytes: Array("swap\n".utf8)))
        do {
            try parent.sync()
            try parent.rename(name, to: oldName)
        } catch {
            endJournal()
            throw error
        }
        do {
            try parent.rename(stageName, to: name)
        } catch {
            try parent.rename(oldName, to: name)
            endJournal()
            throw error
        }
        endJournal()
    }

    private func endJournal() {
        // A journal that stays behind says nothing while the output exists.
        try? parent.removeFile(journalName)
    }

    func checkOurs(_ name: String) throws(SiteWriteError) {
        guard try parent.entry(name) == .folder else { throw .notAFolder(parent.path(of: name)) }
        let folder = try Folder(name, in: parent)
        if try folder.entry(Manifest.name) == .file { return }
        if try folder.isEmpty() { return }
        throw .foreignFolder(parent.path(of: name))
    }
}
