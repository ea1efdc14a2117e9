#!/usr/bin/env bash
# Counts what PIT's mutations.xml says, by package: how many small changes of the code no test noticed.
# Arguments: reports. With --list also names each mutant that lived, by class and line.
set -euo pipefail
list=
if [ "${1:-}" = --list ]; then
  list=1
  shift
fi

sed -s 's/<mutation /\n&/g' "$@" | awk -v list="$list" '
  function field(name,    part) {
    if (!match($0, "<" name ">[^<]*")) return ""
    part = substr($0, RSTART, RLENGTH)
    return substr(part, length(name) + 3)
  }
  /^<mutation / {
    match($0, /status=.[A-Z_]*/)
    status = substr($0, RSTART + 8, RLENGTH - 8)
    class = field("mutatedClass")
    package = class
    sub(/\.[^.]*$/, "", package)
    seen[package] = 1
    all[package]++; all["all"]++
    kind = status == "SURVIVED" ? "survived" : status == "NO_COVERAGE" ? "uncovered" : "killed"
    count[package, kind]++; count["all", kind]++
    if (list && kind != "killed")
      print class ":" field("lineNumber") " " field("mutatedMethod") " " kind ": " field("description") | "sort"
  }
  function line(name) {
    return sprintf("%-38s %4d mutants: %4d killed, %3d survived, %3d not covered, score %.1f%%", name, all[name],
      count[name, "killed"], count[name, "survived"], count[name, "uncovered"], 100 * count[name, "killed"] / all[name])
  }
  END {
    if (list) close("sort")
    for (package in seen) print line(package) | "sort"
    close("sort")
    if (!all["all"]) { print "no mutants" > "/dev/stderr"; exit 1 }
    print line("all")
  }'
