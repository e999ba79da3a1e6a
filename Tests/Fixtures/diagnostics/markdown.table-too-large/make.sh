mkdir things
{ printf -- '---\nname: One\n---\n'; for row in a - b; do yes "|$row" | head -n 60 | tr -d '\n'; echo '|'; done; yes '|a|' | head -n 900; } > things/one.md
