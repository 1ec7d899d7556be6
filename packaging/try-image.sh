#!/usr/bin/env bash
# Does what the Dockerfile does as far as a shell can, in a temporary folder: copies what the build stage copies, runs its npm
# steps, then the program from a read-only copy with its data elsewhere. Not tried: apt-get, the base image, HEALTHCHECK.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
mkdir "$folder/app" "$folder/data"
sed -n '/^FROM .* AS build/,/^FROM /p' Dockerfile | sed -n 's/^COPY \([^-].*\)$/\1/p' | while read -r line; do
  read -ra words <<<"$line"
  to=${words[-1]}
  for from in "${words[@]:0:${#words[@]}-1}"; do
    [ "$to" = ./ ] && place=$folder/app/$(basename "$from") || place=$folder/app/$to
    mkdir -p "$(dirname "$place")"
    [ -d "$from" ] && mkdir -p "$place" && cp -r "$from/." "$place" || cp "$from" "$place"
  done
done
cd "$folder/app"
npm ci --no-audit --no-fund
npm prune --omit=dev --no-audit --no-fund
rm -rf dist/bench dist/.tsbuildinfo node_modules/.cache
cp -r corpus "$folder/data/corpus"
# What root may write in spite of its mode is written by nobody else: the program runs as somebody else, as in the image.
as=()
if [ "$(id -u)" = 0 ]; then
  chown -R nobody "$folder/data"
  chmod 755 "$folder"
  as=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups)
fi
chmod -R a-w "$folder/app"
export NODE_ENV=production CORPUS_DIR=$folder/data/corpus INDEX_DIR=$folder/data/index STATE_DIR=$folder/data/state HOME=/nonexistent
if "${as[@]}" touch "$folder/app/written" 2>/dev/null; then
  echo 'the code could be written' >&2
  exit 1
fi
"${as[@]}" node dist/main.js ingest
"${as[@]}" node dist/main.js doctor
"${as[@]}" node dist/main.js ask 泰山玻纤的项目总投资多少？
"${as[@]}" node dist/main.js check 泰山玻纤的项目总投资70亿元。
"${as[@]}" node dist/main.js backup "$folder/data/backup.tar.gz"
if written=$(find "$folder/app" -newer "$folder/data/corpus" -type f | grep .); then
  echo "written among the code: $written" >&2
  exit 1
fi
