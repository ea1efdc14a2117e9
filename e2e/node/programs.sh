# How each process of the node is started; sourced after settings.sh.
apiserver() {
  start apiserver kube-apiserver --etcd-servers=http://127.0.0.1:12379 --secure-port=6443 --bind-address=$node_ip \
    --advertise-address=$node_ip --tls-cert-file="$pki/apiserver.crt" --tls-private-key-file="$pki/apiserver.key" \
    --client-ca-file="$pki/ca.crt" --service-account-key-file="$pki/accounts.pub" \
    --service-account-signing-key-file="$pki/accounts.key" --service-account-issuer=https://kubernetes.default.svc \
    --service-cluster-ip-range=$services --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction \
    --allow-privileged=true --kubelet-client-certificate="$pki/kubelet-client.crt" \
    --kubelet-client-key="$pki/kubelet-client.key" --kubelet-certificate-authority="$pki/ca.crt" \
    --kubelet-preferred-address-types=InternalIP
}

etcd_server() {
  start etcd etcd --data-dir "$node_dir/etcd" --unsafe-no-fsync --listen-client-urls http://127.0.0.1:12379 \
    --advertise-client-urls http://127.0.0.1:12379 --listen-peer-urls http://127.0.0.1:12380 \
    --initial-advertise-peer-urls http://127.0.0.1:12380 --initial-cluster default=http://127.0.0.1:12380
}

controller_manager() {
  start controller-manager kube-controller-manager --kubeconfig="$pki/controller-manager.kubeconfig" \
    --authentication-kubeconfig="$pki/controller-manager.kubeconfig" \
    --authorization-kubeconfig="$pki/controller-manager.kubeconfig" \
    --service-account-private-key-file="$pki/accounts.key" --root-ca-file="$pki/ca.crt" \
    --use-service-account-credentials=true --leader-elect=false --allocate-node-cidrs=true --cluster-cidr=$pods \
    --service-cluster-ip-range=$services --bind-address=127.0.0.1 --secure-port=10257
}

scheduler() {
  start scheduler kube-scheduler --kubeconfig="$pki/scheduler.kubeconfig" \
    --authentication-kubeconfig="$pki/scheduler.kubeconfig" --authorization-kubeconfig="$pki/scheduler.kubeconfig" \
    --leader-elect=false --bind-address=127.0.0.1 --secure-port=10259
}

kubelet_agent() {
  start kubelet kubelet --config="$node_dir/conf/kubelet.yaml" --kubeconfig="$pki/node.kubeconfig" \
    --root-dir="$node_dir/kubelet" --hostname-override=$node --node-ip=$node_ip
}

proxy() {
  start proxy kube-proxy --config="$node_dir/conf/proxy.yaml"
}
