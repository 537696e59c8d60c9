"""How long a window takes to appear, what it costs then, and what it costs to do nothing."""
import os
import re
import signal
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")


class Display:
    """An X server without a screen while a block lasts, and the moments at which it maps windows."""

    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as file:
            number = file.readline().strip()
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        self.environment.pop("WAYLAND_DISPLAY", None)
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def start(self, command, environment=(), rest=3.0, idle=5.0):
        """Starts a program and ends it: (seconds until its window was mapped, resident MB after the rest,
        ticks of the processor in the idle seconds that follow)."""
        events = subprocess.Popen(["xev", "-root", "-event", "substructure"], stdout=subprocess.PIPE, text=True,
                                  env=self.environment)
        time.sleep(0.3)
        began = time.monotonic()
        program = subprocess.Popen(command, env={**self.environment, **dict(environment)},
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            mapped = self._await_window(events) - began
            time.sleep(rest)
            resident = self._resident_mb(program.pid)
            before = self._ticks(program.pid)
            time.sleep(idle)
            return mapped, resident, self._ticks(program.pid) - before
        finally:
            events.kill()
            events.wait()
            program.send_signal(signal.SIGKILL)
            program.wait()

    @staticmethod
    def _await_window(events):
        # Helper windows of a toolkit are tiny and created, not mapped.
        for line in events.stdout:
            if re.match(r"MapNotify event", line):
                return time.monotonic()
        raise RuntimeError("no window appeared")

    @staticmethod
    def _resident_mb(pid):
        with open(f"/proc/{pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    @staticmethod
    def _ticks(pid):
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])
