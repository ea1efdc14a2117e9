#!/usr/bin/env bash
# Prints the home of a JDK 25 or newer, or says how to get one. Looks at JAVA_HOME first, then where JDKs usually live.
set -euo pipefail
wanted=25

feature_version() { # of a JDK home; 0 when it is none
  [[ -x $1/bin/javac && -r $1/release ]] || { echo 0; return; }
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

shopt -s nullglob
candidates=("${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*
  /Library/Java/JavaVirtualMachines/*/Contents/Home)
if command -v javac >/dev/null; then
  candidates+=("$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")")
fi
for home in "${candidates[@]}"; do
  [[ -n $home ]] || continue
  version=$(feature_version "$home")
  if ((${version:-0} >= wanted)); then
    echo "$home"
    exit 0
  fi
done
echo "Holdfast needs JDK $wanted or newer and found none. Install one (Debian: temurin-$wanted-jdk; others:" \
  "https://adoptium.net), or set JAVA_HOME to it, then run make again." >&2
exit 1
