#!/usr/bin/env bash
# The functions of Kubernetes' kube_codegen.sh, with kgen in place of the tools that kgen replaces.
#
# In place of `source "${CODEGEN_PKG}/kube_codegen.sh"`:
#
#   source <(kgen kube-codegen)
#
# or commit what `kgen kube-codegen` prints and source that. Functions, flags, defaults and results are upstream's, but
# that a failing function leaves the generated files as they were, and that unchanged files are not touched.
#
#   kube::codegen::gen_helpers   kgen: deepcopy, defaults, conversion; upstream: validation, where it is asked for
#   kube::codegen::gen_openapi   kgen
#   kube::codegen::gen_client    upstream
#   kube::codegen::gen_register  upstream
#
# What is upstream's is taken from the k8s.io/code-generator in CODEGEN_PKG, else from the one that go.mod requires.
#
# KGEN              the kgen to call; default: the one on PATH
# KUBE_VERBOSE      as upstream: how much the tools say
# KUBE_CODEGEN_TAG  as upstream: the release of the tools; it also decides whose bytes kgen writes

# Prints the root of k8s.io/code-generator, if there is one.
function kube::codegen::internal::upstream() {
    local root="${CODEGEN_PKG:-}"
    if [ -z "${root}" ] && command -v go >/dev/null; then
        root="$(go list -m -f '{{.Dir}}' k8s.io/code-generator 2>/dev/null || true)"
    fi
    if [ -n "${root}" ] && [ -e "${root}/kube_codegen.sh" ]; then
        (cd "${root}" && pwd -P)
    fi
}

# Calls a function of upstream's script.
function kube::codegen::internal::pass_on() {
    local root
    root="$(kube::codegen::internal::upstream)"
    if [ -z "${root}" ]; then
        echo "$1 is upstream's: set CODEGEN_PKG to a checkout of k8s.io/code-generator, or require it in go.mod" >&2
        return 1
    fi
    (
        # shellcheck disable=SC1091
        source "${root}/kube_codegen.sh"
        "$@"
    )
}

# Prints the boilerplate that upstream takes where none is named.
function kube::codegen::internal::boilerplate() {
    local root
    root="$(kube::codegen::internal::upstream)"
    if [ -n "${root}" ]; then
        echo "${root}/hack/boilerplate.go.txt"
    else
        echo "/dev/null"
    fi
}

function kube::codegen::internal::absolute() {
    echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
}

# Prints the release whose bytes are to be written, if the tools' release says so; else kgen looks at go.mod.
function kube::codegen::internal::compat() {
    if [ -n "${KGEN_COMPAT:-}" ]; then
        echo "${KGEN_COMPAT}"
        return
    fi
    local said
    for said in "${KUBE_CODEGEN_TAG:-}" "$(kube::codegen::internal::upstream)"; do
        if [[ "${said}" =~ (^|@)v0\.([0-9]+)\. || "${said}" =~ ^(kubernetes-|release-)1\.([0-9]+) ]]; then
            echo "0.${BASH_REMATCH[2]}"
            return
        fi
    done
}

# Calls kgen as one of upstream's tools, in a directory.
function kube::codegen::internal::kgen() {
    local dir="$1" compat
    shift
    compat="$(kube::codegen::internal::compat)"
    (
        cd "${dir}"
        if [ -n "${compat}" ]; then
            export KGEN_COMPAT="${compat}"
        fi
        "${KGEN:-kgen}" "$@"
    )
}

# Prints the directories below the current one in which a Go file holds a marker, each with `./` in front.
function kube::codegen::internal::marked() {
    ( grep -l --null -e "^\s*//\s*+$1" -r . --include '*.go' \
        --exclude-dir .git --exclude-dir _output --exclude-dir vendor || true ) \
        | while read -r -d $'\0' file; do dirname "${file}"; done | LC_ALL=C sort -u
}

# Makes the files of one name below a directory anew: with those there are out of the way, as upstream removes them, but
# put back if making them fails, and where they come out the same.
function kube::codegen::internal::anew() {
    local dir="$1" name="$2" aside status=0 file
    shift 2
    aside="$(mktemp -d)"
    while read -r -d $'\0' file; do
        mkdir -p "${aside}/$(dirname "${file}")"
        mv "${dir}/${file}" "${aside}/${file}"
    done < <(cd "${dir}" && find . -type f -name "${name}" -print0)
    "$@" || status=$?
    while read -r -d $'\0' file; do
        if [ "${status}" != 0 ] || cmp -s "${aside}/${file}" "${dir}/${file}"; then
            mv -f "${aside}/${file}" "${dir}/${file}"
        fi
    done < <(cd "${aside}" && find . -type f -print0)
    rm -rf "${aside}"
    return "${status}"
}

# One tool for the directories with its marker: directory, what it makes, file, tool, marker, boilerplate, more flags.
function kube::codegen::internal::helper() {
    local in_dir="$1" what="$2" file="$3" tool="$4" marker="$5" boilerplate="$6" dir
    shift 6
    local inputs=()
    while read -r dir; do
        inputs+=("${dir}")
    done < <(cd "${in_dir}" && kube::codegen::internal::marked "${marker}")
    if [ "${#inputs[@]}" == 0 ]; then
        return 0
    fi
    echo "Generating ${what} code for ${#inputs[@]} targets"
    kube::codegen::internal::anew "${in_dir}" "${file}" \
        kube::codegen::internal::kgen "${in_dir}" "${tool}" -v "${KUBE_VERBOSE:-0}" --output-file "${file}" \
        --go-header-file "${boilerplate}" "$@" "${inputs[@]}"
}

# upstream's validation-gen, of which kgen has none: directory and boilerplate.
function kube::codegen::internal::validation() {
    local in_dir="$1" boilerplate="$2" root dir
    local inputs=()
    while read -r dir; do
        inputs+=("$(cd "${in_dir}/${dir}" && GO111MODULE=on go list -find .)")
    done < <(cd "${in_dir}" && kube::codegen::internal::marked "k8s:validation-gen=")
    root="$(kube::codegen::internal::upstream)"
    if [ "${#inputs[@]}" == 0 ] || [ ! -d "${root}/cmd/validation-gen" ]; then
        return 0
    fi
    local bin
    bin="$(go env GOBIN)"
    bin="${bin:-$(go env GOPATH)/bin}"
    (cd "${root}" && GO111MODULE=on go install "k8s.io/code-generator/cmd/validation-gen${KUBE_CODEGEN_TAG:+"@${KUBE_CODEGEN_TAG}"}")
    echo "Generating validation code for ${#inputs[@]} targets"
    kube::codegen::internal::anew "${in_dir}" zz_generated.validations.go \
        "${bin}/validation-gen" -v "${KUBE_VERBOSE:-0}" --output-file zz_generated.validations.go \
        --go-header-file "${boilerplate}" "${inputs[@]}"
}

# Generates deepcopy, defaulter, conversion (and validation) functions below a directory.
#
#   kube::codegen::gen_helpers [--boilerplate FILE] [--extra-peer-dir PKG]… INPUT-DIR
function kube::codegen::gen_helpers() {
    local in_dir="" boilerplate="" peers=()
    while [ "$#" -gt 0 ]; do
        case "$1" in
            "--boilerplate") boilerplate="$2"; shift 2 ;;
            "--extra-peer-dir") peers+=("--extra-peer-dirs" "$2"); shift 2 ;;
            --*) echo "unknown argument: $1" >&2; return 1 ;;
            *)
                if [ -n "${in_dir}" ]; then
                    echo "too many arguments: $1 (already have ${in_dir})" >&2
                    return 1
                fi
                in_dir="$1"
                shift
                ;;
        esac
    done
    if [ -z "${in_dir}" ]; then
        echo "input-dir argument is required" >&2
        return 1
    fi
    boilerplate="$(kube::codegen::internal::absolute "${boilerplate:-$(kube::codegen::internal::boilerplate)}")"

    kube::codegen::internal::helper "${in_dir}" deepcopy zz_generated.deepcopy.go deepcopy-gen \
        "k8s:deepcopy-gen=" "${boilerplate}" || return
    kube::codegen::internal::validation "${in_dir}" "${boilerplate}" || return
    kube::codegen::internal::helper "${in_dir}" defaulter zz_generated.defaults.go defaulter-gen \
        "k8s:defaulter-gen=" "${boilerplate}" || return
    kube::codegen::internal::helper "${in_dir}" conversion zz_generated.conversion.go conversion-gen \
        "k8s:conversion-gen=" "${boilerplate}" "${peers[@]:+"${peers[@]}"}" || return
}

# Generates OpenAPI definitions of the types below a directory.
#
#   kube::codegen::gen_openapi --output-dir DIR --output-pkg PKG [--extra-pkgs PKG]… [--report-filename FILE]
#       [--update-report] [--boilerplate FILE] INPUT-DIR
function kube::codegen::gen_openapi() {
    local in_dir="" out_dir="" out_pkg="" report="/dev/null" update_report="" boilerplate="" dir new_report
    local inputs=("k8s.io/apimachinery/pkg/apis/meta/v1" "k8s.io/apimachinery/pkg/runtime" "k8s.io/apimachinery/pkg/version")
    while [ "$#" -gt 0 ]; do
        case "$1" in
            "--output-dir") out_dir="$2"; shift 2 ;;
            "--output-pkg") out_pkg="$2"; shift 2 ;;
            "--extra-pkgs") inputs+=("$2"); shift 2 ;;
            "--report-filename") report="$2"; shift 2 ;;
            "--update-report") update_report="true"; shift ;;
            "--boilerplate") boilerplate="$2"; shift 2 ;;
            --*) echo "unknown argument: $1" >&2; return 1 ;;
            *)
                if [ -n "${in_dir}" ]; then
                    echo "too many arguments: $1 (already have ${in_dir})" >&2
                    return 1
                fi
                in_dir="$1"
                shift
                ;;
        esac
    done
    if [ -z "${in_dir}" ]; then
        echo "input-dir argument is required" >&2
        return 1
    fi
    if [ -z "${out_dir}" ]; then
        echo "--output-dir is required" >&2
        return 1
    fi
    if [ -z "${out_pkg}" ]; then
        echo "--output-pkg is required" >&2
        return 1
    fi
    boilerplate="$(kube::codegen::internal::absolute "${boilerplate:-$(kube::codegen::internal::boilerplate)}")"
    mkdir -p "${out_dir}"
    out_dir="$(cd "${out_dir}" && pwd)"
    report="$(kube::codegen::internal::absolute "${report}")"
    new_report="${report}"
    if [ -z "${update_report}" ]; then
        new_report="$(mktemp -t "$(basename "$0").api_violations.XXXXXX")"
    fi

    while read -r dir; do
        inputs+=("${dir}")
    done < <(cd "${in_dir}" && kube::codegen::internal::marked "k8s:openapi-gen=")
    if [ "${#inputs[@]}" != 3 ]; then
        echo "Generating openapi code for $(( ${#inputs[@]} - 3 )) targets"
        kube::codegen::internal::anew "${in_dir}" zz_generated.openapi.go \
            kube::codegen::internal::kgen "${in_dir}" openapi-gen -v "${KUBE_VERBOSE:-0}" \
            --output-file zz_generated.openapi.go --go-header-file "${boilerplate}" \
            --output-dir "${out_dir}" --output-pkg "${out_pkg}" --report-filename "${new_report}" "${inputs[@]}" || return
    fi

    if [ ! -e "${report}" ]; then
        touch "${report}"
    fi
    if ! diff -u "${report}" "${new_report}"; then
        echo -e "ERROR:"
        echo -e "\tAPI rule check failed for ${report}: new reported violations"
        echo -e "\tPlease read api/api-rules/README.md"
        return 1
    fi
}

# Generates clients, listers, informers and apply configurations: see upstream's script for the flags.
function kube::codegen::gen_client() {
    kube::codegen::internal::pass_on kube::codegen::gen_client "$@"
}

# Generates the registration of types: see upstream's script for the flags.
function kube::codegen::gen_register() {
    kube::codegen::internal::pass_on kube::codegen::gen_register "$@"
}
