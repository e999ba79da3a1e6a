mkdir tags
{ echo "name: VPN"; yes "# a line of a comment, again and again and again" | head -n 30000; } > tags/vpn.yaml
