# Makes a machine ready to build: sourced by `run` and `test`, from the project's folder.
# Everything for people goes to standard error; standard output belongs to the program.

# One scratch path and one set of flags, so that nothing is built twice. Release, because SIMD
# maths is some 300 times slower in a debug build; testable, because `test` uses the same objects.
build_flags=(-c release -Xswiftc -enable-testing)
build_folder=.build
program=$build_folder/release/modet
stamp=$build_folder/modet-is-built

say() { printf '%s\n' "$@" >&2; }

# Fails unless a Swift toolchain of at least 6.2 is on the path or where swiftly puts it.
require_swift() {
  if ! command -v swift >/dev/null && [ -x "${HOME:-}/.local/share/swiftly/bin/swift" ]; then
    PATH="$HOME/.local/share/swiftly/bin:$PATH"
  fi
  local version=""
  if command -v swift >/dev/null; then
    version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' | head -n 1)
  fi
  local major=${version%%.*} minor=${version#*.}
  if [ -n "$version" ] && { [ "$major" -gt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -ge 2 ]; }; }; then
    return 0
  fi
  say "Modet skal bygges med Swift 6.2 eller nyere; fundet: ${version:-ingen}." \
    "  Hent Swift til Debian 12 på https://www.swift.org/install/linux/ (swiftly, eller en pakke" \
    "  der pakkes ud), læg mappen usr/bin i PATH, og kør kommandoen igen." \
    "Modet is built with Swift 6.2 or newer; found: ${version:-none}." \
    "  Get Swift for Debian 12 from https://www.swift.org/install/linux/ (swiftly, or a package" \
    "  to unpack), put its usr/bin in PATH, and run the command again."
  exit 1
}

# Prints the packages of Packages.debian, and those that are named, that are not installed.
missing_packages() {
  local wanted
  wanted="$(sed -E 's/#.*//; /^[[:space:]]*$/d' Packages.debian) $*"
  # shellcheck disable=SC2086
  { dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null || true; } |
    sed -n 's/^installed //p' | sort |
    comm -13 - <(printf '%s\n' $wanted | sort)
}

# Installs what is missing, of the packages named too: as root, by sudo, or not at all but with
# the command to run.
require_packages() {
  if ! command -v dpkg-query >/dev/null; then
    say "Dette er ikke Debian: installér det, der svarer til Packages.debian. Fortsætter …" \
      "This is not Debian: install what corresponds to Packages.debian. Going on …"
    return 0
  fi
  local missing=() as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  local command="apt-get install --no-install-recommends -y ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
      as_root=(sudo)
    else
      say "Der mangler Debian-pakker, og her er ikke ret til at installere dem. Kør som administrator:" \
        "Debian packages are missing, and may not be installed from here. Run as administrator:" \
        "  $command"
      exit 1
    fi
  fi
  say "Installerer Debian-pakker / installing Debian packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -q >&2 || say "apt-get update fejlede / failed; prøver / trying …"
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $command >&2; then
    say "Pakkerne kunne ikke installeres. Kør selv:" "The packages could not be installed. Run:" \
      "  ${as_root[*]} $command"
    exit 1
  fi
}

# Makes a folder of Python packages as a file with their hashes names them, once for each such file.
python_environment() {
  local folder=$1 file=$2
  if cmp -s "$file" "$folder/made-from.txt"; then return 0; fi
  rm -rf "$folder"
  if python3 -m venv "$folder" >&2 &&
    "$folder/bin/pip" install -q --disable-pip-version-check --require-hashes -r "$file" >&2; then
    cp "$file" "$folder/made-from.txt"
    return 0
  fi
  say "Python-pakkerne i $file kunne ikke hentes; der skal Python 3.11 eller 3.13 med venv og" \
    "  adgang til PyPI til, og fejlen står ovenfor." \
    "The Python packages of $file could not be fetched; that takes Python 3.11 or 3.13 with venv and" \
    "  access to PyPI, and the error stands above."
  exit 1
}

# Whether the program is newer than everything it is built from.
is_built() {
  [ -x "$program" ] && [ -e "$stamp" ] &&
    [ -z "$(find Sources Package.swift -newer "$stamp" -print -quit)" ]
}

# Marks the program as built from what the sources were at a given moment.
mark_built() { touch -r "$1" "$stamp"; }
