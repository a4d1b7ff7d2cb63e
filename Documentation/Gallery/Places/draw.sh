#!/bin/sh
# Draws every place anew with the engine itself, empty, from where the viewer stands: two headings, one eye.
# Needs a release build of the program and ImageMagick; no screen and no graphics processor.
#   Documentation/Gallery/Places/draw.sh [PROGRAM [PLACE…]]
set -eu
cd "$(dirname "$0")/../../.."
program=${1:-.build/release/modet}
[ $# -gt 0 ] && shift
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

# A scenario in which nothing happens and nobody is.
mkdir "$made/look"
cp Scenarios/modet.ysls.json "$made/"
cat > "$made/look/look.yarnproject" << 'END'
{
  "projectFileVersion": 3, "projectName": "look", "sourceFiles": ["*.yarn"], "baseLanguage": "da",
  "definitions": "../modet.ysls.json"
}
END
cat > "$made/look/look.yarn" << 'END'
title: Start
---
<<move nobody away 0>>
<<wait 6>>
nobody: Ja. #line:look001
<<end slut>>
===
END
echo '[]' > "$made/look/law.yaml"
cat > "$made/scenario.yaml" << 'END'
id: look
version: 1.0.0
title: {da: Et sted, en: A place}
summary: {da: Et sted, en: A place}
levels: [1]
place: PLACE
start: Start
cast:
  nobody:
    displayName: {da: Ingen, en: Nobody}
    person: adult-a
    mark: away
    voice: {da: {variant: da, rate: 150, pitch: 50}, en: {variant: en, rate: 150, pitch: 50}}
marks:
  away: {position: [0, -30, 2], yawDegrees: 0}
variables:
  level: {type: number, range: [1, 5], default: 1, host: true}
ends:
  slut: {calm: true, text: {da: Slut., en: The end.}}
END

# look PLACE YAW…: straight ahead a little down, then turned by so many degrees, positive to the left.
look() {
  place=$1
  sed "s/PLACE/$place/" "$made/scenario.yaml" > "$made/look/scenario.yaml"
  printf '{"t_ms": 0, "yaw_deg": %s, "pitch_deg": -8}\n{"t_ms": 3000, "yaw_deg": %s, "pitch_deg": -8}\n' \
    "$2" "$3" > "$made/poses.jsonl"
  "$program" play "$made/look" --display offscreen --light rich --speed 0 --voices off --auto calm \
    --eye-size 520x520 --poses "$made/poses.jsonl" --shots 2,5 --out "$made/$place" \
    --store "$made/store" > /dev/null
  for shot in 2000 5000; do
    convert "$made/$place/shot-$shot.png" -alpha off -crop 50%x100%+0+0 +repage "$made/$shot.png"
  done
  convert "$made/2000.png" "$made/5000.png" +append -strip -define jpeg:extent=86kb \
    "Documentation/Gallery/Places/$place.jpg"
}

draw() {
  case $1 in
    street) look street 0 40 ;;
    living-room) look living-room 0 60 ;;
    own-room) look own-room 0 60 ;;
    beach) look beach 0 45 ;;
    *) look "$1" 0 -50 ;;
  esac
}

if [ $# -eq 0 ]; then
  for file in Assets/Places/*.glb; do draw "$(basename "$file" .glb)"; done
else
  for place in "$@"; do draw "$place"; done
fi
