mkfifo tags/tunnel.yaml
