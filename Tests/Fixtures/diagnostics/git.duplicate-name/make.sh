export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Mike GIT_AUTHOR_EMAIL=mike@fjord.example GIT_AUTHOR_DATE=2026-01-05T10:00:00Z
export GIT_COMMITTER_NAME=Mike GIT_COMMITTER_EMAIL=mike@fjord.example
export GIT_COMMITTER_DATE=2026-01-05T10:00:00Z
git init --quiet --initial-branch=main
git add .
git commit --quiet --message="Add tags"
tags=$(git rev-parse HEAD:tags)
twice=$({ git cat-file tree "$tags"; git cat-file tree "$tags"; } |
    git hash-object -t tree -w --stdin --literally)
root=$(git ls-tree HEAD | sed "s/$tags/$twice/" | git mktree)
git update-ref HEAD "$(git commit-tree -m "Add tags" "$root")"
