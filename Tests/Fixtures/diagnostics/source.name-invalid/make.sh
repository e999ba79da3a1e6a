printf 'name: Tunnel\n' > "$(printf 'tags/tunn\377l.yaml')"
