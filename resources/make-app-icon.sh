#!/bin/sh
# Draws everything in app-icon from the SVG sources; needs rsvg-convert (librsvg2-bin), icotool (icoutils), png2icns
# (icnsutils) and convert (imagemagick). Run after changing a source.
set -eu
cd "$(dirname "$0")"
mkdir -p app-icon
for size in 16 32; do
    rsvg-convert -w "$size" -h "$size" app-icon-small.svg -o "app-icon/$size.png"
done
for size in 24 48 64 128 256 512; do
    rsvg-convert -w "$size" -h "$size" app-icon.svg -o "app-icon/$size.png"
done
# What Windows and macOS want.
(
    cd app-icon
    icotool --create --output youchuan.ico 16.png 24.png 32.png 48.png 64.png --raw=256.png
    rsvg-convert -w 1024 -h 1024 ../app-icon.svg -o 1024.png
    png2icns youchuan.icns 16.png 32.png 48.png 128.png 256.png 512.png 1024.png >/dev/null
    rm 1024.png
    # The left side of the installer's first and last page.
    rsvg-convert ../app-icon-side.svg -o side.png
    convert side.png -colors 64 -type palette -compress none BMP3:side.bmp
    rm side.png
)
