#!/usr/bin/env bash
# Copies the shared libraries that a Java runtime needs out of this machine's own packages, with their licences.
# usage: images/libraries.sh <Java runtime> <output folder>
# Writes <output>/root (what goes into the image) and <output>/packages (name, version and architecture, one a line).
set -euo pipefail
runtime=$1 output=$2
root=$output/root

command -v dpkg-query >/dev/null || {
  echo "images: this machine has no dpkg. The images take glibc from a Debian package; build them on Debian or Ubuntu." >&2
  exit 1
}

mkdir -p "$root/etc"
# The loader's path is part of every program, so it stays what it is.
mapfile -t libraries < <(
  find "$runtime/bin" "$runtime/lib" -type f \( -name '*.so' -o -path '*/bin/*' \) -exec ldd {} + 2>/dev/null |
    awk '$2 == "=>" && $3 ~ /^\// {print $3} $1 ~ /ld-linux/ {print $1}' | grep -v "^$(realpath "$runtime")" |
    LC_ALL=C sort -u
)
for library in "${libraries[@]}"; do
  mkdir -p "$root${library%/*}"
  cp -L "$library" "$root$library"
done

for library in "${libraries[@]}"; do
  dpkg-query -S "$(realpath "$library")" 2>/dev/null || dpkg-query -S "$library"
done | cut -d: -f1 | LC_ALL=C sort -u |
  xargs dpkg-query -W -f '${Package} ${Version} ${Architecture}\n' | LC_ALL=C sort -u >"$output/packages"
while read -r package _; do
  mkdir -p "$root/usr/share/doc/$package"
  cp -L "/usr/share/doc/$package/copyright" "$root/usr/share/doc/$package/copyright"
done <"$output/packages"

printf 'root:x:0:0:root:/:/sbin/nologin\nholdfast:x:65532:65532:Holdfast:/:/sbin/nologin\n' >"$root/etc/passwd"
printf 'root:x:0:\nholdfast:x:65532:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
