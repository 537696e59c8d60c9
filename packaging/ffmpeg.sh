#!/usr/bin/env bash
# ./packaging/ffmpeg.sh linux|windows
#
# Builds those parts of FFmpeg that youchuan-probe needs as static libraries, once, from the sources of the Debian
# release this runs on, and keeps them (see sources.sh): what a system does not bring along goes into the portable
# archive and the installer for Windows. Only parts under the LGPL; AV1 by dav1d. Run it by itself, or source it for
# build_ffmpeg, which sets ffmpeg_prefix.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"
# shellcheck source=packaging/sources.sh
source "$root/packaging/sources.sh"

# What cameras, phones, editors and the net make; src/probe/demuxer.cpp names the kinds of files it opens.
ffmpeg_demuxers=(
    aac ac3 aiff amr ape asf au avi caf dts dv eac3 flac flv gxf h264 hevc ivf m4v matroska mov mp3 mpegps mpegts
    mpegvideo mxf nut obu ogg rm tta vc1 w64 wav wtv wv
)
ffmpeg_decoders=(
    aac aac_latm ac3 alac amrnb amrwb ape cfhd cinepak dca dnxhd dvvideo eac3 ffv1 ffvhuff flac flv h263 h263i h263p h264
    hevc hq_hqa hqx huffyuv indeo3 indeo4 indeo5 jpeg2000 libdav1d magicyuv mjpeg mp2 mp3 mpeg1video mpeg2video mpeg4
    msmpeg4v1 msmpeg4v2 msmpeg4v3 opus pcm_alaw pcm_bluray pcm_dvd pcm_f32le pcm_mulaw pcm_s16be pcm_s16le pcm_s24be
    pcm_s24le pcm_s32le pcm_u8 png prores qtrle rawvideo rpza rv10 rv20 rv30 rv40 svq1 svq3 theora utvideo v210 vc1
    vorbis vp6 vp6a vp6f vp7 vp8 vp9 wavpack wmav1 wmav2 wmv1 wmv2 wmv3
)
ffmpeg_parsers=(
    aac aac_latm ac3 amr av1 cook dca dirac dnxhd dvaudio flac h263 h264 hevc ipu jpeg2000 mjpeg mlp mpeg4video
    mpegaudio mpegvideo opus png rv30 rv40 tak vc1 vorbis vp3 vp8 vp9
)
ffmpeg_options=(
    --disable-everything --disable-autodetect --disable-programs --disable-doc --disable-debug --disable-network
    --disable-avdevice --disable-avfilter --disable-postproc --disable-shared --enable-static --enable-pic
    --enable-zlib --enable-libdav1d --enable-encoder=mjpeg
    "--enable-demuxer=$(IFS=,; echo "${ffmpeg_demuxers[*]}")"
    "--enable-decoder=$(IFS=,; echo "${ffmpeg_decoders[*]}")"
    "--enable-parser=$(IFS=,; echo "${ffmpeg_parsers[*]}")"
)
ffmpeg_windows_options=(
    --enable-cross-compile --target-os=mingw32 --arch=x86_64 --cross-prefix=x86_64-w64-mingw32- --pkg-config=pkg-config
)
dav1d_options=(--buildtype release --default-library static --libdir lib -Denable_tools=false -Denable_tests=false)

# Debian has none for Windows.
build_dav1d() {
    unpack dav1d "$work/dav1d"
    (cd "$work/dav1d" && meson setup build "${dav1d_options[@]}" --prefix "$1" \
        --cross-file package/crossfiles/x86_64-w64-mingw32.meson && ninja -C build install) >"$work/dav1d.log" 2>&1 ||
        fail "dav1d could not be built; see $work/dav1d.log."
}

compile_ffmpeg() {
    local made="$1.part" options=("${ffmpeg_options[@]}")
    rm -rf "$made"
    if [ "$2" = windows ]; then
        build_dav1d "$made"
        options+=("${ffmpeg_windows_options[@]}")
        export PKG_CONFIG_LIBDIR="$made/lib/pkgconfig"
    fi
    (cd "$work/ffmpeg" && ./configure --prefix="$made" "${options[@]}" && make -j "$(parallel_jobs)" install) \
        >"$work/ffmpeg.log" 2>&1 || fail "FFmpeg could not be built; see $work/ffmpeg.log."
    unset PKG_CONFIG_LIBDIR
    # It was installed for a folder that is about to be renamed.
    sed -i "s|$made|$1|g" "$made"/lib/pkgconfig/*.pc
    mv "$made" "$1"
}

# build_ffmpeg linux|windows: sets ffmpeg_prefix; takes some minutes the first time and nothing after that
build_ffmpeg() {
    local version recipe packages=(dpkg-dev nasm) sources=(ffmpeg)
    case "$1" in
    linux) packages+=(libdav1d-dev) ;;
    windows) packages+=(g++-mingw-w64-x86-64-posix libz-mingw-w64-dev meson) sources+=(dav1d) ;;
    *) fail "Say linux or windows." ;;
    esac
    install_dependencies
    install_with_apt "${packages[@]}"
    version="$(dpkg-query --show --showformat='${source:Version}' libavcodec-dev)"
    recipe="$({
        printf '%s\n' "${ffmpeg_options[@]}" "${ffmpeg_windows_options[@]}" "${dav1d_options[@]}"
        declare -f compile_ffmpeg
    } | cksum | cut -d' ' -f1)"
    ffmpeg_prefix="$cache/ffmpeg-${version#*:}-$1-x64-$recipe"
    if [ -d "$ffmpeg_prefix" ]; then
        return
    fi
    say "Building FFmpeg ${version#*:} for youchuan-probe in $cache; some minutes, once"
    work="$cache/ffmpeg-work"
    rm -rf "$work"
    mkdir -p "$work"
    fetch_sources "${sources[@]}"
    unpack ffmpeg "$work/ffmpeg"
    compile_ffmpeg "$ffmpeg_prefix" "$1"
    rm -rf "$work"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    build_ffmpeg "${1:-linux}"
    say "FFmpeg is in $ffmpeg_prefix"
fi
