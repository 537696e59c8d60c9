"""A day with the window, driven from outside: drop, fill in, start, pause, resume, cancel, quit, start again.

session.py YOUCHUAN YOUCHUAN-SANDBOX DRAG-SOURCE; on a display with a window manager and a session bus of its own, as
packaging/check-window.sh makes them.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request

from screen import Atspi, Failed, Program, keys, pointer, wait_for, walk

MEGABYTE = 1000 * 1000


def say(text):
    print(f"-- {text}", flush=True)


def check(condition, what):
    if not condition:
        raise Failed(what)


class Youku:
    """The sandbox, slow enough to be watched."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "--port", "0", "--dir", folder, "--rate", str(4 * MEGABYTE),
                                         "--task-timeout", "10", "--hard-tokens", "--keep-tasks", "--strict"],
                                        stdout=subprocess.PIPE, text=True)
        ready = json.loads(self.process.stdout.readline())
        self.url = ready["api_url"]
        self.secret = ready.pop("control_secret")
        self.environment = {"YOUCHUAN_" + key.upper(): value for key, value in ready.items()}

    def state(self):
        question = urllib.request.Request(self.url + "/sandbox/state", headers={"X-Sandbox-Secret": self.secret})
        with urllib.request.urlopen(question) as answer:
            return json.load(answer)


class Day:
    def __init__(self, program, sandbox, drag_source, work):
        self.program, self.drag_source, self.work = program, drag_source, work
        self.youku = Youku(sandbox, os.path.join(work, "youku"))
        self.environment = {**os.environ, **self.youku.environment, "LC_ALL": "C.UTF-8", "LANGUAGE": "en",
                            "YOUCHUAN_ANYWAY": "1",  # noise is sent
                            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self.process = None
        self.window = None

    def make_video(self, name, megabytes):
        path = os.path.join(self.work, name)
        with open(path, "wb") as file:
            for _ in range(megabytes):
                file.write(os.urandom(MEGABYTE))
        old = time.time() - 3600
        os.utime(path, (old, old))
        return path

    def arguments(self, *files):
        return [self.program, "--profile", os.path.join(self.work, "profile"), *files]

    def open(self):
        self.process = subprocess.Popen(self.arguments(), env=self.environment)
        self.window = Program(self.process.pid)

    def wait_until_gone(self):
        code = self.process.wait(timeout=60)
        check(code == 0, f"the program ended with {code}")

    def drag(self, title, path):
        source = subprocess.Popen([self.drag_source, path], env=self.environment, stdout=subprocess.PIPE, text=True)
        x, y = source.stdout.readline().split()[1:]
        to_x, to_y = self.window.middle_of("Youchuan")
        pointer("mousemove", x, y, "mousedown", 1)
        for step in range(1, 21):  # a drag begins, and is followed, by moving
            pointer("mousemove", int(x) + (to_x - int(x)) * step // 20, int(y) + (to_y - int(y)) * step // 20)
            time.sleep(0.05)
        pointer("mouseup", 1)
        said = source.stdout.readline().strip()
        check(said == "dropped", f"the drop was {said}")
        try:  # the window still fetches the names from the source
            wait_for("the dropped row", lambda: self.window.row(title))
        finally:
            source.terminate()
            source.wait()

    def run(self):
        say("first start: the empty window, and no dialog in the way")
        self.open()
        self.window.find("Youchuan", "frame")
        check(not self.window.dialogs(), "a dialog is in the way")
        for name in ("Add files", "Add folder", "Start all", "Pause all", "Retry failed", "Speed limit", "Account"):
            self.window.find(name)

        say("dropping a video")
        self.drag("slow boat", self.make_video("slow boat.mp4", 40))
        check(self.window.state("slow boat").startswith("New"), "it has started by itself")

        say("filling in")
        self.window.type_into("Title", "Slow boat through Guizhou")
        self.window.type_into("Description", "Three days on the river.")
        wait_for("the new title in the queue", lambda: self.window.row("Slow boat through Guizhou"))
        title = "Slow boat through Guizhou"

        say("starting")
        self.window.press("Start all")
        seen = []
        wait_for("some percent", lambda: self.note(seen, title) and seen[-1] > 5)
        check(seen == sorted(seen), f"the percentage fell: {seen}")

        say("pausing")
        self.window.press("Pause all")
        wait_for("Paused", lambda: self.window.state(title).startswith("Paused"))
        kept = self.window.percent(title)
        check(kept < 100, "there is nothing left to pause")

        say("resuming by the menu")
        self.window.select(title)
        self.window.press("Resume", "menu item")
        wait_for("more percent", lambda: self.window.percent(title) > kept)

        say("a second start hands its file over; cancelling it")
        code = subprocess.run(self.arguments(self.make_video("second.mp4", 20)), env=self.environment,
                              timeout=60).returncode
        check(code == 0, f"the second start ended with {code}")
        wait_for("the second row", lambda: self.window.row("second"))
        self.window.select("second")
        self.window.press("Start", "menu item")
        wait_for("Waiting", lambda: not self.window.state("second").startswith("New"))
        self.window.press("Cancel", "menu item")
        # Once some of it was sent it is asked about.
        def cancelled():
            return self.window.state("second").startswith("Cancelled")
        wait_for("the question, or no need of it", lambda: self.window.is_there("Cancel upload") or cancelled())
        if not cancelled():
            self.window.press("Cancel upload")
        wait_for("Cancelled", cancelled)

        say("quitting by key while it runs: one question")
        check(self.window.state(title).startswith("Uploading"), f"it does not run: {self.window.state(title)}")
        at_quit = self.window.percent(title)
        keys("ctrl+q")
        wait_for("the question", self.window.dialogs)
        self.window.press("Pause and quit")
        self.wait_until_gone()

        say("starting again: it goes on and is published once")
        self.open()
        wait_for("the row", lambda: self.window.row(title))
        check((self.window.percent(title) or 0) >= at_quit, "it began anew")
        wait_for("Published", lambda: self.window.state(title).startswith("Published"))
        check(self.window.percent(title) == 100.0, "published, and not 100%")
        state = self.youku.state()
        check(state["commits"] == 1, f"{state['commits']} videos are published")

        say("the accounts: checked, and called by another name")
        keys("ctrl+shift+a")
        wait_for("the accounts", lambda: self.window.is_there("Accounts", "list"))
        wait_for("the account of this run", lambda: self.account_row("Sandbox user 1, Default, Signed in"))
        self.window.press("Check sign-in")
        wait_for("Youku's answer", lambda: self.window.is_there("Youku accepts this sign-in"))
        self.window.press("Name and use")
        self.window.type_into("Name", "North Bank Films")
        self.window.type_into("What it is for", "Documentaries")
        self.window.press("Save")
        wait_for("its new name", lambda: self.account_row("North Bank Films, Default"))
        keys("Escape")
        wait_for("no dialog", lambda: not self.window.dialogs())

        say("watching a folder: what comes into it joins the list")
        self.watch_folder()

        say("quitting at rest: no question")
        keys("ctrl+q")
        self.wait_until_gone()

    def account_row(self, beginning):
        self.window.root.clear_cache()
        return any(node.get_role_name() == "list item" and node.get_name().startswith(beginning)
                   for node in walk(self.window.root))

    def watch_folder(self):
        folder = os.path.join(self.work, "in")
        os.mkdir(folder)
        keys("ctrl+comma")
        page = self.window.in_dialog("Settings", "Watched folders")
        box = page.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        pointer("mousemove", box.x + box.width // 2, box.y + box.height // 2, "click", 1)
        self.window.press_in("Settings", "Add folder")
        wait_for("the chooser", lambda: any(dialog.get_name() == "Watch folder" for dialog in self.window.dialogs()))
        pointer("type", folder)
        keys("Return")
        field = self.window.in_dialog("Settings", "Folder", lambda node: node.get_editable_text_iface())
        wait_for("the folder's path", lambda: field.get_text_iface().get_text(0, -1) == folder)
        age = self.window.in_dialog("Settings", "Taken up after", lambda node: node.get_value_iface())
        age.get_value_iface().set_current_value(10)
        self.window.press_in("Settings", "Save")
        wait_for("the end of the settings",
                 lambda: all(dialog.get_name() != "Settings" for dialog in self.window.dialogs()))
        self.make_video("in/found boat.mp4", 1)
        wait_for("the video of the folder", lambda: self.window.row("found boat"))
        check(self.window.state("found boat").startswith("New"), "it has started by itself")

    def note(self, seen, title):
        percent = self.window.percent(title)
        if percent is not None:
            seen.append(percent)
        return bool(seen)

    def clean_up(self):
        for process in (self.process, self.youku.process):
            if process and process.poll() is None:
                process.kill()
                process.wait()


def main():
    with tempfile.TemporaryDirectory() as work:
        day = Day(*sys.argv[1:4], work)
        try:
            day.run()
        except Failed as error:
            if day.window and day.process.poll() is None:
                print("The queue:", day.window.rows())
                print("Dialogs:", [(d.get_name(), d.get_description()) for d in day.window.dialogs()])
            sys.exit(f"FAILED: {error}")
        finally:
            day.clean_up()
    say("all as it should be")


if __name__ == "__main__":
    main()
