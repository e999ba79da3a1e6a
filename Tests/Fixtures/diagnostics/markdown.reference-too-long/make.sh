mkdir things
{ printf -- '---\nname: One\n---\n'; printf '[a]: https://fjord.example/'; yes aaaaaaa | head -n 400 | tr -d '\n'; echo; } > things/one.md
