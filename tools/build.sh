#!/usr/bin/env bash
# Builds the pinned programs (etcd, kube-apiserver, kube-controller-manager, kubectl, opa, helm; those of a node when
# asked) and copies the VolumeSnapshot CRDs into a cache outside the repository, keyed by the pins. Skips what is there.
# Prints the folder on the last line of standard output; progress goes to standard error.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [[ ${1:-} == -h || ${1:-} == --help ]]; then
  cat <<USAGE
usage: tools/build.sh [--node | --load]
  --node  also what runs a node: kube-scheduler, kubelet, kube-proxy, pause
  --load  also what load is compared with: nullwebhook
Environment:
  HOLDFAST_TOOLS_DIR  a folder that already holds etcd, kube-apiserver, kube-controller-manager, kubectl, opa,
                      helm and crds/; nothing is built then
  HOLDFAST_CACHE_DIR  where builds are kept (default: \${XDG_CACHE_HOME:-~/.cache}/holdfast)
USAGE
  exit 0
fi

programs=(etcd kube-apiserver kube-controller-manager kubectl opa helm)
case ${1:-} in
  --node) programs+=(kube-scheduler kubelet kube-proxy pause) ;;
  --load) programs+=(nullwebhook) ;;
esac
snapshot_crds=github.com/kubernetes-csi/external-snapshotter/client/v8

if [[ -n ${HOLDFAST_TOOLS_DIR:-} ]]; then
  for program in "${programs[@]}"; do
    [[ -x $HOLDFAST_TOOLS_DIR/$program ]] || {
      echo "tools: HOLDFAST_TOOLS_DIR=$HOLDFAST_TOOLS_DIR holds no executable '$program'." \
        "Put it there, or unset HOLDFAST_TOOLS_DIR to have it built." >&2
      exit 1
    }
  done
  echo "$HOLDFAST_TOOLS_DIR"
  exit 0
fi

command -v go >/dev/null || {
  echo "tools: Go is needed to build ${programs[*]}. Install Go $(awk '$1=="go"{print $2}' "$here/go.mod") or newer," \
    "or set HOLDFAST_TOOLS_DIR to a folder that holds these programs." >&2
  exit 1
}

key=$(cat "$here/go.mod" "$here/go.sum" "${BASH_SOURCE[0]}" | sha256sum | cut -c1-16)
cache=${HOLDFAST_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/holdfast}/tools/$key
mkdir -p "$cache/crds"
exec 9>"$cache/.lock"
flock 9

cd "$here"
export GOFLAGS="-mod=readonly -buildvcs=false" CGO_ENABLED=0
version_of() { go list -m -f '{{.Version}}' "$1"; }

package_of() {
  case $1 in
    etcd) echo go.etcd.io/etcd/server/v3 ;;
    opa) echo github.com/open-policy-agent/opa ;;
    helm) echo helm.sh/helm/v4/cmd/helm ;;
    pause | nullwebhook) echo "./$1" ;;
    kube*) echo "k8s.io/kubernetes/cmd/$1" ;;
  esac
}

kubernetes_ldflags() {
  local version=$1 minor
  minor=$(cut -d. -f2 <<<"$version")
  echo "-X k8s.io/component-base/version.gitVersion=$version" \
    "-X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=$minor"
}

number=0
for program in "${programs[@]}"; do
  number=$((number + 1))
  [[ -x $cache/$program ]] && continue
  ldflags="-s -w"
  case $program in kube*) ldflags+=" $(kubernetes_ldflags "$(version_of k8s.io/kubernetes)")" ;; esac
  echo "tools: [$number/${#programs[@]}] building $program (once; cached in $cache)" >&2
  started=$SECONDS
  go build -trimpath -ldflags "$ldflags" -o "$cache/.$program.partial" "$(package_of "$program")"
  mv "$cache/.$program.partial" "$cache/$program"
  echo "tools: [$number/${#programs[@]}] $program built in $((SECONDS - started)) s" >&2
done

if ! ls "$cache"/crds/*.yaml >/dev/null 2>&1; then
  # Nothing imports this module, so no build above has brought it.
  go mod download "$snapshot_crds"
  crds=$(go list -m -f '{{.Dir}}' "$snapshot_crds")/config/crd
  for kind in volumesnapshots volumesnapshotcontents volumesnapshotclasses; do
    install -m 0644 "$crds/snapshot.storage.k8s.io_$kind.yaml" "$cache/crds/"
  done
fi
echo "$cache"
