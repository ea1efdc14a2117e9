#!/usr/bin/env bash
# Adds up the test reports below the repository and closes with one line: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
find . -path '*/target/*-reports/TEST-*.xml' -print0 | xargs -0 -r cat | awk '
  /<testsuite / {
    tests += number("tests"); failed += number("errors") + number("failures"); skipped += number("skipped")
  }
  function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
  END { printf "%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped; exit (tests == 0) }'
