#!/usr/bin/env bash
# Starts a cluster of one real node: etcd, API server, controller manager, scheduler, containerd, kubelet, kube-proxy.
# Arguments are image tarballs to load. Prints the path of an administrator's kubeconfig when the node is ready; progress
# goes to standard error. Needs root with CAP_SYS_ADMIN, NET_ADMIN, SYSLOG and SYS_PTRACE. There is no cluster DNS.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"
source "$here/programs.sh"
[[ ! -e $pids/containerd ]] || {
  echo "node: there is one already; end it with e2e/node/down.sh" >&2
  exit 1
}
mkdir -p "$pids" "$logs" "$node_dir"/{kubelet,pods-log,containerd}
install -d -m 0700 "$node_dir/etcd"

# What kubelet changes for the whole machine, to be put back by down.sh.
for name in vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops kernel.keys.root_maxkeys kernel.keys.root_maxbytes; do
  echo "$name=$(sysctl -n $name 2>/dev/null || true)"
done >"$node_dir/sysctl"

ip netns add $netns
ip -n $netns link set lo up
ip link add $link type veth peer name $inner netns $netns
ip addr add $host_ip/24 dev $link
ip link set $link up
ip -n $netns addr add $node_ip/24 dev $inner
ip -n $netns link set $inner up
ip route add $pods via $node_ip
ip route add $services via $node_ip
inside sysctl -qw net.ipv4.ip_forward=1
# The API server reaches a Service only when a route matches before kube-proxy's rules do.
inside ip route add $services dev $inner src $node_ip

"$here/certificates.sh"
"$here/configuration.sh"
start containerd containerd --config "$node_dir/conf/containerd.toml"
etcd_server
apiserver
await 30 containerd images version
for tarball in "$@"; do images images import "$tarball" >/dev/null; done
await 60 "the API server" kubectl get --raw /readyz
controller_manager
scheduler

# A cgroup in version 1 has no processors and no memory until it is told which.
for group in $(cgroups); do
  mkdir -p "$group"
  if [[ -e $group/cpuset.mems && ! -e $group/cgroup.controllers ]]; then
    cat "${group%/*}/cpuset.cpus" >"$group/cpuset.cpus"
    cat "${group%/*}/cpuset.mems" >"$group/cpuset.mems"
  fi
done
kubelet_agent
proxy
await 60 "the node" kubectl get node $node
kubectl wait --for=condition=Ready node/$node --timeout=60s >/dev/null
await 30 "the default service account" kubectl -n default get serviceaccount default
await 30 kube-proxy bash -c "nsenter --net=/var/run/netns/$netns nft list map ip kube-proxy service-ips | grep -q default/kubernetes"
echo "$KUBECONFIG"
