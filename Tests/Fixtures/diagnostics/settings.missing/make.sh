mkdir helios.yaml
