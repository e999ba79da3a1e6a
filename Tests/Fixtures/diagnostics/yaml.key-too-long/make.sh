mkdir tags
{ echo 'name: VPN'; printf '? '; yes aaaaaaa | head -n 200 | tr -d '\n'; printf '\n: 1\n'; } > tags/vpn.yaml
