# shellcheck shell=bash
# Shared by scripts/demo and scripts/test: where things are, which packages are needed, how they are installed.
# Sourced, never run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# shellcheck disable=SC2034
BUILD_PACKAGES=(ninja-build cmake g++ pkg-config libcpp-httplib-dev libkainjow-mustache-dev nlohmann-json3-dev
  libsqlite3-dev libgtest-dev libgmock-dev libcli11-dev libfmt-dev libssl-dev libqrcodegencpp-dev zlib1g-dev
  libjemalloc-dev libzip-dev libpugixml-dev libxlsxwriter-dev libutf8proc-dev)
# shellcheck disable=SC2034
TEST_PACKAGES=(chromium fonts-noto-cjk clang-format-16 clang-tidy-16 python3 poppler-utils ca-certificates sqlite3
  shellcheck minisign nginx-light libreoffice-calc python3-openpyxl python3-uno clang-16 llvm-16 libclang-rt-16-dev systemd)
# shellcheck disable=SC2034
LONG_PACKAGES=(debootstrap dpkg-dev xinit xvfb x11-xserver-utils)
LEAST_NODE=18

say() { printf '%s\n' "$*"; }
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

is_installed() { dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

# Any Node that is new enough will do; Debian's is asked for only where there is none.
has_node() {
  command -v node >/dev/null && command -v npm >/dev/null &&
    node -e "process.exit(parseInt(process.versions.node, 10) >= $LEAST_NODE ? 0 : 1)"
}

# need_packages NAME...: installs what is missing, as root or by sudo without a password; else says the one line to run.
need_packages() {
  command -v dpkg-query >/dev/null || die "这里没有 dpkg，不能安装。请先装好与这些 Debian 软件包相当的软件：$*"
  local missing=() name
  for name in "$@"; do
    is_installed "$name" || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; then
      die "缺少软件包。请运行下面一行，再重新运行本脚本：
sudo apt-get update && sudo apt-get install -y ${missing[*]}"
    fi
    as_root=(sudo -n)
  fi
  say "正在安装：${missing[*]}"
  "${as_root[@]}" apt-get update -q || die "软件源连不上，装不了：${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" ||
    die "没有装上：${missing[*]}"
}

# configure PRESET: with ccache where there is one.
configure() {
  local launcher=()
  command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  (cd "$ROOT" && cmake --preset "$1" "${launcher[@]}")
}
