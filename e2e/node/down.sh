#!/usr/bin/env bash
# Ends what up.sh started and takes away what it made, also after a crash; touches nothing else. KEEP=1 keeps the logs.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"
[[ -d $node_dir ]] || exit 0
# Whatever is left half-way by a crash, the rest is still to be cleaned up.
set +e

if runs apiserver && runs kubelet; then
  # By kubelet, so that networks and mounts of Pods are taken away properly.
  kubectl delete validatingwebhookconfigurations,mutatingwebhookconfigurations,validatingadmissionpolicybindings --all >/dev/null 2>&1
  kubectl cordon $node >/dev/null 2>&1
  kubectl delete pods --all -A --grace-period=2 --wait=false >/dev/null 2>&1
  await 20 "the Pods to end" bash -c "[[ -z \$(ctr --address '$socket' --namespace k8s.io tasks ls -q) ]]" 2>/dev/null
fi
for name in proxy kubelet scheduler controller-manager apiserver etcd; do stop $name; done
if runs containerd; then
  for task in $(images tasks ls -q); do images tasks kill -s SIGKILL "$task" >/dev/null 2>&1; done
  sleep 0.3
  for task in $(images tasks ls -q); do images tasks rm -f "$task" >/dev/null 2>&1; done
  for container in $(images containers ls -q); do images containers rm "$container" >/dev/null 2>&1; done
  stop containerd
fi
# Shims outlive containerd, and containers a killed shim. Ours name our socket, or are in our cgroup.
for process in /proc/[0-9]*; do
  { tr '\0' ' ' <"$process/cmdline" | grep -q "containerd-shim-runc-v2.*$socket" && kill -KILL "${process#/proc/}"; } 2>/dev/null
done
# shellcheck disable=SC2046 # one path each
for _ in 1 2 3; do
  left=$(find $(cgroups) -name cgroup.procs -exec cat {} + 2>/dev/null | sort -un)
  [[ -n $left ]] || break
  # shellcheck disable=SC2086 # one number each
  kill -KILL $left 2>/dev/null
  sleep 0.3
done
find "$node_dir/containerd/state" -name address -exec cat {} \; -exec echo \; 2>/dev/null |
  sed -n 's,^unix://\(/run/containerd/s/[0-9a-f]*\)$,\1,p' | while read -r file; do rm -f "$file"; done
for file in /var/lib/cni/results/holdfast-*-eth0; do
  [[ -e $file ]] || continue
  id=${file#*/holdfast-}
  rm -f "$file" "/var/lib/cni/results/cni-loopback-${id%-eth0}-lo"
done
# Deepest first: root file systems, Secrets in memory.
awk -v below="$node_dir/" 'index($2, below) == 1 {print $2}' /proc/mounts | sort -r | while read -r mount; do umount -l "$mount"; done
for pod in $(inside ip -o link show master $bridge 2>/dev/null | sed -n 's/.*link-netns \([^ ]*\).*/\1/p'); do ip netns del "$pod"; done
ip netns del $netns 2>/dev/null
ip link del $link 2>/dev/null
# shellcheck disable=SC2046 # one path each
for _ in 1 2 3 4 5; do
  find $(cgroups) -depth -type d -exec rmdir {} + 2>/dev/null && break
  sleep 0.2
done
find /var/log/containers -maxdepth 1 -type l -lname "$node_dir/*" -delete 2>/dev/null
while IFS= read -r line; do [[ -z ${line#*=} ]] || sysctl -qw "$line"; done <"$node_dir/sysctl" 2>/dev/null
rmdir /run/containerd/s /run/containerd /var/lib/cni/results /var/lib/cni 2>/dev/null # when empty
[[ -n ${KEEP:-} ]] && find "$node_dir" -mindepth 1 -maxdepth 1 ! -name log -exec rm -rf {} + || rm -rf "$node_dir"

left=$({
  ip -o link show | grep -E "$link|$bridge"
  ip netns list | grep -w $netns
  grep "$node_dir/" /proc/mounts
  # shellcheck disable=SC2046 # one path each
  ls -d $(cgroups)
} 2>/dev/null)
[[ -z $left ]] || {
  printf 'node: left over:\n%s\n' "$left" >&2
  exit 1
}
