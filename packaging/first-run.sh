#!/usr/bin/env bash
# The first run on a bare Debian that has Node and nothing else, by the README's commands: installs what it names, clones, npm ci,
# npm start, then `youju setup` in a pseudo-terminal and the bot on the Discord of the tests (setup.long.test.ts, which CI runs too).
# packaging/first-run.sh FOLDER [--keep], as root, with debootstrap and Debian's and npm's registries at hand; some ten minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
tree=$PWD
root=$(realpath -m "$1")
mkdir -p "$root"
left() {
  umount "$root/proc" "$root/dev/pts" "$root/dev" "$root/mnt" 2>/dev/null || true
  [ "${kept:-}" ] || rm -rf --one-file-system "$root"
}
[ "${2:-}" = --keep ] && kept=yes
trap left EXIT

[ -x "$root/bin/sh" ] || debootstrap --variant=minbase bookworm "$root"
# This machine's Node, its headers, which node-gyp else fetches, and npm.
mkdir -p "$root/opt/node/bin" "$root/opt/node/lib/node_modules"
cp "$(readlink -f "$(command -v node)")" "$root/opt/node/bin/node"
cp -r "$(npm root -g)/npm" "$root/opt/node/lib/node_modules/"
headers=$(dirname "$(readlink -f "$(command -v node)")")/../include
[ -d "$headers/node" ] && mkdir -p "$root/opt/node/include" && cp -r "$headers/node" "$root/opt/node/include/"
ln -sf /opt/node/bin/node "$root/usr/local/bin/node"
ln -sf /opt/node/lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
ln -sf /opt/node/lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
cp /etc/resolv.conf "$root/etc/"
mkdir -p "$root/etc/ssl/certs"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
mount --bind /proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind /dev/pts "$root/dev/pts"
mount --bind -o ro "$tree" "$root/mnt"

bare() {
  env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin npm_config_nodedir=/opt/node \
    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt DEBIAN_FRONTEND=noninteractive chroot "$root" /bin/bash -euc "$1"
}
bare '! command -v g++ make python3 git'
bare 'apt-get update -qq && apt-get install -y -qq --no-install-recommends git g++ make python3'
bare 'cd && rm -rf youju && git -c safe.directory=* clone -q /mnt youju'
bare 'cd ~/youju && npm ci && npm start </dev/null'
bare 'cd ~/youju && npm run youju -- doctor'
bare 'cd ~/youju && npx vitest run --project long-together test/integration/operation/setup.long.test.ts'
echo 'On a bare Debian the commands of the README lead to a bot that answers.'
