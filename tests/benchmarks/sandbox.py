"""A sandbox in a process of its own, and the clients that Youchuan is compared with."""
import hashlib
import http.client
import json
import os
import shutil
import sqlite3
import subprocess
import threading
import time
import urllib.parse


class Sandbox:
    """youchuan-sandbox while a block lasts; `line` are further options, of speed, latency and transports."""

    def __init__(self, programs, folder, line=()):
        self.command = [f"{programs}/sandbox/youchuan-sandbox", "--port", "0", "--dir", folder, *line]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        self.account = json.loads(self.process.stdout.readline())
        self.host = self.account["api_url"].removeprefix("http://")
        self.control = {"X-Sandbox-Secret": self.account.pop("control_secret")}
        # It hashes each slice, as whoever is measured announces it, but does not read whole files a second time.
        call(self.host, "POST", "/sandbox/control", {}, json.dumps({"trust_md5": True}), self.control)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def environment(self):
        account = {f"YOUCHUAN_{name.upper()}": value for name, value in self.account.items()}
        return {**os.environ, **account, "YOUCHUAN_ANYWAY": "1"}  # noise is sent

    def state(self):
        return call(self.host, "GET", "/sandbox/state", {}, headers=self.control)


def call(host, method, path, query, body=None, headers=None):
    """One request on one new connection, as the SDK makes them; the JSON of its answer."""
    connection = http.client.HTTPConnection(host)
    target = path + ("?" + urllib.parse.urlencode(query) if query else "")
    connection.request(method, target, body=body, headers=headers or {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status >= 300:
        raise RuntimeError(f"{path}: {answer.status} {content[:200]!r}")
    return json.loads(content or b"{}")


def prepare(sandbox, path, md5):
    """create and create_file; the upload_token."""
    account = sandbox.account
    created = call(sandbox.host, "GET", "/uploads/create.json", {
        "client_id": account["client_id"], "access_token": account["access_token"],
        "title": "A benchmark", "tags": "Others", "file_name": os.path.basename(path),
        "file_size": os.path.getsize(path), "file_md5": md5})
    token = created["upload_token"]
    form = urllib.parse.urlencode({"upload_token": token, "file_size": os.path.getsize(path), "ext": "mp4",
                                   "slice_length": 2048})
    connection = http.client.HTTPConnection(sandbox.host)
    connection.request("POST", "/gupload/create_file", form,
                       {"Content-Type": "application/x-www-form-urlencoded"})
    connection.getresponse().read()
    connection.close()
    return token


def sdk_md5(path):
    """As the SDK hashes a file: 8 KiB at a time."""
    md5 = hashlib.md5()
    with open(path, "rb") as file:
        while block := file.read(8192):
            md5.update(block)
    return md5.hexdigest()


def upload_as_sdk(sandbox, path):
    """The call pattern of the Python SDK: the whole file hashed first, a new connection and the file opened
    anew for every slice of 2 MiB, one after another. Its sleep of ten seconds between two checks is left out."""
    host = sandbox.host
    token = prepare(sandbox, path, sdk_md5(path))
    task = call(host, "GET", "/gupload/new_slice", {"upload_token": token})
    while task["slice_task_id"] != 0:
        with open(path, "rb") as file:
            file.seek(task["offset"])
            data = file.read(task["length"])
        query = {"upload_token": token, "slice_task_id": task["slice_task_id"], "offset": task["offset"],
                 "length": task["length"], "hash": hashlib.md5(data).hexdigest()}
        task = call(host, "POST", "/gupload/upload_slice", query, data)
    while (checked := call(host, "GET", "/gupload/check", {"upload_token": token}))["status"] != 1:
        time.sleep(0.05)
    call(host, "POST", "/uploads/commit.json", {
        "client_id": sandbox.account["client_id"], "access_token": sandbox.account["access_token"],
        "upload_token": token, "upload_server_ip": checked["upload_server_ip"]})


def upload_as_curl(sandbox, path, verb="POST"):
    """The same bytes in one request, to an address of the sandbox that throws them away."""
    subprocess.run(["curl", "--silent", "--fail", "--output", os.devnull, "--header", "Expect:",
                    *(part for name, value in sandbox.control.items() for part in ("--header", f"{name}: {value}")),
                    "--request", verb, "--upload-file", path, f"http://{sandbox.host}/sandbox/sink"],
                   check=True)


def with_drafts(programs, sandbox, profile, files):
    """A profile whose queue holds these files, none of them started; the profile."""
    nobody = {name: value for name, value in sandbox.environment().items() if not name.endswith("_TOKEN")}
    os.chmod(profile, 0o700)
    subprocess.run([f"{programs}/cli/youchuan-cli", "--profile", profile, "upload", "--quiet", *files], env=nobody,
                   check=False, stderr=subprocess.DEVNULL)  # it ends for want of a sign-in
    change(profile, "UPDATE uploads SET intent = 'rest'")
    return profile


def change(profile, statement):
    """In the queue of a profile that no program uses."""
    queue = sqlite3.connect(f"{profile}/queue.sqlite")
    with queue:
        queue.execute(statement)
    queue.close()


def with_pictures(probe, profile, film, most):
    """As if the file of each upload in a filled profile were this film, looked into; as many have a picture as it keeps."""
    facts = subprocess.run([probe, "--picture", f"{profile}/picture.jpg", film], check=True, stdout=subprocess.PIPE,
                           text=True).stdout.strip()
    queue = sqlite3.connect(f"{profile}/queue.sqlite")
    with queue:
        queue.execute("INSERT OR REPLACE INTO media (upload_id, file_size, file_modified_ms, file_id, outcome, facts) "
                      "SELECT id, file_size, file_modified_ms, file_id, 'looked', ? FROM uploads", [facts])
        ids = [row[0] for row in queue.execute("SELECT id FROM uploads ORDER BY id")]
    queue.close()
    os.makedirs(f"{profile}/pictures", 0o700, exist_ok=True)
    fit = most // os.path.getsize(f"{profile}/picture.jpg")
    for id in ids[:fit]:
        os.chmod(shutil.copy(f"{profile}/picture.jpg", f"{profile}/pictures/{id}.jpg"), 0o600)
    return min(fit, len(ids))


class AliOss:
    """Alibaba's client for JavaScript, as it comes from npm, installed for as long as a block lasts."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        subprocess.run(["npm", "install", "--prefix", self.folder, "--ignore-scripts", "--no-audit", "--no-fund",
                        "--loglevel=error", "ali-oss@6"], check=True, stdout=subprocess.DEVNULL)
        return self

    def __exit__(self, *_):
        pass

    def upload(self, sandbox, path):
        """create, its multipartUpload with its own defaults, commit; the seconds all of that took, without reading
        the file for its hash and without the start of the program."""
        done = subprocess.run(
            ["node", "--dns-result-order=ipv4first", os.path.join(os.path.dirname(__file__), "ali_oss.js"),
             json.dumps({"api_url": f"http://{sandbox.host}", **sandbox.account}), path, self.folder],
            check=True, stdout=subprocess.PIPE, text=True)
        return json.loads(done.stdout)["seconds"]


class Run:
    """youchuan-cli upload, watched: when it sent, how much memory and processor time it took."""

    def __init__(self, programs, sandbox, profile, files, *options):
        self.sent = {}  # file: seconds from its first request to the answer of commit
        self.sending = {}  # file: seconds from its first request to the answer of its last slice
        self.peak_kb = 0
        self.hashing = None  # seconds from the first file's first look to its hash
        self.progress = []  # (seconds, bytes) of the first file
        began = time.monotonic()
        process = subprocess.Popen(
            [f"{programs}/cli/youchuan-cli", "--profile", profile, "upload", "--json", *options, *files],
            stdout=subprocess.PIPE, text=True, env=sandbox.environment())
        watch = threading.Thread(target=self._watch_memory, args=(process.pid,), daemon=True)
        watch.start()
        starts = {}
        hashing = None
        for line in process.stdout:
            now = time.monotonic()
            event = json.loads(line)
            file = event["file"]
            if event["state"] == "hashing" and file == files[0]:
                hashing = now
            elif event["state"] in ("waiting", "uploading") and file == files[0] and hashing and not self.hashing:
                self.hashing = now - hashing
            if event["state"] == "uploading":
                starts.setdefault(file, now)
                if file == files[0]:
                    self.progress.append((now, event["transferred"]))
            elif event["state"] == "finishing":
                self.sending.setdefault(file, now - starts[file])
            if event["event"] == "published":
                self.sent[file] = now - starts[file]
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.whole = time.monotonic() - began
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak_kb = max(self.peak_kb, usage.ru_maxrss)
        if process.returncode != 0:
            raise RuntimeError("youchuan-cli failed")

    def _watch_memory(self, pid):
        self.resident = []
        while True:
            try:
                with open(f"/proc/{pid}/statm") as file:
                    self.resident.append(int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024)
            except (OSError, IndexError):
                return
            time.sleep(0.1)
