# shellcheck shell=bash
# Sourced by app/start and tests/run: checks the system, installs what is missing, configures and builds the release
# preset. All it says goes to standard error, because a program's own output may follow on standard output.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
build_dir="$root/build/release"

# The one list of packages. "a|b": whichever this system's archive has. A trailing "?": leave it out where there is none.
packages_for_building=(
  "g++" "cmake" "ninja-build" "ccache"
  "qt6-base-dev" "qt6-charts-dev|libqt6charts6-dev" "qt6-svg-dev|libqt6svg6-dev" "libqt6opengl6-dev?"
  "qt6-tools-dev" "qt6-l10n-tools" "qt6-translations-l10n"
  "libgmp-dev" "libssl-dev"
  "fonts-inter" "fonts-jetbrains-mono" "fonts-noto-cjk"
  "ffmpeg"
)
packages_for_testing=("python3" "strace" "xvfb" "xdotool" "x11-utils")

# The same for a reader whose system has other names for them.
needed_in_words="  a C++20 compiler (g++ 12 or newer), CMake 3.25 or newer, Ninja, and ccache if you like
  Qt 6.4 or newer with its development files: Core, Gui, Widgets, Svg, Charts, OpenGL, Test, Linguist tools
  GMP and OpenSSL's libcrypto with their development files
  the fonts Inter, JetBrains Mono and Noto Sans CJK, without which the system's own are used
  ffmpeg with libx264 and libvpx, to make videos
  for the tests also: python3 (3.11 compares most), Xvfb, xdotool and xwininfo"

say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }

# Succeeds on a system whose packages we know by name.
is_known_system() {
  [ -r /etc/os-release ] || return 1
  local id version
  id="$(. /etc/os-release && printf '%s' "${ID:-}")"
  version="$(. /etc/os-release && printf '%s' "${VERSION_ID:-9999}")" # Debian's unstable has no number
  case "$id" in
    debian) dpkg --compare-versions "$version" ge 12 ;;
    ubuntu) dpkg --compare-versions "$version" ge 24.04 ;;
    *) return 1 ;;
  esac
}

system_name() { (. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME:-}") || uname -sr; }

# Prints the entries of the list given that are not installed.
missing_packages() {
  local entry name installed found
  installed=" $(dpkg-query -W -f='${binary:Package}=${db:Status-Status}\n' 2>/dev/null |
    sed -n 's/^\([^:=]*\)\(:[^=]*\)\{0,1\}=installed$/\1/p' | tr '\n' ' ') "
  for entry in "$@"; do
    found=
    for name in $(tr '|' ' ' <<<"${entry%\?}"); do
      case "$installed" in *" $name "*) found=yes ;; esac
    done
    [ -n "$found" ] || printf '%s\n' "$entry"
  done
}

has_candidate() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }

# Prints, for each entry, the name that the archive knows: the first where it knows none, nothing for an optional one.
archive_names() {
  local entry name
  for entry in "$@"; do
    for name in $(tr '|' ' ' <<<"${entry%\?}") ''; do
      if [ -n "$name" ] && has_candidate "$name"; then
        printf '%s\n' "$name"
        break
      fi
    done
    if [ -z "$name" ] && [ "$entry" = "${entry%\?}" ]; then
      printf '%s\n' "${entry%%|*}"
    fi
  done
}

# Installs what is missing of the entries given, having listed it first.
install_packages() {
  local missing names as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "${missing[*]}" = "libqt6opengl6-dev?" ] && ! has_candidate libqt6opengl6-dev; then
    return 0
  fi
  say "Forkyard needs these packages, which this system lacks:"
  say "  $(sed 's/?//g; s/|/ or /g' <<<"${missing[*]}")"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || stop "They must be installed as root, and there is no sudo here. As root:" \
      $'\n'"  apt-get update && apt-get install --no-install-recommends $(archive_names "${missing[@]}" | tr '\n' ' ')"
    as_root=(sudo)
    say "Installing them with sudo, which may ask for your password."
  fi
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 -q update >&2 ||
    say "The package lists could not be renewed; trying with those that are there."
  mapfile -t names < <(archive_names "${missing[@]}")
  [ "${#names[@]}" -gt 0 ] || return 0
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q -y \
    --no-install-recommends install "${names[@]}" >&2 ||
    stop "Not all packages could be installed; what apt-get said stands above. If it reached no server: this needs" \
      "the internet once. Connect the computer and start the command again."
}

# prepare_system ENTRY…: what is needed is there afterwards, or the script has stopped with the reason.
prepare_system() {
  if [ "$(uname -s)" != Linux ]; then
    stop "Forkyard runs on Linux. See README.md, \"Where it works\", for this system."
  fi
  if is_known_system; then
    install_packages "$@"
  elif ! [ -f "$build_dir/build.ninja" ]; then
    say "This is $(system_name), whose packages we do not know by name (Debian from 12 and Ubuntu from 24.04 we do)."
    say "Needed are:"
    say "$needed_in_words"
    command -v cmake >/dev/null || stop "There is no cmake here. Please install the above and start again."
    command -v ninja >/dev/null || stop "There is no ninja here. Please install the above and start again."
  fi
}

# Prints ninja's progress on one line of a terminal (or as lines elsewhere), whatever a compiler said in full, and
# nothing at all where nothing is to do.
show_progress() {
  local line width=0 shown=
  [ -t 2 ] && width="$(tput cols 2>/dev/null || echo 80)"
  while IFS= read -r line; do
    case "$line" in
      "ninja: Entering"* | "ninja: no work to do."* | "["*"] Re-checking globbed directories...") ;;
      "["[0-9]*/[0-9]*"] "*)
        if [ "$width" -gt 0 ]; then
          printf '\r\033[K%s' "${line:0:width-1}" >&2
          shown=yes
        else
          say "$line"
        fi ;;
      *)
        [ -z "$shown" ] || printf '\n' >&2
        shown=
        say "$line" ;;
    esac
  done
  [ -z "$shown" ] || printf '\r\033[K' >&2
}

# configure_preset NAME: once for a build directory; again when the checkout has moved.
configure_preset() {
  local dir="$root/build/$1" home
  home="$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$dir/CMakeCache.txt" 2>/dev/null)"
  if [ -n "$home" ] && [ "$home" != "$root" ]; then
    say "The checkout has moved from $home; building afresh."
    rm -rf "$dir"
  fi
  [ -f "$dir/build.ninja" ] && return 0
  say "Configuring ($1) …"
  mkdir -p "$dir"
  if ! (cd "$root" && cmake --preset "$1") >"$dir/configure.log" 2>&1; then
    cat "$dir/configure.log" >&2
    is_known_system || say $'\n'"What Forkyard needs:"$'\n'"$needed_in_words"
    stop "Configuring failed; what cmake said stands above."
  fi
}

# build_preset NAME [TARGET…]: one builder at a time, the others wait.
build_preset() {
  local preset="$1"
  shift
  mkdir -p "$root/build"
  exec 9>"$root/build/.lock"
  flock 9 2>/dev/null || true # another Linux may lack flock; then two builders are the user's care
  configure_preset "$preset"
  ninja -C "$root/build/$preset" "$@" 2>&1 | show_progress
  [ "${PIPESTATUS[0]}" -eq 0 ] || stop "Building failed; what the compiler said stands above."
  exec 9>&-
}
