# shellcheck shell=bash
# The Kubernetes 1.20.2 tree, for the scripts beside this one: where it is, and the kgen.toml that it needs. Expects in `cache`
# the folder to download to.

say() { printf '%s\n' "$*" >&2; }

# Prints the path of the kgen to try: KGEN, or the release build of this repository, made if need be. Expects the repository in
# `root`.
kgen_to_try() {
  local kgen=${KGEN:-}
  if [[ -z $kgen ]]; then
    (cd "$root" && cargo build --release --bin kgen >&2)
    kgen=${CARGO_TARGET_DIR:-$root/target}/release/kgen
  fi
  realpath "$kgen"
}

# Prints the path of the unpacked tree.
tree() {
  if [[ -n ${KGEN_K8S_TREE:-} ]]; then
    printf '%s\n' "$KGEN_K8S_TREE"
    return
  fi
  local unpacked=$cache/kubernetes-1.20.2
  if [[ ! -f $unpacked/.complete ]]; then
    mkdir -p "$cache/download" "$unpacked"
    local archive
    archive=$(find "$cache/download" -name 'kubernetes_1.20*.orig.tar.*' -print -quit)
    if [[ -z $archive ]]; then
      download >&2
      archive=$(find "$cache/download" -name 'kubernetes_1.20*.orig.tar.*' -print -quit)
    fi
    [[ -n $archive ]] || { say "no kubernetes_1.20*.orig.tar in $cache/download"; exit 2; }
    tar -xf "$archive" -C "$unpacked" --strip-components=1
    touch "$unpacked/.complete"
  fi
  printf '%s\n' "$unpacked"
}

# Takes the machine's own package sources, asked for source packages, in lists of their own: the machine's
# configuration stays as it is. The package is in Debian 12 (bookworm).
download() {
  command -v apt-get >/dev/null || { say "apt-get is needed to download the tree; or set KGEN_K8S_TREE"; exit 2; }
  local state=$cache/apt file
  rm -rf "$state/parts"
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/parts"
  for file in /etc/apt/sources.list.d/*.sources; do
    [[ -f $file ]] && sed 's/^Types:.*/Types: deb-src/' "$file" >"$state/parts/${file##*/}"
  done
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [[ -f $file ]] && sed -n 's/^deb /deb-src /p' "$file" >"$state/parts/${file##*/}.list"
  done
  local apt=(apt-get -o "Dir::State=$state" -o "Dir::State::Lists=$state/lists" -o "Dir::Cache=$state/cache"
    -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$state/parts" -o APT::Sandbox::User=root)
  "${apt[@]}" update
  (cd "$cache/download" && "${apt[@]}" source --download-only kubernetes)
}

# The kgen.toml of the tree given: what is not in the markers. Of what Makefile.generated_files tells the tools besides, only this matters in a run
# over the whole tree: without it, the events packages miss functions. That all packages with defaults are each other's
# peers, and that functions are looked for in all packages with conversions, changes no byte.
settings() {
  local source=$1
  cat <<'EOF'
[codegen.conversion]
extra-peer-dirs = ["k8s.io/kubernetes/pkg/apis/core", "k8s.io/kubernetes/pkg/apis/core/v1", "k8s.io/api/core/v1"]
EOF
  local staged=() module
  for module in "$source"/staging/src/k8s.io/*; do
    case ${module##*/} in
    code-generator | sample-apiserver) ;;
    *) staged+=("k8s.io/${module##*/}/...") ;;
    esac
  done
  local meta=(k8s.io/apimachinery/pkg/{apis/meta/v1,runtime,version}/...)
  definitions pkg/generated/openapi violation_exceptions.list ./pkg/... "${staged[@]}"
  definitions staging/src/k8s.io/kube-aggregator/pkg/generated/openapi aggregator_violation_exceptions.list \
    "${meta[@]}" k8s.io/kube-aggregator/...
  definitions staging/src/k8s.io/apiextensions-apiserver/pkg/generated/openapi apiextensions_violation_exceptions.list \
    "${meta[@]}" k8s.io/api/autoscaling/v1
  definitions staging/src/k8s.io/code-generator/_examples/apiserver/openapi codegen_violation_exceptions.list \
    "${meta[@]}" ./staging/src/k8s.io/code-generator/_examples/...
  definitions staging/src/k8s.io/sample-apiserver/pkg/generated/openapi sample_apiserver_violation_exceptions.list \
    "${meta[@]}" k8s.io/sample-apiserver/...
}

# A table for the definitions of some packages, with the directory and the accepted violations that the Makefile has for it.
definitions() {
  local output=$1 exceptions=$2 list
  shift 2
  printf -v list '"%s", ' "$@"
  printf '[[codegen.openapi]]\npackages = [%s]\noutput-dir = "%s"\nexceptions = "api/api-rules/%s"\n' \
    "${list%, }" "$output" "$exceptions"
}
