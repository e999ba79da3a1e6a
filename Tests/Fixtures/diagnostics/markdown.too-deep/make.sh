mkdir things
{ printf -- '---\nname: One\n---\n'; yes '>' | head -n 120 | tr '\n' ' '; echo; } > things/one.md
