"""What a person sees and does: the accessible tree of a running program, and a pointer."""
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 60.0  # seconds; the machine may be busy


class Failed(Exception):
    pass


def wait_for(what, condition):
    """The first true answer of condition, asked again and again until patience ends."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            answer = condition()
        except Exception:  # a part of the tree went while it was read: look again
            answer = None
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise Failed(f"waited in vain: {what}")
        time.sleep(0.1)


def pointer(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def keys(*names):
    pointer("key", "--clearmodifiers", *names)


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


class Program:
    """One program on the accessibility bus, found by its process."""

    def __init__(self, pid):
        self.pid = pid
        self.root = wait_for("the program on the accessibility bus", self._find_root)

    def _find_root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program and program.get_process_id() == self.pid and program.get_child_count() > 0:
                return program
        return None

    def all(self, name, role=None):
        self.root.clear_cache()
        return [node for node in walk(self.root)
                if node.get_name() == name and (role is None or node.get_role_name() == role)]

    def find(self, name, role=None):
        return wait_for(f"{role or 'something'} named {name}", lambda: (self.all(name, role) or [None])[0])

    def is_there(self, name, role=None):
        return any(self.shown(node) for node in self.all(name, role))

    @staticmethod
    def shown(node):
        return node.get_state_set().contains(Atspi.StateType.SHOWING)

    @staticmethod
    def enabled(node):
        return node.get_state_set().contains(Atspi.StateType.ENABLED)

    def press(self, name, role=None):
        """Presses the enabled control of that name, as a screen reader would."""
        def look():
            for node in self.all(name, role):
                action = node.get_action_iface()
                if not action or not self.enabled(node):
                    continue
                for i in range(action.get_n_actions()):
                    if action.get_action_name(i) in ("Press", "Toggle"):
                        return action, i
            return None

        action, i = wait_for(f"a control named {name} that can be pressed", look)
        action.do_action(i)

    def in_dialog(self, dialog, name, fits=lambda node: True):
        """What is shown under that name in the dialog of that title; a field has its label's."""
        def look():
            for window in self.dialogs():
                if window.get_name() == dialog:
                    return next((node for node in walk(window)
                                 if node.get_name() == name and self.shown(node) and fits(node)), None)
            return None

        return wait_for(f"{name} in {dialog}", look)

    def press_in(self, dialog, name):
        node = self.in_dialog(dialog, name)
        action = node.get_action_iface()
        if not action or not self.enabled(node) or not action.do_action(0):
            raise Failed(f"{name} in {dialog} cannot be pressed")

    def type_into(self, name, text):
        field = wait_for(f"a field named {name}", lambda: next(
            (node for node in self.all(name) if node.get_editable_text_iface() and self.shown(node)), None))
        if not field.get_editable_text_iface().set_text_contents(text):
            raise Failed(f"{name} takes no text")

    def dialogs(self):
        self.root.clear_cache()
        return [node for node in walk(self.root)
                if node.get_role_name() in ("dialog", "alert") and self.shown(node)]

    def queue(self):
        # A menu has the same name, but no table.
        return wait_for("the queue", lambda: next(
            (node.get_table_iface() for node in self.all("Uploads") if node.get_table_iface()), None))

    def rows(self):
        """The texts of the queue, one list a row."""
        table = self.queue()
        result = []
        for row in range(table.get_n_rows()):
            cells = [table.get_accessible_at(row, column) for column in range(table.get_n_columns())]
            for cell in cells:
                cell.clear_cache()
            result.append([cell.get_name() for cell in cells])
        return result

    def row(self, title):
        return next((row for row in self.rows() if row[0] == title), None)

    def percent(self, title):
        row = self.row(title) or []
        found = [match for match in (re.fullmatch(r"(\d+(?:\.\d)?)%", cell) for cell in row) if match]
        return float(found[0].group(1)) if found else None

    def state(self, title):
        row = self.row(title)
        return row[-1] if row else ""

    def select(self, title):
        table = self.queue()
        for row in range(table.get_n_rows()):
            if table.get_accessible_at(row, 0).get_name() == title:
                for other in range(table.get_n_rows()):
                    if other != row:
                        table.remove_row_selection(other)
                table.add_row_selection(row)
                return
        raise Failed(f"no row {title}")

    def middle_of(self, name):
        box = self.find(name).get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        return box.x + box.width // 2, box.y + box.height // 2
