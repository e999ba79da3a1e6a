mkdir -p things/one things/two
printf 'name: One\n' > things/one/record.yaml
printf 'a\n' > things/one/notes.txt
printf 'b\n' > things/one/Notes.txt
