export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Mike GIT_AUTHOR_EMAIL=mike@fjord.example GIT_AUTHOR_DATE=2026-01-05T10:00:00Z
export GIT_COMMITTER_NAME=Mike GIT_COMMITTER_EMAIL=mike@fjord.example
export GIT_COMMITTER_DATE=2026-01-05T10:00:00Z
git init --quiet --initial-branch=main
git add .
git update-ref HEAD "$(printf '%s\n' "tree $(git write-tree)" \
    "author Mike" "parent 0000000000000000000000000000000000000000 <mike@fjord.example> 1767607200 +0000" \
    "committer Mike <mike@fjord.example> 1767607200 +0000" "" "Add tags" |
    git hash-object -t commit -w --stdin --literally)"
