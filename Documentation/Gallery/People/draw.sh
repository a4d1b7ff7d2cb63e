#!/bin/sh
# Draws the look sheets of all people anew with the engine itself, without a screen or a graphics processor.
# Needs a release build of the program and ImageMagick.
#   Documentation/Gallery/People/draw.sh [PROGRAM [PERSON...]]
set -eu
cd "$(dirname "$0")/../../.."
program=${1:-.build/release/modet}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- $(cd Assets/People && ls -- *.glb | sed 's/\.glb$//')
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

for person in "$@"; do
  "$program" look "$person" --out "$made/$person" --height 300
  for picture in "$made/$person"/*.png; do convert "$picture" -alpha off -strip "$picture"; done
  cd "$made/$person"
  # Above the faces, below them half turned, from further off and the whole figure.
  montage neutral.png smile.png stern.png worried.png blink.png disgust.png contempt.png \
    surprise.png viseme-aa.png viseme-o.png viseme-ff.png half-turned.png \
    -tile 6x2 -geometry 200x200+2+2 faces.png
  convert 1.2-metres.png 3-metres.png front.png side.png back.png -bordercolor white -border 2 \
    +append figure.png
  convert faces.png figure.png -gravity center -background white -append -sampling-factor 4:2:0 -interlace JPEG -quality 44 sheet.jpg
  cd - > /dev/null
  cp "$made/$person/sheet.jpg" "Documentation/Gallery/People/$person.jpg"
done
