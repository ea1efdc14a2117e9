#!/usr/bin/env bash
# Plays the demo, then looks around in it with kubectl holdfast, and writes down which classes operator, webhook and command
# line load: images/src/main/classes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mktemp -d)
JDK_JAVA_OPTIONS="-XX:DumpLoadedClassList=$folder/%p" \
  "$(tools/jdk.sh)/bin/java" -jar demo/target/holdfast-demo-0.1.0-SNAPSHOT.jar --keep >"$folder/demo" 2>&1 &
demo=$!
trap 'kill $demo 2>/dev/null; rm -rf "$folder"' EXIT
until grep -qs '^  export PATH=' "$folder/demo"; do
  kill -0 $demo 2>/dev/null || { tail "$folder/demo" >&2; exit 1; }
  sleep 1
done
eval "$(grep '^  export ' "$folder/demo")"

look() { # words for kubectl holdfast; each may fail, it has loaded its classes then
  # Where nothing can be kept, the launcher leaves archives alone, which don't go with such a list.
  XDG_CACHE_HOME=/dev/null JDK_JAVA_OPTIONS="-XX:DumpLoadedClassList=$folder/look-%p" \
    kubectl holdfast "$@" >/dev/null 2>&1 || true
}
claim=$(kubectl get pvc -A -o jsonpath='{.items[0].metadata.namespace}/{.items[0].metadata.name}')
look --help
look requests --all
look show "$(kubectl get chr -o jsonpath='{.items[0].metadata.name}')"
look impact "pvc/${claim#*/}" -n "${claim%/*}"
look posture -A
{
  printf '{"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "1", "operation": "DELETE",
    "name": "%s", "namespace": "%s", "kind": {"group": "", "version": "v1", "kind": "PersistentVolumeClaim"},
    "resource": {"group": "", "version": "v1", "resource": "persistentvolumeclaims"},
    "userInfo": {"username": "somebody"}, "object": null, "oldObject": ' "${claim#*/}" "${claim%/*}"
  kubectl get pvc "${claim#*/}" -n "${claim%/*}" -o json
  echo '}}'
} >"$folder/review.json"
look explain -f "$folder/review.json"
kill $demo
wait $demo || true

write() { # component, and until when it loads them; the lists of its runs
  {
    echo "# Classes that the $1 loads$2; see images/README.md."
    # Not what is made while it runs: lambdas, proxies, compiled policies.
    cat "${@:3}" | grep -v '^[@#]' | grep -v ' source: ' | cut -d' ' -f1 | grep -v 'Lambda\|/\$Proxy\|\$\$' | LC_ALL=C sort -u
  } >"images/src/main/classes/$1"
}
list() { grep -l "^$1 " "$folder"/* | head -1; }
write operator ' until it is ready' "$(list dev/holdfast/operator/Main)"
write webhook ' until it is ready' "$(list dev/holdfast/webhook/WebhookMain)"
write cli ' in one command or another' "$folder"/look-*
