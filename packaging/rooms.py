#!/usr/bin/env python3
"""./packaging/rooms.py [--folders]

Draws the house from the #includes of src: each room (a folder of src) with its floor, its files and what it includes;
with --folders also how the folders inside a room stand to each other. Fails when

- a room includes one that it does not link, itself or by another: rooms that stand beside each other stay apart,
- a room includes one that does not stand below it: src/CMakeLists.txt adds the rooms from the lowest to the highest,
- rooms, or folders of a room of `folders_in_order`, include each other in a circle,
- a source is longer than `longest_file`, or a folder holds more files than `fullest_folder`.

Linking proves less: a header that stands above is found by the compiler all the same.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

longest_file = 350  # lines
fullest_folder = 31  # files: some fifteen headers with their sources
folders_in_order = ("cli", "control", "engine", "gui", "http", "probe", "sandbox", "store", "transfer", "words")

root = Path(__file__).resolve().parent.parent
endings = (".cpp", ".h", ".mm")


def rooms_from_below():
    listed = (root / "src/CMakeLists.txt").read_text(encoding="utf-8")
    return re.findall(r"^\s*add_subdirectory\((\w+)\)", listed, re.MULTILINE)


def linked_by_room():
    """room -> the rooms its library links, those these link included; what is no room of ours is left out."""
    direct = {}
    for listed in (root / "src").glob("*/CMakeLists.txt"):
        for name, links in re.findall(r"youchuan_room\((\w+)([^)]*)\)", listed.read_text(encoding="utf-8")):
            direct[name] = links.split()

    def reached(room):
        return {room}.union(*(reached(link) for link in direct[room] if link in direct))

    return {room: reached(room) for room in direct}


def sources():
    return sorted(path for path in (root / "src").rglob("*") if path.suffix in endings)


def included_by(path):
    """The headers of src it includes, as they stand there; those of a form's widgets too."""
    for name in re.findall(r'^\s*#\s*include "([^"]+)"', path.read_text(encoding="utf-8"), re.MULTILINE):
        form = root / "ui" / re.sub(r"^ui_(\w+)\.h$", r"\1.ui", name)
        if form.is_file():
            yield from re.findall(r"<header>([^<]+)</header>", form.read_text(encoding="utf-8"))
        elif (root / "src" / name).is_file():
            yield name


def arrows(place_of):
    """(from, to) -> the includes that make this arrow, as pairs of a source and a header."""
    found = defaultdict(list)
    for path in sources():
        here = path.relative_to(root / "src")
        for name in included_by(path):
            start, end = place_of(here), place_of(Path(name))
            if start != end:
                found[start, end].append((here.as_posix(), name))
    return found


def circle(drawn):
    """One round of places that include each other, first and last the same; empty when there is none."""
    below = defaultdict(list)
    for start, end in sorted(drawn):
        below[start].append(end)
    finished = set()

    def follow(place, way):
        if place in way:
            return [*way[way.index(place) :], place]
        if place in finished:
            return []
        for end in below[place]:
            if found := follow(end, [*way, place]):
                return found
        finished.add(place)
        return []

    for place in sorted(below):
        if found := follow(place, []):
            return found
    return []


def floors(places, drawn):
    """How many floors lie below each place; only where there is no circle."""
    below = defaultdict(list)
    for start, end in drawn:
        below[start].append(end)
    heights = {}

    def height(place):
        if place not in heights:
            heights[place] = 1 + max((height(end) for end in below[place]), default=0)
        return heights[place]

    return {place: height(place) for place in places}


def draw(what, places, drawn):
    round_trip = circle(drawn)
    heights = dict.fromkeys(places, 0) if round_trip else floors(places, drawn)
    width = max(len(place) for place in places)
    for place in sorted(places, key=lambda place: (-heights[place], place)):
        ends = sorted((end, len(uses)) for (start, end), uses in drawn.items() if start == place)
        named = ", ".join(f"{end} {count}" for end, count in ends) or "nothing"
        print(f"{heights[place]:3} {place:{width}} {places[place]:4} files, includes {named}")
    height = "no floors: " + " -> ".join(round_trip) if round_trip else f"{max(heights.values())} floors"
    print(f"{len(places)} {what}, {len(drawn)} arrows, {height}")


def room_of(path):
    return path.parts[0]


def folder_of(path):
    return path.parent.as_posix()


def inside(room, drawn):
    return {arrow: uses for arrow, uses in drawn.items() if all(place.split("/")[0] == room for place in arrow)}


def unlinked_arrows(linked, drawn):
    for (start, end), uses in sorted(drawn.items()):
        if end not in linked.get(start, ()):
            yield f"{start} includes {end}, but does not link it: " + ", ".join(
                f"src/{source} includes {name}" for source, name in uses
            )


def wrong_arrows(order, drawn):
    for room in sorted({room for arrow in drawn for room in arrow} - set(order)):
        yield f"src/{room} holds sources, but src/CMakeLists.txt does not add it."
    for (start, end), uses in sorted(drawn.items()):
        if start in order and end in order and order.index(end) > order.index(start):
            yield f"An arrow points up, {start} does not stand above {end}: " + ", ".join(
                f"src/{source} includes {name}" for source, name in uses
            )


def circles(room_arrows, folder_arrows):
    if found := circle(room_arrows):
        yield "Rooms include each other in a circle: " + " -> ".join(found)
    for room in folders_in_order:
        if found := circle(inside(room, folder_arrows)):
            yield f"Folders of {room} include each other in a circle: " + " -> ".join(found)


def wrong_sizes(folders):
    for path in sources():
        name = path.relative_to(root).as_posix()
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > longest_file:
            yield f"{name} is {lines} lines long, and {longest_file} are the most."
    for folder, count in sorted(folders.items()):
        if count > fullest_folder:
            yield f"src/{folder} holds {count} files, and {fullest_folder} are the most."


def main():
    parser = argparse.ArgumentParser(description="Draws the rooms of src and looks whether every arrow points down.")
    parser.add_argument("--folders", action="store_true", help="the folders inside the rooms as well")
    options = parser.parse_args()

    places = [path.relative_to(root / "src") for path in sources()]
    rooms, folders = Counter(map(room_of, places)), Counter(map(folder_of, places))
    room_arrows, folder_arrows = arrows(room_of), arrows(folder_of)

    draw("rooms", rooms, room_arrows)
    if options.folders:
        for room in sorted(rooms):
            own = {folder: count for folder, count in folders.items() if folder.split("/")[0] == room}
            if len(own) > 1:
                print()
                draw(f"folders of {room}", own, inside(room, folder_arrows))

    order = rooms_from_below()
    mistakes = [
        *unlinked_arrows(linked_by_room(), room_arrows),
        *wrong_arrows(order, room_arrows),
        *circles(room_arrows, folder_arrows),
        *wrong_sizes(folders),
    ]
    sys.stdout.flush()
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
