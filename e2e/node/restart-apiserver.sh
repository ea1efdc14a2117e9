#!/usr/bin/env bash
# Ends the API server and starts it again; returns when it is ready.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"
source "$here/programs.sh"
stop apiserver
apiserver
await 60 "the API server" kubectl get --raw /readyz
