export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Mike GIT_AUTHOR_EMAIL=mike@fjord.example GIT_AUTHOR_DATE=2026-01-05T10:00:00Z
export GIT_COMMITTER_NAME=Mike GIT_COMMITTER_EMAIL=mike@fjord.example
export GIT_COMMITTER_DATE=2026-01-05T10:00:00Z
git init --quiet --initial-branch=main
git add .
tree=$(git rev-parse "$(git write-tree):tags")
for level in 1 2 3 4 5 6; do
    tree=$(for name in 0 1 2 3 4 5 6 7 8 9; do printf '040000 tree %s\tfolder%s\n' "$tree" "$name"
        done | git mktree)
done
root=$({ git ls-tree "$(git write-tree)"; printf '040000 tree %s\tunknown\n' "$tree"; } | git mktree)
git update-ref HEAD "$(git commit-tree -m "Add tags" "$root")"
