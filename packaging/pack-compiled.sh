#!/usr/bin/env bash
# npm pack, with hnswlib-node as it is compiled here: the tarball installs without a compiler on machines of this kind (system,
# processor, C library this old or newer) with any Node that we support, since the binary is of Node-API. Prints the file's name.
# packaging/pack-compiled.sh [FOLDER], after npm ci. See docs/decisions/0047-compiled.md.
set -euo pipefail
to=$(realpath "${1:-.}")
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
packed=$(npm pack --silent --ignore-scripts --pack-destination "$folder")
tar -xzf "$folder/$packed" -C "$folder"
cd "$folder/package"
mkdir -p node_modules/hnswlib-node/build/Release
for name in bindings file-uri-to-path; do cp -r "$OLDPWD/node_modules/$name" node_modules/; done
from=$OLDPWD/node_modules/hnswlib-node
cp -r "$from/lib" "$from/LICENSE.txt" "$from/README.md" "$from/package.json" node_modules/hnswlib-node/
cp "$from/build/Release/addon.node" node_modules/hnswlib-node/build/Release/
node -e '
  const { readFileSync, writeFileSync } = require("node:fs")
  const edit = (path, change) => {
    const manifest = JSON.parse(readFileSync(path, "utf8"))
    change(manifest)
    writeFileSync(path, JSON.stringify(manifest, null, 2) + "\n")
  }
  edit("package.json", (own) => { own.bundleDependencies = ["hnswlib-node"] })
  edit("node_modules/hnswlib-node/package.json", (compiled) => {
    compiled.gypfile = false
    delete compiled.scripts
    delete compiled.devDependencies
    delete compiled.dependencies["node-addon-api"]
  })'
packed=$(npm pack --silent --ignore-scripts)
kind=$(node -p '`${process.platform}-${process.arch}`')
mv "$packed" "$to/${packed%.tgz}-$kind.tgz"
echo "${packed%.tgz}-$kind.tgz"
