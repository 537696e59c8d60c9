"""Prints what Youchuan does beside what it is compared with, as tables with ratios. Run by packaging/bench.sh.

Everything happens on this machine, in one run, one thing after the other. Figures are medians; ratios are what to
take along. Nothing here is a test.
"""
import argparse
import json
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

import looks
import sandbox as youku
from window import Display

MB = 1_000_000
LINES = {
    "LAN: 1 Gbit/s, 2 ms": ["--rate", "125000000", "--latency", "2"],
    "WAN: 100 Mbit/s, 80 ms, slow start": ["--rate", "12500000", "--latency", "80", "--slow-start"],
}


def table(title, head, rows):
    print(f"\n### {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)


def seconds(act):
    began = time.monotonic()
    act()
    return time.monotonic() - began


def ratio(ours, theirs):
    return f"{ours / theirs:.2f}"


BOTH = ["--transports", "slices,oss"]


class Bench:
    def __init__(self, build, work, quick):
        self.programs = f"{build}/src"
        self.benchmarks = f"{build}/tests/benchmarks"
        self.stalls = f"{build}/tests/gui/stalls"
        self.work = work
        self.quick = quick
        self.rounds = 1 if quick else 3

    # Helpers

    def fresh(self, name):
        path = f"{self.work}/{name}"
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        return path

    def video(self, name, size):
        """A file of that size that no two parts of are alike, old enough to be taken for finished."""
        path = f"{self.work}/{name}.mp4"
        if not os.path.exists(path):
            with open(path, "wb") as file:
                for written in range(0, size, MB):
                    file.write(os.urandom(min(MB, size - written)))
            os.utime(path, (time.time() - 3600,) * 2)
        return path

    def median(self, act, rounds=None):
        return statistics.median(act() for _ in range(rounds or self.rounds))

    def server(self, line=()):
        return youku.Sandbox(self.programs, self.fresh("youku"), line)

    def upload(self, server, files, *options):
        return youku.Run(self.programs, server, self.fresh("profile"), files, *options)

    def output(self, *command, environment=None):
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
        return json.loads(done.stdout)

    def bare(self, server, path, lanes, hashes=0):
        token = youku.prepare(server, path, "0" * 32)  # the sandbox is told to trust it
        return self.output(f"{self.benchmarks}/bare_loop", server.host, token, path, str(lanes), str(hashes))

    # Tables

    def hashing(self):
        size = 512 * MB
        path = self.video("a", size)

        def ours():
            with self.server() as server:
                return self.upload(server, [path]).hashing

        md5sum = self.median(lambda: seconds(lambda: subprocess.run(["md5sum", path], check=True,
                                                                    stdout=subprocess.DEVNULL)))
        youchuan = self.median(ours)
        table("Hashing, 512 MB in the page cache", ["", "MB/s", "ratio to md5sum"], [
            ["md5sum", f"{size / md5sum / MB:.0f}", "1"],
            ["Youchuan, until the file is taken over", f"{size / youchuan / MB:.0f}", ratio(md5sum, youchuan)]])

    def sides(self, *acts, rounds=None):
        """The medians of acts that take turns, so that what else the machine does meets all of them."""
        times = [[act() for act in acts] for _ in range(rounds or self.rounds)]
        return [statistics.median(each) for each in zip(*times)]

    def loopback(self):
        size = 512 * MB
        path = self.video("a", size)
        rate = lambda time: f"{size / time / MB:.0f}"
        with self.server() as server:
            curl = self.median(lambda: seconds(lambda: youku.upload_as_curl(server, path)))
            rows = [["curl, one request, not hashed by the server", rate(curl), "", ""]]
            for lanes in (1, 2, 4, 8):
                bare, hashing, ours = self.sides(
                    lambda: self.bare(server, path, lanes)["seconds"],
                    lambda: self.bare(server, path, lanes, hashes=1)["seconds"],
                    lambda: self.upload(server, [path], "--lanes", str(lanes)).sending[path])
                rows.append([f"{lanes} lanes: bare loop", rate(bare), "1", ""])
                rows.append([f"{lanes} lanes: bare loop that hashes each slice", rate(hashing), ratio(bare, hashing), "1"])
                rows.append([f"{lanes} lanes: Youchuan, first request to the last slice", rate(ours),
                             ratio(bare, ours), ratio(hashing, ours)])
        table("Loopback, 512 MB", ["", "MB/s", "ratio to the bare loop", "to the one that hashes"], rows)

    def sdk(self):
        size = 512 * MB
        four = [self.video(name, size) for name in "abcd"]
        rate = lambda time: f"{size / time / MB:.0f}"
        known = self.fresh("known")
        with self.server() as server:
            youku.Run(self.programs, server, known, four[1:2])
            sdk, ours, again = self.sides(
                lambda: seconds(lambda: youku.upload_as_sdk(server, four[0])),
                lambda: self.upload(server, four[:1]).whole,
                lambda: youku.Run(self.programs, server, known, four[:1], "--again").whole)
            sdk_four, ours_four = self.sides(
                lambda: seconds(lambda: [youku.upload_as_sdk(server, each) for each in four]),
                lambda: self.upload(server, four).whole)
        table("Loopback, 512 MB a file, hash and program start included", ["", "MB/s", "ratio"], [
            ["one file: the SDK's calls", rate(sdk), "1"],
            ["one file: Youchuan's first upload to this server", rate(ours), ratio(sdk, ours)],
            ["one file: Youchuan, which knows the server", rate(again), ratio(sdk, again)],
            ["four files: the SDK's calls", rate(sdk_four / 4), "1"],
            ["four files: Youchuan", rate(ours_four / 4), ratio(sdk_four, ours_four)]])

    def line(self, name, size, sdk_size):
        path = self.video(f"{size}", size)
        small = self.video(f"{sdk_size}", sdk_size)
        rounds = 1 if "WAN" in name else self.rounds
        with self.server(LINES[name]) as server:
            curl = self.median(lambda: seconds(lambda: youku.upload_as_curl(server, path)), rounds)
            runs = [self.upload(server, [path]) for _ in range(rounds)]
            ours = statistics.median(run.sent[path] for run in runs)
            sdk = seconds(lambda: youku.upload_as_sdk(server, small)) * size / sdk_size
            lanes = server.state()["max_out"]
        rate = lambda time: f"{size / time / MB:.1f}"
        table(f"{name}, {size // MB} MB", ["", "MB/s", "ratio to curl"], [
            ["curl, one request", rate(curl), "1"],
            [f"Youchuan, first request to the answer of commit (up to {lanes} lanes)", rate(ours),
             ratio(curl, ours)],
            ["the SDK's calls" + (f" ({sdk_size // MB} MB)" if sdk_size != size else ""), rate(sdk),
             ratio(curl, sdk)]])

    def cloud(self):
        """The object store: beside one request with the same bytes, and Alibaba's own client."""
        lines = {"Loopback": ([], 512, self.rounds)}
        lines.update({name: (line, 128 if "WAN" in name else 512, 1 if "WAN" in name else self.rounds)
                      for name, line in LINES.items()})
        rows = []
        with youku.AliOss(self.fresh("ali-oss")) as ali_oss:
            for name, (line, megabytes, rounds) in lines.items():
                size = (megabytes // 4 if self.quick else megabytes) * MB
                path = self.video(f"{size}", size)
                with self.server([*BOTH, *line]) as server:
                    curl, ali, ours = self.sides(
                        lambda: seconds(lambda: youku.upload_as_curl(server, path, "PUT")),
                        lambda: ali_oss.upload(server, path),
                        lambda: self.upload(server, [path], "--transport", "cloud").sent[path], rounds=rounds)
                for label, time in (("curl, one PUT", curl), ("ali-oss, multipartUpload with its defaults", ali),
                                    ("Youchuan, first request to the answer of commit", ours)):
                    rows.append([f"{name}, {size // MB} MB: {label}", f"{size / time / MB:.1f}", ratio(curl, time),
                                 ratio(ali, time)])
        table("Cloud", ["", "MB/s", "ratio to curl", "to ali-oss"], rows)

    def costs(self):
        size = 512 * MB
        path = self.video("a", size)
        with self.server(BOTH) as server:
            bare = self.median(lambda: self.bare(server, path, 4, hashes=2)["cpu_seconds"])
            slices, cloud = self.sides(
                *[lambda way=way: self.upload(server, [path], "--lanes", "4", "--transport", way).cpu
                  for way in ("slices", "cloud")])
        per_gb = lambda cpu: f"{cpu * 1000 * MB / size:.2f}"
        table("Processor time for a GB", ["", "s", "ratio", "to slices"], [
            ["bare loop, hashing twice", per_gb(bare), "1", ""],
            ["youchuan-cli, all of it, slices", per_gb(slices), ratio(slices, bare), "1"],
            ["youchuan-cli, all of it, cloud", per_gb(cloud), ratio(cloud, bare), ratio(cloud, slices)]])

        memory = []
        for label, megabytes in (("64 MB", 64), ("4 GB", 500 if self.quick else 4000)):
            path = f"{self.work}/sparse.mp4"
            with open(path, "wb") as file:
                file.truncate(megabytes * MB)
            os.utime(path, (time.time() - 3600,) * 2)
            with self.server() as server:
                memory.append((label if megabytes in (64, 4000) else f"{megabytes} MB",
                               self.upload(server, [path], "--lanes", "8").peak_kb / 1000))
        os.remove(path)
        table("Peak memory of youchuan-cli, 8 lanes", ["", "MB"],
              [[label, f"{peak:.0f}"] for label, peak in memory])

    def database(self):
        path = self.video("a", 512 * MB)

        def run(journal):
            with self.server() as server:
                return self.output(f"{self.benchmarks}/engine_parts", "send", path, journal,
                                   environment=server.environment())["seconds"]

        memory, database = self.sides(lambda: run("memory"),
                                      lambda: run(f"{self.fresh('records')}/queue.sqlite"),
                                      rounds=1 if self.quick else 7)
        table("What the database costs, 512 MB on 4 lanes", ["records kept in", "MB/s", "ratio"], [
            ["memory", f"{512 / memory:.0f}", "1"],
            ["SQLite", f"{512 / database:.0f}", ratio(memory, database)]])

    def limit(self):
        limit = 4 * MB
        path = self.video("limited", (20 if self.quick else 36) * limit)
        with self.server() as server:
            run = self.upload(server, [path], "--limit", str(limit))
        begin, first = next(point for point in run.progress if point[1] > 0)
        end, last = run.progress[-1]
        table("Speed limit of 4 MB/s", ["over", "MB/s", "ratio"], [
            [f"{end - begin:.0f} s", f"{(last - first) / (end - begin) / MB:.2f}",
             ratio((last - first) / (end - begin), limit)]])

    def filled(self, count):
        """A profile with so many uploads, and how long adding them took."""
        profile = self.fresh(f"profile-{count}")
        os.chmod(profile, 0o700)
        took = self.output(f"{self.benchmarks}/engine_parts", "fill", str(count),
                           f"{profile}/queue.sqlite")["seconds"] if count else 0
        return profile, took

    def looks(self):
        """Processor time of one look with its picture, beside ffprobe, which makes none."""
        probe = f"{self.programs}/probe/youchuan-probe"
        if not os.path.exists(probe):
            print("\nyouchuan-probe was not built: there were no headers of FFmpeg.")
            return

        def milliseconds(*command):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

        rows = []
        for label, name, picture, codec in looks.FILMS:
            path = looks.film(f"{self.work}/{name}", picture, codec, 3 if self.quick else 10)
            ffprobe, look = self.sides(
                lambda: milliseconds("ffprobe", "-loglevel", "quiet", "-show_format", "-show_streams", path),
                lambda: milliseconds(probe, "--picture", f"{self.work}/picture.jpg", path), rounds=self.rounds * 3)
            rows.append([label, f"{os.path.getsize(path) / MB:.0f}", f"{ffprobe:.0f}", f"{look:.0f}", ratio(look, ffprobe)])
            os.remove(path)
        table("Looking into a file, processor time (150 ms are wanted at most)",
              ["", "MB", "ffprobe, ms", "youchuan-probe with its picture, ms", "ratio"], rows)
        self.looks_beside()

    def looks_beside(self):
        """An upload while many drafts of the same queue are looked into, beside one while nobody looks."""
        size = (128 if self.quick else 512) * MB
        path = self.video("a", size)
        film = looks.film(f"{self.work}/film.mp4", "1920x1080", looks.FILMS[0][3], 3)
        os.utime(film, (time.time() - 3600,) * 2)
        drafts = [shutil.copy2(film, f"{self.work}/draft-{i}.mp4") for i in range(50 if self.quick else 200)]
        with self.server() as server:
            profile = youku.with_drafts(self.programs, server, self.fresh("drafts"), drafts)

            def sending(looked_at):
                copy = f"{self.work}/profile"
                shutil.rmtree(copy, ignore_errors=True)
                shutil.copytree(profile, copy)
                youku.change(copy, f"UPDATE uploads SET anyway = {int(not looked_at)}")
                run = youku.Run(self.programs, server, copy, [path])
                return run.hashing, run.sending[path]

            pairs = [(sending(False), sending(True)) for _ in range(self.rounds)]
        rows = []
        for place, label in enumerate(("hashing", "sending")):
            alone, beside = (statistics.median(pair[side][place] for pair in pairs) for side in (0, 1))
            rows.append([label, f"{size / alone / MB:.0f}", f"{size / beside / MB:.0f}", ratio(beside, alone)])
        table(f"{size // MB} MB on loopback, while {len(drafts)} drafts are looked into",
              ["", "nobody looks, MB/s", "looking, MB/s", "ratio of times"], rows)

    def window(self, peers):
        rounds = 2 if self.quick else 5
        with Display() as display, self.server() as server:
            account = server.environment()

            def rows(label, command):
                runs = [display.start(command, account, idle=5 if i == 0 else 0) for i in range(rounds)]
                return [label, statistics.median(run[0] for run in runs) * 1000,
                        statistics.median(run[1] for run in runs), runs[0][2]]

            floor = rows("bare Qt window", [f"{self.benchmarks}/bare_window", self.fresh("bare")])
            found = [floor]
            for peer in peers:
                home = self.fresh("home")
                found.append(rows(peer, ["env", f"HOME={home}", f"XDG_CONFIG_HOME={home}", peer]))
            probe = f"{self.programs}/probe/youchuan-probe"
            for count in (0, 10000):
                profile, took = self.filled(count)
                program = [f"{self.programs}/gui/youchuan", "--profile", profile]
                found.append(rows(f"Youchuan, {count:,} uploads", program))
            if os.path.exists(probe):
                film = looks.film(f"{self.work}/film.mp4", "1920x1080", looks.FILMS[0][3], 3)
                pictures = youku.with_pictures(probe, profile, film, 64 * MB)
                found.append(rows(f"the same, looked into, {pictures:,} pictures", program))
            table("Window", ["", "ms to the mapped window", "ratio", "resident MB", "ratio",
                             "ticks of 10 ms in 5 s of rest"],
                  [[label, f"{ms:.0f}", ratio(ms, floor[1]), f"{mb:.0f}", ratio(mb, floor[2]), ticks]
                   for label, ms, mb, ticks in found])
        table("Adding 10,000 uploads", ["", "uploads/s"],
              [["queue and database, until kept", f"{10000 / took:,.0f}"]])
        count = 1000 if self.quick else 10000
        done = subprocess.run([self.stalls, str(count)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                              env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}, check=True)
        table(f"Longest stall of the event loop, {count:,} uploads, four of them under way from the third line on",
              ["while", "ms held", "ms of its own work"],
              re.findall(r"^(.+?) +(\d+) ms held, at most +(\d+) ms of work", done.stdout, re.MULTILINE))


def machine():
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "")
    return f"{os.cpu_count()} cores, {model}, Linux {platform.release()}, load {os.getloadavg()[0]:.1f}"


def main():
    parser = argparse.ArgumentParser(prog="packaging/bench.sh", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one round of each, smaller files")
    parser.add_argument("--only", metavar="PART", action="append",
                        help="hashing, loopback, sdk, lan, wan, cloud, costs, database, limit, looks or window; may be repeated")
    parser.add_argument("--peers", action="store_true", help="compare the window with those desktop programs")
    parser.add_argument("--build", required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    lan, wan = LINES
    print(f"Measured on {machine()}")
    with tempfile.TemporaryDirectory(prefix="youchuan-bench-") as work:
        bench = Bench(options.build, work, options.quick)
        peers = [name for name in ("transmission-qt", "qbittorrent", "filezilla") if shutil.which(name)]
        parts = {
            "hashing": bench.hashing,
            "loopback": bench.loopback,
            "sdk": bench.sdk,
            "lan": lambda: bench.line(lan, (128 if options.quick else 512) * MB, 128 * MB),
            "wan": lambda: bench.line(wan, (64 if options.quick else 256) * MB, (16 if options.quick else 64) * MB),
            "cloud": bench.cloud,
            "costs": bench.costs,
            "database": bench.database,
            "limit": bench.limit,
            "looks": bench.looks,
            "window": lambda: bench.window(peers if options.peers else []),
        }
        for name in options.only or parts:
            if name not in parts:
                parser.error(f"there is no part {name}")
            began = time.monotonic()
            try:
                parts[name]()
            except (OSError, RuntimeError, subprocess.SubprocessError) as error:
                print(f"\n{name} did not end: {error}")
            print(f"\n({name}: {time.monotonic() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
