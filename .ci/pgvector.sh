#!/usr/bin/env bash
# Puts pgvector 0.8 into Debian's PostgreSQL, which has no package of it in bookworm: compiles the source package of trixie against the
# server's headers, which are unpacked rather than installed (their package would bring a whole clang along). Run as root.
set -euo pipefail
version=$(ls /usr/lib/postgresql | sort -n | tail -1)
[ -e "/usr/share/postgresql/$version/extension/vector.control" ] && exit 0
apt-get install -y -qq --no-install-recommends "postgresql-$version-pgvector" >/dev/null 2>&1 && exit 0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p lists/partial sources
printf 'Types: deb-src\nURIs: http://deb.debian.org/debian\nSuites: trixie\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
  >sources/trixie.sources
options=(-qq -o Acquire::Retries=2 -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$folder/sources" -o "Dir::State::lists=$folder/lists" -o APT::Sandbox::User=root)
apt-get "${options[@]}" update
apt-get "${options[@]}" source --download-only pgvector
tar xf pgvector_*.orig.tar.gz
apt-get download -qq "postgresql-server-dev-$version"
dpkg -x postgresql-server-dev-*.deb headers
cd pgvector-*/
headers=$folder/headers/usr/include/postgresql
for file in src/*.c; do echo "$file"; done | xargs -P 2 -I FILE sh -c \
  'gcc -O2 -ftree-vectorize -fassociative-math -fno-signed-zeros -fno-trapping-math -fPIC -I. -Isrc "-I$0/'"$version"'/server" "-I$0/internal" -c FILE -o "$(basename FILE .c).o"' "$headers"
gcc -shared -o vector.so ./*.o
install -m 755 vector.so "/usr/lib/postgresql/$version/lib/"
number=$(sed -n "s/^default_version = '\(.*\)'/\1/p" vector.control)
cp sql/vector.sql "sql/vector--$number.sql"
install -m 644 vector.control sql/vector--*.sql "/usr/share/postgresql/$version/extension/"
