mkdir tags
{ echo 'name: VPN'; printf 'portal_roles: ['; yes 'a,' | head -n 100001 | tr -d '\n'; echo ']'; } > tags/vpn.yaml
