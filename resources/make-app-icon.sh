#!/bin/sh
# Draws app-icon/*.png from the two SVG sources; needs rsvg-convert (librsvg2-bin). Run after changing a source.
set -eu
cd "$(dirname "$0")"
mkdir -p app-icon
for size in 16 32; do
    rsvg-convert -w "$size" -h "$size" app-icon-small.svg -o "app-icon/$size.png"
done
for size in 24 48 64 128 256 512; do
    rsvg-convert -w "$size" -h "$size" app-icon.svg -o "app-icon/$size.png"
done
