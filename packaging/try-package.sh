#!/usr/bin/env bash
# Packs the program, installs it into an empty folder from the registry of npm, and does there what somebody would who found the
# tarball. Takes a minute or two. packaging/try-package.sh [--compiled], after npm ci; with --compiled the tarball is that of
# pack-compiled.sh, and whatever would be compiled on installation fails.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ "${1:-}" = --compiled ]; then
  packed=$(packaging/pack-compiled.sh "$folder")
  export CC=false CXX=false MAKE=false
else
  packed=$(npm pack --silent --ignore-scripts --pack-destination "$folder")
fi
mkdir "$folder/empty"
cd "$folder/empty"
# No CUDA, and no setting of whoever runs this.
export ONNXRUNTIME_NODE_INSTALL=skip
unset DISCORD_TOKEN CORPUS_DIR INDEX_DIR STATE_DIR
npm install --no-audit --no-fund "../$packed"
npx youju --version
npx youju ingest
npx youju ask 晋城光机电产业的产值有多少？ | tee ../asked
grep -q 700亿元 ../asked
npx youju doctor
printf 'some-token\ny\n\n\n' | DISCORD_API_URL=http://127.0.0.1:9/api npx youju setup >../setup
grep -q '^DISCORD_TOKEN=some-token$' .env
npx youju backup ../backup.tar.gz
echo "$packed was installed into an empty folder and works there"
