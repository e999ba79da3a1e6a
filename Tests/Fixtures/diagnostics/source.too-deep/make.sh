path=tags
for level in $(seq 1 33); do path=$path/a; done
mkdir -p "$path"
printf "name: VPN\n" > "$path/vpn.yaml"
