# What the scripts of the node agree on; sourced. All addresses are this machine's own: the cluster lives in a network
# namespace without a default route, joined to the host by one veth pair, so nothing leaves the machine, and deleting
# the namespace takes bridges and rules along.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${HOLDFAST_TOOLS_DIR:?folder with etcd, kube-*, kubelet and kubectl, as tools/build.sh --node prints it}"
export PATH=$HOLDFAST_TOOLS_DIR:/usr/sbin:/sbin:$PATH

# Sockets below it must keep to 108 characters. Everything in it goes with down.sh.
node_dir=${HOLDFAST_NODE_DIR:-/tmp/holdfast-node}
pki=$node_dir/pki logs=$node_dir/log pids=$node_dir/pid
node=node1 netns=holdfast link=holdfast-node inner=holdfast0 bridge=holdfast-pods
node_ip=172.31.210.1 host_ip=172.31.210.2 nodes=172.31.210.0/24
pods=10.246.0.0/16 pods_here=10.246.0.0/24 services=10.98.0.0/16 first_service=10.98.0.1 dns_service=10.98.0.10
# The parent of all Pods' cgroups: whatever is below it is ours.
cgroup=holdfast-node
socket=$node_dir/containerd/containerd.sock
sandbox_image=holdfast.local/e2e:1
export KUBECONFIG=$pki/admin.kubeconfig

inside() { nsenter --net="/var/run/netns/$netns" "$@"; }
images() { ctr --address "$socket" --namespace k8s.io "$@"; }

# The same cgroup in every hierarchy: one per controller in version 1, one in all in version 2.
cgroups() {
  if [[ -e /sys/fs/cgroup/cgroup.controllers ]]; then
    echo "/sys/fs/cgroup/$cgroup"
  else
    local procs
    for procs in /sys/fs/cgroup/*/cgroup.procs; do echo "${procs%/*}/$cgroup"; done
  fi
}

# start NAME COMMAND…: in a session of its own, inside the namespace.
start() {
  local name=$1
  shift
  setsid nsenter --net="/var/run/netns/$netns" "$@" >>"$logs/$name.log" 2>&1 </dev/null &
  echo $! >"$pids/$name"
}

# runs NAME: the recorded process is still the one that was started, not another with its number.
runs() {
  local pid
  pid=$(cat "$pids/$1" 2>/dev/null) && [[ -r /proc/$pid/cmdline ]] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$node_dir"
}

# stop NAME: SIGTERM, after 10 s SIGKILL.
stop() {
  local pid
  if runs "$1"; then
    pid=$(cat "$pids/$1")
    kill "$pid"
    for _ in $(seq 100); do
      grep -q '^State:.Z' "/proc/$pid/status" 2>/dev/null || [[ ! -d /proc/$pid ]] && break
      sleep 0.1
    done
    ! runs "$1" || kill -KILL "$pid"
  fi
  rm -f "$pids/$1"
}

# await SECONDS WHAT COMMAND…
await() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || {
      echo "node: waited too long for $what; see $logs" >&2
      return 1
    }
    sleep 0.1
  done
}
