#!/usr/bin/env bash
# Builds a program that only tests need, from a module of its own, so that its pins change nothing of what
# tools/build.sh has built. Prints the program's path; progress goes to standard error.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

case ${1:-} in
  helm3) package=helm.sh/helm/v3/cmd/helm ;;
  rulecheck) package=. ;;
  *)
    echo "usage: tools/extra.sh helm3 | rulecheck" >&2
    exit 2
    ;;
esac
name=$1

if [[ -n ${HOLDFAST_TOOLS_DIR:-} && -x $HOLDFAST_TOOLS_DIR/$name ]]; then
  echo "$HOLDFAST_TOOLS_DIR/$name"
  exit 0
fi
command -v go >/dev/null || {
  echo "tools: Go is needed to build $name. Install it, or put '$name' into the folder that HOLDFAST_TOOLS_DIR names." >&2
  exit 1
}

cd "$here/$name"
shopt -s nullglob
key=$(cat go.mod go.sum ./*.go "$here/extra.sh" | sha256sum | cut -c1-16)
cache=${HOLDFAST_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/holdfast}/tools/$name-$key
mkdir -p "$cache"
exec 9>"$cache/.lock"
flock 9
if [[ ! -x $cache/$name ]]; then
  echo "tools: building $name (once; cached in $cache)" >&2
  started=$SECONDS
  export GOFLAGS="-mod=readonly -buildvcs=false" CGO_ENABLED=0
  ldflags="-s -w"
  if [[ $name == helm3 ]]; then
    # As its releases have it: the Kubernetes that templates are rendered for, unless a cluster says otherwise.
    minor=$(go list -m -f '{{.Version}}' k8s.io/client-go | cut -d. -f2)
    for part in chartutil lint/rules; do
      ldflags+=" -X helm.sh/helm/v3/pkg/$part.k8sVersionMajor=1 -X helm.sh/helm/v3/pkg/$part.k8sVersionMinor=$minor"
    done
  fi
  go build -trimpath -ldflags "$ldflags" -o "$cache/.$name.partial" "$package"
  mv "$cache/.$name.partial" "$cache/$name"
  echo "tools: $name built in $((SECONDS - started)) s" >&2
fi
echo "$cache/$name"
