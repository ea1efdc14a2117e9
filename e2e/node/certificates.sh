#!/usr/bin/env bash
# A throw-away authority, what each component shows of itself, and their kubeconfigs.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"
rm -rf "$pki"
install -d -m 0700 "$pki"
cd "$pki"
key=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
openssl req -x509 "${key[@]}" -days 30 -subj /CN=holdfast-node -keyout ca.key -out ca.crt 2>/dev/null

# certificate NAME SUBJECT [ALTERNATIVE NAMES]
certificate() {
  openssl req "${key[@]}" -keyout "$1.key" -subj "$2" -out "$1.csr" 2>/dev/null
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -out "$1.crt" \
    -extfile <(printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth,clientAuth\n' "${3:-DNS:$1}") 2>/dev/null
}
certificate apiserver /CN=kube-apiserver \
  "DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:$node_ip,IP:$first_service"
certificate admin /O=system:masters/CN=admin
certificate controller-manager /CN=system:kube-controller-manager
certificate scheduler /CN=system:kube-scheduler
certificate node "/O=system:nodes/CN=system:node:$node" "DNS:$node,IP:$node_ip"
certificate proxy /CN=system:kube-proxy
certificate kubelet-client /O=system:masters/CN=kube-apiserver-kubelet-client
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out accounts.key 2>/dev/null
openssl pkey -in accounts.key -pubout -out accounts.pub

for name in admin controller-manager scheduler node proxy; do
  kubectl config --kubeconfig="$name.kubeconfig" set-cluster node --server="https://$node_ip:6443" \
    --certificate-authority=ca.crt --embed-certs=true >/dev/null
  kubectl config --kubeconfig="$name.kubeconfig" set-credentials "$name" --client-certificate="$name.crt" \
    --client-key="$name.key" --embed-certs=true >/dev/null
  kubectl config --kubeconfig="$name.kubeconfig" set-context node --cluster=node --user="$name" >/dev/null
  kubectl config --kubeconfig="$name.kubeconfig" use-context node >/dev/null
done
