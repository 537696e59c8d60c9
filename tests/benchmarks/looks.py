"""Films as people have them, for the measuring of looks."""
import subprocess

X264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-crf", "30"]
SOUND = ["-c:a", "aac"]

# What it is called, its file, the size of its picture, how it is coded.
FILMS = [
    ("H.264, 1920 x 1080, mp4", "a.mp4", "1920x1080", [*X264, "-g", "250", *SOUND]),
    ("the same from a phone, index in front", "b.mp4", "1920x1080", [*X264, "-g", "30", *SOUND, "-movflags", "+faststart"]),
    ("H.264, 1920 x 1080, mkv", "c.mkv", "1920x1080", [*X264, "-g", "250", *SOUND]),
    ("H.264, 1920 x 1080, ts", "d.ts", "1920x1080", [*X264, "-g", "50", *SOUND]),
    ("H.264, 3840 x 2160, mp4", "e.mp4", "3840x2160", [*X264, "-g", "60", *SOUND]),
    ("H.265, 1920 x 1080, 10 bit, mp4", "f.mp4", "1920x1080",
     ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-pix_fmt", "yuv420p10le", *SOUND]),
    ("ProRes, 1920 x 1080, mov", "g.mov", "1920x1080", ["-c:v", "prores", "-c:a", "pcm_s16le"]),
    ("MPEG-4, 720 x 576, avi", "h.avi", "720x576", ["-c:v", "mpeg4", "-q:v", "4", "-c:a", "libmp3lame"]),
]


def film(path, picture, codec, seconds):
    """A moving picture with noise, so that it is about as large as those of cameras."""
    source = f"testsrc2=size={picture}:rate=30:duration={seconds},noise=alls=6:allf=t"
    subprocess.run(["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-f", "lavfi", "-i", source,
                    "-f", "lavfi", "-i", f"sine=duration={seconds}", *codec, path], check=True)
    return path
