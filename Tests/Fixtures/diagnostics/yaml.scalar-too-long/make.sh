mkdir tags
{ echo 'name: VPN'; printf 'description: '; yes aaaaaaa | head -n 40000 | tr -d '\n'; echo; } > tags/vpn.yaml
