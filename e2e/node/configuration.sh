#!/usr/bin/env bash
# Writes the configuration of containerd, its network plugins, kubelet and kube-proxy.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"
mkdir -p "$node_dir/conf" "$node_dir/cni/net.d"
: >"$node_dir/conf/resolv.conf"

# restrict_oom_score_adj: sandboxes ask for -998; without CAP_SYS_RESOURCE, as in many containers that run builds, runc
# then dies with "can't get final child's PID from pipe: EOF". This keeps to containerd's own value.
cat >"$node_dir/conf/containerd.toml" <<TOML
version = 2
root = "$node_dir/containerd/root"
state = "$node_dir/containerd/state"
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.tracing.processor.v1.otlp", "io.containerd.internal.v1.tracing"]
[grpc]
  address = "$socket"
[plugins."io.containerd.internal.v1.opt"]
  path = "$node_dir/containerd/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$sandbox_image"
  stream_server_address = "127.0.0.1"
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
        Root = "$node_dir/containerd/runc"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$node_dir/cni/net.d"
TOML

cat >"$node_dir/cni/net.d/10-holdfast.conflist" <<JSON
{"cniVersion": "1.0.0", "name": "holdfast", "plugins": [
  {"type": "bridge", "bridge": "$bridge", "isGateway": true, "ipMasq": false, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "$node_dir/cni/ipam", "ranges": [[{"subnet": "$pods_here"}]],
            "routes": [{"dst": "$services"}, {"dst": "$nodes"}]}}]}
JSON

# The groups of containers lie in version 1 of cgroups on some build machines, which a new kubelet refuses unless told.
cat >"$node_dir/conf/kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
failCgroupV1: false
cgroupDriver: cgroupfs
cgroupRoot: /$cgroup
containerRuntimeEndpoint: unix://$socket
address: $node_ip
healthzBindAddress: 127.0.0.1
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $pki/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: $pki/node.crt
tlsPrivateKeyFile: $pki/node.key
clusterDomain: cluster.local
clusterDNS: [$dns_service]
resolvConf: $node_dir/conf/resolv.conf
podLogsDir: $node_dir/pods-log
failSwapOn: false
maxPods: 50
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
imagePullCredentialsVerificationPolicy: NeverVerify
evictionHard: {memory.available: 200Mi, nodefs.available: 1Gi, nodefs.inodesFree: 1%, imagefs.available: 1Gi}
YAML

cat >"$node_dir/conf/proxy.yaml" <<YAML
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: nftables
hostnameOverride: $node
clientConnection: {kubeconfig: $pki/proxy.kubeconfig}
clusterCIDR: $pods
bindAddress: $node_ip
healthzBindAddress: 127.0.0.1:10256
metricsBindAddress: 127.0.0.1:10249
conntrack: {maxPerCore: 0, min: 0}
YAML
