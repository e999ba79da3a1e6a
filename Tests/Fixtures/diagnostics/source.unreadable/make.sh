chmod 000 tags/vpn.yaml
