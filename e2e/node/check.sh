#!/usr/bin/env bash
# Says what is missing for a node on this machine, with exit status 1; --install brings Debian's and Ubuntu's packages.
set -euo pipefail
packages=(containerd runc containernetworking-plugins iproute2 nftables openssl)
missing() {
  PATH=$PATH:/usr/sbin:/sbin
  [[ $(id -u) == 0 ]] || echo "root"
  for program in containerd runc ip nft nsenter openssl; do
    command -v "$program" >/dev/null || echo "program $program"
  done
  [[ -x /usr/lib/cni/bridge ]] || echo "/usr/lib/cni/bridge"
  # Namespaces and mounts need more than root has in most containers.
  [[ $(id -u) != 0 ]] || unshare --net --mount true 2>/dev/null || echo "the right to make namespaces (CAP_SYS_ADMIN)"
}
if [[ ${1:-} == --install && -n $(missing) ]]; then
  echo "node: installing ${packages[*]}" >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}"; } \
    >/dev/null || echo "node: they can't be installed" >&2
fi
left=$(missing | paste -sd, | sed 's/,/, /g')
[[ -z $left ]] || {
  echo "missing: $left"
  exit 1
}
