#!/usr/bin/env bash
# Plays the demo, and writes down which classes operator and webhook loaded: images/src/main/classes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
JDK_JAVA_OPTIONS="-XX:DumpLoadedClassList=$folder/%p" \
  "$(tools/jdk.sh)/bin/java" -jar demo/target/holdfast-demo-0.1.0-SNAPSHOT.jar >/dev/null 2>&1
for main in dev/holdfast/operator/Main dev/holdfast/webhook/WebhookMain; do
  component=$(cut -d/ -f3 <<<"$main")
  list=$(grep -l "^$main " "$folder"/* | head -1)
  {
    echo "# Classes that the $component loads until it is ready; see images/README.md."
    # Not what is made while it runs: lambdas, proxies, compiled policies.
    grep -v '^[@#]' "$list" | grep -v ' source: ' | cut -d' ' -f1 | grep -v 'Lambda\|/\$Proxy\|\$\$' | LC_ALL=C sort -u
  } >"images/src/main/classes/$component"
done
