#!/usr/bin/env bash
# Builds Helm 3, which some still have, into the cache of tools/build.sh; keyed by its own pins, so that it needs
# nothing else built anew. Prints the program's path; progress goes to standard error.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [[ -n ${HOLDFAST_TOOLS_DIR:-} ]]; then
  [[ -x $HOLDFAST_TOOLS_DIR/helm3 ]] || {
    echo "tools: HOLDFAST_TOOLS_DIR=$HOLDFAST_TOOLS_DIR holds no executable 'helm3'." \
      "Put it there, or unset HOLDFAST_TOOLS_DIR to have it built." >&2
    exit 1
  }
  echo "$HOLDFAST_TOOLS_DIR/helm3"
  exit 0
fi

key=$(cat "$here/go.mod" "$here/go.sum" "${BASH_SOURCE[0]}" | sha256sum | cut -c1-16)
cache=${HOLDFAST_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/holdfast}/tools/helm3-$key
mkdir -p "$cache"
exec 9>"$cache/.lock"
flock 9
if [[ ! -x $cache/helm3 ]]; then
  echo "tools: building Helm 3 (once; cached in $cache)" >&2
  started=$SECONDS versions=""
  cd "$here"
  export GOFLAGS="-mod=readonly -buildvcs=false" CGO_ENABLED=0
  # As its releases have it: the Kubernetes that templates are rendered for, unless a cluster says otherwise.
  minor=$(go list -m -f '{{.Version}}' k8s.io/client-go | cut -d. -f2)
  for package in chartutil lint/rules; do
    versions+=" -X helm.sh/helm/v3/pkg/$package.k8sVersionMajor=1 -X helm.sh/helm/v3/pkg/$package.k8sVersionMinor=$minor"
  done
  go build -trimpath -ldflags "-s -w$versions" -o "$cache/.helm3.partial" helm.sh/helm/v3/cmd/helm
  mv "$cache/.helm3.partial" "$cache/helm3"
  echo "tools: Helm 3 built in $((SECONDS - started)) s" >&2
fi
echo "$cache/helm3"
