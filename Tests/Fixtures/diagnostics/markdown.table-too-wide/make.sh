mkdir things
{ printf -- '---\nname: One\n---\n'; for row in a - b; do yes "|$row" | head -n 70 | tr -d '\n'; echo '|'; done; } > things/one.md
