#!/usr/bin/env bash
# Builds the Dockerfile itself where there is neither a Docker daemon nor a registry of images: by buildah, as root, with a Debian
# that first-run.sh left with --keep standing in for the base image. Then asks in a container of it. Some ten minutes.
# packaging/build-image.sh FOLDER
set -euo pipefail
root=$(realpath "$1")
cd "$(dirname "$0")/.."
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
archive=$(mktemp)
trap 'rm -f "$archive"' EXIT
tar -C "$root" --exclude=youju -cf "$archive" .
base=$(buildah from scratch)
buildah add -q "$base" "$archive" /
buildah config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --env npm_config_nodedir=/opt/node \
  --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$base"
buildah run "$base" sh -c 'id node || useradd --uid 1000 --create-home node'
buildah commit -q --rm "$base" docker.io/library/node:20-bookworm-slim
buildah bud --pull-never --format docker -t youju:try .
container=$(buildah from --pull-never youju:try)
buildah run "$container" sh -euc '
  id -un
  node dist/main.js ingest
  node dist/main.js doctor
  node dist/main.js ask 泰山玻纤的项目总投资多少？
  ! touch /app/written'
buildah rm "$container"
buildah rmi youju:try docker.io/library/node:20-bookworm-slim
