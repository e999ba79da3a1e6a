mkdir things
{ printf -- '---\nname: One\n---\n'; yes '[ [ [ [' | head -n 6000 | sed 'n;n;n;G'; } > things/one.md
