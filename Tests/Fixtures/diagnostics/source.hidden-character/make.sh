mkdir tags
printf 'name: VPN\ndescription: safe \342\200\256 text\n' > tags/vpn.yaml
