truncate -s 26214401 things/one/log.txt
