ln -s vpn.yaml tags/tunnel.yaml
