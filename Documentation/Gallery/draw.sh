#!/bin/sh
# Draws the gallery anew with the engine itself, without a screen or a graphics processor.
# Takes some minutes on two cores. Needs a release build of the program and ImageMagick.
#   Documentation/Gallery/draw.sh [PROGRAM]
set -eu
cd "$(dirname "$0")/../.."
program=${1:-.build/release/modet}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

# play NAME LEVEL POLICY SECONDS: a session whose answers are given, with a picture at each moment.
play() {
  "$program" play politi-id-tjek --display offscreen --light rich --speed 0 --voices off \
    --eye-size 800x800 --level "$2" --auto "$3" --shots "$4" --out "$made/$1" \
    --store "$made/store" > /dev/null
}

# keep NAME PICTURE: both eyes; mono NAME PICTURE: the left one.
keep() { convert "$made/$2" -strip -resize 1400x -quality 86 "Documentation/Gallery/$1.jpg"; }
mono() {
  convert "$made/$2" -crop 50%x100%+0+0 +repage -strip -quality 88 "Documentation/Gallery/$1.jpg"
}

# stance NAME PICTURE: the people, from the left eye.
stance() {
  convert "$made/$2" -crop 50%x100%+0+0 +repage -crop 560x560+130+230 +repage -strip -quality 90 \
    "Documentation/Gallery/$1.jpg"
}

play neutral 2 calm 51
play calm 1 calm 30,50.2,54.7
play clipped 3 escalate 53
play hard 4 escalate 70
play unfair 5 escalate 53

mono friends calm/shot-30000.png
mono street calm/shot-50200.png
keep side-by-side calm/shot-50200.png
stance neutral neutral/shot-51000.png
stance calm calm/shot-54700.png
stance clipped clipped/shot-53000.png
stance hard hard/shot-70000.png
stance unfair unfair/shot-53000.png
