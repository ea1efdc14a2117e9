#!/usr/bin/env bash
# Runs a command with a container engine for Testcontainers, and ends what it started for it.
set -euo pipefail

if [[ ${1:-} == -h || ${1:-} == --help || $# == 0 ]]; then
  cat <<USAGE
usage: tools/engine.sh [--install] <command> [argument…]
Takes the engine of DOCKER_HOST, or one that docker reaches, else starts Podman with runc for the time of the command.
  --install  on Debian and Ubuntu, as root: install podman and runc when there is no engine
The command sees HOLDFAST_ENGINE=yes when there is an engine, so that one that fails is an error, and else nothing.
USAGE
  exit 0
fi

install=no
if [[ $1 == --install ]]; then
  install=yes
  shift
fi
has() { command -v "$1" >/dev/null; }

if [[ -n ${DOCKER_HOST:-} ]] || { has docker && docker info >/dev/null 2>&1; }; then
  HOLDFAST_ENGINE=yes exec "$@"
fi
if [[ $install == yes ]] && ! { has podman && has runc; }; then
  echo "engine: installing podman and runc" >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends podman runc; } \
    >/dev/null || echo "engine: they can't be installed" >&2
fi
if ! { has podman && has runc; }; then
  echo "engine: there is no container engine: no Docker answers, and podman or runc is missing" >&2
  exec "$@"
fi

folder=$(mktemp -d)
# Podman's defaults ask for more than a process without CAP_SYS_RESOURCE may have.
files=$(ulimit -Hn)
cat >"$folder/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=${files/unlimited/1048576}:${files/unlimited/1048576}", "nproc=4096:4096"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
CONF
export CONTAINERS_CONF=$folder/containers.conf
podman=(podman --root "$folder/storage" --runroot "$folder/run")
"${podman[@]}" system service --time=0 "unix://$folder/podman.sock" >"$folder/log" 2>&1 &
service=$!
cleanup() {
  "${podman[@]}" rm --all --force >/dev/null 2>&1 || true
  kill "$service" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
  umount "$folder/storage/overlay" 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT
for _ in $(seq 100); do
  [[ -S $folder/podman.sock ]] && break
  kill -0 "$service" 2>/dev/null || {
    echo "engine: podman ended: $(cat "$folder/log")" >&2
    exit 1
  }
  sleep 0.1
done
HOLDFAST_ENGINE=yes DOCKER_HOST=unix://$folder/podman.sock TESTCONTAINERS_RYUK_DISABLED=true "$@"
