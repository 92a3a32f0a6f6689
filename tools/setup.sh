# Brings what a bare Debian 12 lacks: packages of tools/packages.txt, then Node 22 into .cache/node.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Prints the packages of the groups that are not installed.
missing_packages() { # GROUP...
  local wanted
  wanted=$(awk -v groups=" $* " '!/^#/ && NF && index(groups, " " $1 " ") {print $2}' tools/packages.txt)
  # shellcheck disable=SC2086  # one word a package
  { dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' $wanted 2>/dev/null | awk '$1 == "ii" {print $2}'
    printf '%s\n' "$wanted"
  } | sort | uniq -u
}

apt_install() {
  local quick=()
  if [ -e /usr/bin/eatmydata ]; then quick=(eatmydata); fi
  as_root env DEBIAN_FRONTEND=noninteractive "${quick[@]}" apt-get install -qy --no-install-recommends "$@"
}

install_packages() { # GROUP...
  local missing package
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -n "${missing// /}" ] || return 0
  command -v apt-get >/dev/null || fail "these packages are missing and there is no apt-get here: $missing"
  say 'Debian packages to install, and why:'
  for package in $missing; do
    awk -v p="$package" '$2 == p {name = $2; $1 = $2 = ""; sub(/^ +/, ""); printf "    %-22s %s\n", name, $0}' \
      tools/packages.txt
  done
  # shellcheck disable=SC2086
  if ! apt-cache show --no-all-versions $missing >/dev/null 2>&1; then
    step apt-update 'Reading the package lists' as_root apt-get update -q || exit 1
  fi
  if [[ " $missing " == *' eatmydata '* ]]; then
    apt_install eatmydata >/dev/null 2>&1 || note 'eatmydata could not be installed; going on without it'
  fi
  # shellcheck disable=SC2086
  if ! step apt-install 'Installing them' apt_install $missing; then
    step apt-update 'The package lists may be old: reading them again' as_root apt-get update -q || exit 1
    # shellcheck disable=SC2086
    step apt-install 'Installing again' apt_install $missing || exit 1
  fi
}

# Puts Node 22 and its npm first in PATH. Debian 12 has Node 18, which our tools no longer run on.
use_node() {
  local home=$PWD/.cache/node machine
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) fail "no Node is known for $(uname -m)" ;;
  esac
  if [ ! -e "$home/ready" ]; then
    if ! command -v npm >/dev/null; then
      say 'Debian packages to install, and why:'
      note "npm                    fetches Node 22 (Debian's own Node is 18)"
      apt-cache show npm >/dev/null 2>&1 ||
        step apt-update 'Reading the package lists' as_root apt-get update -q || exit 1
      step apt-npm 'Installing it' apt_install npm || exit 1
    fi
    mkdir -p "$home"
    npm config get globalconfig >"$home/globalconfig"
    step node 'Fetching Node 22 and npm 11 into .cache/node' npm install --prefix "$home" \
      --no-fund --no-audit --no-save --no-package-lock "node-linux-$machine@22" npm@11 || exit 1
    touch "$home/ready"
  fi
  # npm looks for its global settings beside its Node: keep those of the npm found here.
  NPM_CONFIG_GLOBALCONFIG=$(<"$home/globalconfig")
  export NPM_CONFIG_GLOBALCONFIG
  PATH=$home/node_modules/.bin:$home/node_modules/node-linux-$machine/bin:$PATH
}
