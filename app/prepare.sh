# shellcheck shell=bash
# Sourced by app/start and tests/run: checks the system, installs what is missing, configures and builds the release
# preset. All it says goes to standard error, because a program's own output may follow on standard output, and is in
# the terminal's language, as the program's own words are: tell and stop take it in English and in Chinese.

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

needed_in_words_zh="  支持 C++20 的编译器（g++ 12 或更新）、CMake 3.25 或更新、Ninja；ccache 可选
  Qt 6.4 或更新，连同开发文件：Core、Gui、Widgets、Svg、Charts、OpenGL、Test、Linguist 工具
  GMP 和 OpenSSL 的 libcrypto，连同开发文件
  字体 Inter、JetBrains Mono 和 Noto Sans CJK；没有时用系统自己的字体
  ffmpeg，带 libx264 和 libvpx，用来生成视频
  运行测试还需要：python3（3.11 能比较得最多）、Xvfb、xdotool 和 xwininfo"

# As app/sentences.cpp decides it: locale(7), with gettext's LANGUAGE before it, and only where UTF-8 can be shown.
speaks_chinese() {
  local locale="${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}"
  case "$locale" in
    '' | C | POSIX | C.*) return 1 ;;
    *.[uU][tT][fF]*) ;;
    *.*) return 1 ;;
  esac
  case "${LANGUAGE:-$locale}" in zh*) ;; *) return 1 ;; esac
}

say() { printf '%s\n' "$*" >&2; }
tell() { if speaks_chinese; then say "$2"; else say "$1"; fi; }
stop() { tell "$1" "$2"; exit 1; }
tell_needed() { tell "$needed_in_words" "$needed_in_words_zh"; }

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

has_candidate() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }

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
  local missing names command as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "${missing[*]}" = "libqt6opengl6-dev?" ] && ! has_candidate libqt6opengl6-dev; then
    return 0
  fi
  tell "Forkyard needs these packages, which this system lacks:" "Forkyard 需要以下软件包，本机还没有："
  tell "  $(sed 's/?//g; s/|/ or /g' <<<"${missing[*]}")" "  $(sed 's/?//g; s/|/ 或 /g' <<<"${missing[*]}")"
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      command="  apt-get update && apt-get install --no-install-recommends $(archive_names "${missing[@]}" | tr '\n' ' ')"
      stop "They must be installed as root, and there is no sudo here. As root:"$'\n'"$command" \
        "安装需要 root 权限，而本机没有 sudo。请以 root 身份运行："$'\n'"$command"
    fi
    as_root=(sudo)
    tell "Installing them with sudo, which may ask for your password." "用 sudo 安装，可能会要求输入密码。"
  fi
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 -q update >&2 ||
    tell "The package lists could not be renewed; trying with those that are there." "软件包列表无法更新；用现有的列表试试。"
  mapfile -t names < <(archive_names "${missing[@]}")
  [ "${#names[@]}" -gt 0 ] || return 0
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q -y \
    --no-install-recommends install "${names[@]}" >&2 ||
    stop "Not all packages could be installed; what apt-get said stands above. If it reached no server: this needs the internet once. Connect the computer and start the command again." \
      "有软件包没能装上，apt-get 的话在上面。如果它连不上服务器：第一次需要联网。请联网后再运行一次这条命令。"
}

# prepare_system ENTRY…: what is needed is there afterwards, or the script has stopped with the reason.
prepare_system() {
  local program
  if [ "$(uname -s)" != Linux ]; then
    stop "Forkyard runs on Linux. See README.md, \"Where it works\", for this system." \
      "Forkyard 在 Linux 上运行。关于本系统，见 README.md 的 “Where it works” 一节。"
  fi
  if is_known_system; then
    install_packages "$@"
  elif ! [ -f "$build_dir/build.ninja" ]; then
    tell "This is $(system_name), whose packages we do not know by name (Debian from 12 and Ubuntu from 24.04 we do)."$'\n'"Needed are:" \
      "本机是 $(system_name)，我们不知道它的软件包叫什么（知道的是 Debian 12 起和 Ubuntu 24.04 起）。"$'\n'"需要："
    tell_needed
    for program in cmake ninja; do
      command -v "$program" >/dev/null || stop "There is no $program here. Please install the above and start again." \
        "本机没有 $program。请装好以上各项，再运行一次。"
    done
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
    tell "The checkout has moved from $home; building afresh." "源码目录不再是 $home；从头构建。"
    rm -rf "$dir"
  fi
  [ -f "$dir/build.ninja" ] && return 0
  tell "Configuring ($1) …" "正在配置（$1）…"
  mkdir -p "$dir"
  if ! (cd "$root" && cmake --preset "$1") >"$dir/configure.log" 2>&1; then
    cat "$dir/configure.log" >&2
    if ! is_known_system; then
      tell $'\n'"What Forkyard needs:" $'\n'"Forkyard 需要："
      tell_needed
    fi
    stop "Configuring failed; what cmake said stands above." "配置失败，cmake 的话在上面。"
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
  [ "${PIPESTATUS[0]}" -eq 0 ] || stop "Building failed; what the compiler said stands above." "构建失败，编译器的话在上面。"
  exec 9>&-
}
