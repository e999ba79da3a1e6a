extension Scaffold {
    /// Checks the records on a runner that GitHub lends to everyone: the tool is built in the image
    /// of its compiler, and kept until there is a newer revision of it.
    static let workflow = #"""
        name: records
        on: [push, pull_request]
        permissions:
          contents: read
        jobs:
          validate:
            runs-on: ubuntu-latest
            container: swift:6.2-bookworm
            steps:
              - uses: actions/checkout@v4
              - name: Fetch helios-docs
                id: fetch
                run: |
                  git clone --depth 1 https://github.com/helios-docs/helios-docs /opt/helios-docs
                  /opt/helios-docs/Scripts/setup build
                  echo "revision=$(git -C /opt/helios-docs rev-parse HEAD)" >> "$GITHUB_OUTPUT"
              - uses: actions/cache@v4
                id: cache
                with:
                  path: /usr/local/bin/helios-docs
                  key: helios-docs-${{ steps.fetch.outputs.revision }}
              - name: Build helios-docs
                if: steps.cache.outputs.cache-hit != 'true'
                run: install "$(/opt/helios-docs/Scripts/build)" /usr/local/bin/helios-docs
              - run: helios-docs validate --strict --format github

        """#
}
