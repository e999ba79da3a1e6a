mkdir things
{ printf -- '---\nname: One\n---\n'; yes 'A line.' | head -n 40000; } > things/one.md
