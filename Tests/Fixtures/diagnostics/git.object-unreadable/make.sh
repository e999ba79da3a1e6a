export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Mike GIT_AUTHOR_EMAIL=mike@fjord.example GIT_AUTHOR_DATE=2026-01-05T10:00:00Z
export GIT_COMMITTER_NAME=Mike GIT_COMMITTER_EMAIL=mike@fjord.example
export GIT_COMMITTER_DATE=2026-01-05T10:00:00Z
git init --quiet --initial-branch=main
git add .
git commit --quiet --message="Add tags"
tags=$(git rev-parse HEAD:tags)
rm -f ".git/objects/$(echo "$tags" | cut -c1-2)/$(echo "$tags" | cut -c3-)"
