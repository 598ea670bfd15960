#!/usr/bin/env bash
# Images that kgen makes in the hands of others: dockerd loads and runs them, skopeo and umoci read them, and a real registry
# takes them and gives them back, also with credentials, through a mirror, and, once they are here, without any network.
#
# Needs root, go, and of Debian's packages docker.io (dockerd), skopeo, umoci, docker-registry and apache2-utils (htpasswd); what
# is missing is installed. Where the kernel gives containers no network, none is used: `--network none`.
#
#   tests/acceptance/images.sh
#
# KGEN  the binary; default: a build of this repository
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
say() { printf '%s\n' "$*" >&2; }
fail() { say "images: $*"; exit 1; }

declare -A package=([dockerd]=docker.io [docker]=docker.io [skopeo]=skopeo [umoci]=umoci [docker-registry]=docker-registry
  [htpasswd]=apache2-utils)
missing=()
export PATH=$PATH:/usr/sbin:/sbin
for tool in "${!package[@]}"; do
  command -v "$tool" >/dev/null || missing+=("${package[$tool]}")
done
if ((${#missing[@]})); then
  command -v apt-get >/dev/null || fail "these packages are missing: ${missing[*]}"
  say "installing ${missing[*]}"
  # Services are not to be started: what is needed is started here.
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"; } >&2
  rm -f /usr/sbin/policy-rc.d
fi

if [[ -z ${KGEN:-} ]]; then
  (cd "$root" && cargo build --quiet --locked)
  KGEN=${CARGO_TARGET_DIR:-$root/target}/debug/kgen
fi
kgen=$(realpath "$KGEN")

work=$(mktemp -d)
started=()
cleanup() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT

# Waits until a command goes well.
until_well() {
  for ((try = 0; try < 150; try++)); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.2
  done
  return 1
}

# A registry on a port, with whatever else its configuration says.
registry() {
  local port=$1 name=$2
  shift 2
  mkdir -p "$work/$name"
  {
    printf 'version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: %s\n  delete:\n    enabled: true\n' "$work/$name"
    printf 'http:\n  addr: 127.0.0.1:%s\n' "$port"
    printf '%s' "$@"
  } >"$work/$name.yml"
  docker-registry serve "$work/$name.yml" >"$work/$name.log" 2>&1 &
  started+=($!)
  until_well bash -c "exec 3<>/dev/tcp/127.0.0.1/$port" || { cat "$work/$name.log" >&2; fail "the registry $name does not start"; }
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# ---- a project, and what it is to make

cp -R "$root/examples/fleet" "$work/fleet"
rm -rf "$work/fleet/_output"
cd "$work/fleet"
export GIT_CEILING_DIRECTORIES=$work GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
git init --quiet && git add --all
git -c user.name=a -c user.email=a@example.com commit --quiet --message all && git tag v1.4.2
plain=$(free_port)
registry "$plain" plain
sed -i "s|registry.example.com/fleet/|localhost:$plain/fleet/|" kgen.toml
git -c user.name=a -c user.email=a@example.com commit --quiet --all --message registry && git tag --force v1.4.2 >/dev/null

"$kgen" image --quiet --push >/dev/null || fail "the images cannot be made and pushed"
images=$work/fleet/_output/release-images
for file in amd64/fleet-apiserver.tar amd64/fleetctl.tar arm64/fleet-apiserver.tar arm64/fleetctl.tar oci/index.json; do
  [[ -f $images/$file ]] || fail "$file was not made"
done
(cd "$images" && sha256sum --quiet -c SHA256SUMS && sha512sum --quiet -c SHA512SUMS) || fail "the sums do not hold"

# ---- skopeo and umoci

name=localhost:$plain/fleet/fleetctl:v1.4.2
for arch in amd64 arm64; do
  said=$(skopeo inspect "docker-archive:$images/$arch/fleetctl.tar")
  [[ $said == *"\"Architecture\": \"$arch\""* ]] || fail "skopeo says of the archive for $arch: $said"
  said=$(skopeo --override-arch "$arch" inspect "oci:$images/oci:$name")
  [[ $said == *"\"Architecture\": \"$arch\""* ]] || fail "skopeo says of the layout: $said"
  skopeo --override-arch "$arch" copy --quiet "oci:$images/oci:$name" "oci:$work/one:$arch"
  umoci unpack --rootless --image "$work/one:$arch" "$work/unpacked-$arch" 2>/dev/null
  cmp "$work/unpacked-$arch/rootfs/usr/local/bin/fleetctl" "_output/local/bin/linux/$arch/fleetctl" ||
    fail "umoci has unpacked another program"
done
say "skopeo and umoci: ok"

# ---- a registry: all platforms under one tag, as they were sent

raw=$(skopeo inspect --tls-verify=false --raw "docker://$name")
[[ $raw == *'"application/vnd.oci.image.index.v1+json"'* && $raw == *arm64* && $raw == *amd64* ]] ||
  fail "the registry has no list of platforms: $raw"
skopeo copy --quiet --all --src-tls-verify=false "docker://$name" "oci:$work/pulled:all"
skopeo copy --quiet --all "oci:$images/oci:$name" "oci:$work/local:all"
diff -r "$work/pulled/blobs" "$work/local/blobs" || fail "what comes back is not what was sent"
# Nothing is sent twice.
sent() { grep 'PUT\|PATCH' "$work/plain.log" | grep -c '/blobs/' || true; }
before=$(sent)
((before > 0)) || fail "the registry's log names no blob that was sent"
"$kgen" image --quiet --push >/dev/null
after=$(sent)
((after == before)) || fail "$((after - before)) blobs were sent again"
say "registry: ok"

# ---- the image as a base: from the registry, through a mirror, and without a network

project() {
  mkdir -p "$work/$1/cmd/top"
  cd "$work/$1"
  printf 'module example.com/top\n\ngo 1.21\n' >go.mod
  printf 'package main\n\nfunc main() { println("top") }\n' >cmd/top/main.go
  printf '%s\n' '[[build.group]]' 'name = "all"' 'targets = ["./cmd/top"]' 'platforms = ["linux/amd64", "linux/arm64"]' 'static = true' \
    '[[image]]' 'binary = "top"' "name = \"localhost:$plain/top/top\"" "base = \"$2\"" >kgen.toml
  printf '/_output/\n' >.gitignore
  git init --quiet && git add --all
  git -c user.name=a -c user.email=a@example.com commit --quiet --message all && git tag v0.1.0
}

project direct "$name"
"$kgen" image --quiet --push >/dev/null || fail "an image on a base of the registry cannot be made"
skopeo --override-arch arm64 inspect --tls-verify=false --raw "docker://localhost:$plain/top/top:v0.1.0" | grep -q arm64 || fail "no arm64"
grep -q 'mount=sha256' "$work/plain.log" || fail "no blob was mounted from the base's repository"

rm -rf _output/release-images
"$kgen" image --quiet --offline >/dev/null || fail "what was pulled once is not found without a network"

project mirrored "registry.example.com/fleet/fleetctl:v1.4.2"
printf '%s\n' '[registry]' "mirrors = { \"registry.example.com\" = \"localhost:$plain\" }" >>kgen.toml
"$kgen" image --quiet --only compile --only image >/dev/null || fail "the mirror is not asked"

project nowhere "registry.example.com/fleet/none:v1"
if said=$("$kgen" image --offline 2>&1 >/dev/null); then fail "a base was made up"; else code=$?; fi
[[ $code == 2 && $said == *"registry.example.com/fleet/none:v1"* && $said == *"docker pull"* ]] || fail "($code) $said"

project refused "localhost:1/fleet/none:v1"
if said=$("$kgen" image 2>&1 >/dev/null); then fail "a base was made up"; else code=$?; fi
[[ $code == 2 && $said == *"localhost:1/fleet/none:v1"* && $said == *"docker pull"* ]] || fail "($code) $said"
say "bases, mirror, offline: ok"

# ---- credentials

locked=$(free_port)
htpasswd -Bbn somebody "open sesame" >"$work/htpasswd" 2>/dev/null
registry "$locked" locked $'auth:\n  htpasswd:\n    realm: here\n    path: '"$work/htpasswd"$'\n'
cd "$work/direct"
sed -i "s|localhost:$plain/top/top|localhost:$locked/top/top|" kgen.toml
git -c user.name=a -c user.email=a@example.com commit --quiet --all --message locked && git tag --force v0.1.0 >/dev/null
export DOCKER_CONFIG=$work/docker
mkdir -p "$DOCKER_CONFIG"
login() { printf '{"auths":{"localhost:%s":{"auth":"%s"}}}' "$locked" "$(printf '%s' "$1" | base64)" >"$DOCKER_CONFIG/config.json"; }
for who in "" "somebody:wrong"; do
  if [[ -n $who ]]; then login "$who"; fi
  if said=$("$kgen" image --push 2>&1 >/dev/null); then fail "pushed as '$who'"; else code=$?; fi
  [[ $code == 2 && $said == *"cannot push localhost:$locked/top/top:v0.1.0"* ]] || fail "($code) $said"
done
login "somebody:open sesame"
"$kgen" image --quiet --push >/dev/null || fail "cannot push with credentials"
# A helper, as Docker runs it.
mkdir "$work/bin"
printf '#!/bin/sh\nread server\n[ "$server" = localhost:%s ] || { echo "credentials not found in native keychain"; exit 1; }\nprintf %%s %s\n' "$locked" \
  "'{\"ServerURL\":\"\",\"Username\":\"somebody\",\"Secret\":\"open sesame\"}'" >"$work/bin/docker-credential-test"
chmod +x "$work/bin/docker-credential-test"
printf '{"credsStore":"test"}' >"$DOCKER_CONFIG/config.json"
PATH=$work/bin:$PATH "$kgen" image --quiet --push >/dev/null || fail "cannot push with a credential helper"
touch dirty
if said=$(PATH=$work/bin:$PATH "$kgen" image --push 2>&1 >/dev/null); then fail "a dirty tree was pushed"; else code=$?; fi
[[ $code == 1 && $said == *"the tree is dirty"* ]] || fail "($code) $said"
rm dirty
unset DOCKER_CONFIG
say "credentials: ok"

# ---- registries that do not do as they should

dropping=$(free_port)
python3 - "$dropping" <<'EOF' &
import socket, sys
server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    connection.recv(1)
    connection.close()
EOF
started+=($!)
until_well bash -c "exec 3<>/dev/tcp/127.0.0.1/$dropping" || fail "nothing listens"
project dropped "localhost:$dropping/fleet/none:v1"
if said=$("$kgen" image 2>&1 >/dev/null); then fail "a base was made up"; else code=$?; fi
[[ $code == 2 && $said == *"cannot pull the base localhost:$dropping/fleet/none:v1"* ]] || fail "($code) $said"

# Every layer that the registry has is another than it says.
find "$work/plain" -name data -size +500k -exec sh -c 'printf x | dd of="$1" bs=1 seek=5000 conv=notrunc 2>/dev/null' sh {} \;
project damaged "$name"
if said=$("$kgen" image 2>&1 >/dev/null); then fail "a damaged base was taken"; else code=$?; fi
[[ $code == 2 && $said == *"cannot pull the base $name"* && $said == *igest* ]] || fail "($code) $said"
[[ ! -e _output/release-images ]] || fail "something was written"
say "wrong registries: ok"

# ---- dockerd

docker_host=unix://$work/docker.sock
dockerd --host "$docker_host" --data-root "$work/docker-data" --exec-root "$work/docker-exec" --pidfile "$work/docker.pid" \
  --storage-driver vfs --iptables=false --ip6tables=false --bridge none >"$work/dockerd.log" 2>&1 &
started+=($!)
export DOCKER_HOST=$docker_host
until_well docker version || { tail -20 "$work/dockerd.log" >&2; fail "dockerd does not start"; }
cd "$work/fleet"
docker load --quiet --input "$images/amd64/fleetctl.tar" >/dev/null || fail "docker cannot load the image"
host=$(go env GOARCH)
docker load --quiet --input "$images/$host/fleetctl.tar" >/dev/null || fail "docker cannot load the image"
said=$(docker run --rm --network none "localhost:$plain/fleet/fleetctl-$host:v1.4.2" version) || fail "the image does not run"
[[ $said == *v1.4.2* ]] || fail "the program in the image says $said"
# A base that this machine's engine has needs no registry.
project engine "localhost:$plain/fleet/fleetctl-$host:v1.4.2"
"$kgen" image --quiet --offline --platform "linux/$host" >/dev/null || fail "a base of the engine is not found"
docker load --quiet --input "_output/release-images/$host/top.tar" >/dev/null
said=$(docker run --rm --network none "localhost:$plain/top/top-$host:v0.1.0" 2>&1) || fail "the image on it does not run: $said"
[[ $said == top ]] || fail "the program in the image says $said"
say "dockerd: ok"

# ---- the same images by the engine: what is in them is the same

cd "$work/fleet"
export DOCKER_BUILDKIT=0
# What a program's archive holds, unpacked by others, and how it is started.
unpacked() {
  skopeo copy --quiet "docker-archive:$1" "oci:$2:it"
  umoci unpack --rootless --image "$2:it" "$2-unpacked" 2>/dev/null
  skopeo inspect --config "docker-archive:$1" | python3 -c '
import json, sys
config = json.load(sys.stdin)
run = config["config"]
print(config["os"], config["architecture"], *(run.get(key) for key in ("Entrypoint", "Cmd", "User", "WorkingDir", "Labels")))
' >"$2-config"
}
unpacked "$images/$host/fleetctl.tar" "$work/by-kgen"
"$kgen" image --quiet --engine docker --platform "linux/$host" fleetctl >/dev/null || fail "the engine does not make the image"
unpacked "$images/$host/fleetctl.tar" "$work/by-docker"
diff -r "$work/by-kgen-unpacked/rootfs" "$work/by-docker-unpacked/rootfs" || fail "the engine's image holds something else"
diff "$work/by-kgen-config" "$work/by-docker-config" || fail "the engine's image is started in another way"
say "engine: ok"
