mkdir things
{ printf -- '---\nname: One\n---\n'; yes 'A line that goes on.' | head -n 2000; } > things/one.md
