mkdir tags
printf 'name: VPN\ndescription: Fj\370rd\n' > tags/vpn.yaml
