mkdir things
{ printf -- '---\nname: One\n---\n'; yes aaaaaaa | head -n 800 | tr -d '\n'; echo; } > things/one.md
