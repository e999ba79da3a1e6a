mkdir tags
{ echo 'name: VPN'; printf 'description: '; for level in $(seq 1 70); do printf '['; done; echo; } > tags/vpn.yaml
