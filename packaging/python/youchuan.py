"""Uploads a video to Youku from a script, with the class and the methods of Youku's Python SDK.

A script of the SDK runs with its import changed:

    from youchuan import YoukuUpload, YoukuError

    youku = YoukuUpload(client_id, access_token, '/videos/harbour.mp4')
    video_id = youku.upload({'title': 'The harbour', 'tags': 'harbour,sea'})

Everything is done by youchuan-cli, which must be installed: it resumes by itself after any kind of death, and what is
published already is not published again. The environment it knows counts here too: YOUCHUAN_PROFILE, YOUCHUAN_API_URL,
YOUCHUAN_REFRESH_TOKEN, YOUCHUAN_CLIENT_SECRET ...; YOUCHUAN_CLI names the program where it is not in PATH. One upload at
a time uses a profile. Without a client id and an access token the account that signed in is used.

Python 3.9 or newer, standard library only.
"""
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import threading

__all__ = ['YoukuUpload', 'YoukuError']

# Where a state of youchuan-cli has a number of Youku's check.
_CONFIRMED, _CONFIRMING, _SENDING = 1, 2, 4


class YoukuError(Exception):
    """What went wrong: code and type are Youku's (0 and '' where Youku was not asked), status is that of HTTP."""

    def __init__(self, code, type, description, status):
        super().__init__(description)
        self.code = code
        self.type = type
        self.description = description
        self.status = status


class YoukuUpload:
    """One file on its way to Youku. Its upload() may run in one thread and be cancelled from another."""

    def __init__(self, client_id, access_token, file, v_vid=None, logger=None, progress=None):
        """v_vid: the caller's own id of the video, kept as its reference. progress: called, while upload() runs, with
        each event of youchuan-cli, a dict with the keys state, transferred, total, percent, bytes_per_second ..."""
        self.client_id = client_id
        self.access_token = access_token
        self.file = file
        self.v_vid = v_vid
        self.logger = logger or logging.getLogger(__name__)
        self.progress = progress
        self.file_size = os.path.getsize(file)
        self.file_name = os.path.basename(file)
        self.finished = False
        self._event = None  # the last of youchuan-cli
        self._process = None
        self._lock = threading.Lock()

    def prepare_video_params(self, title=None, tags='Others', description='', copyright_type='original',
                             public_type='all', category=None, watch_password=None, latitude=None, longitude=None,
                             shoot_time=None):
        """The details of the video, named as Youku names them; without a title it is made of the file's name."""
        given = {
            'title': title, 'tags': tags, 'description': description, 'copyright_type': copyright_type,
            'public_type': public_type, 'category': category, 'watch_password': watch_password,
            'latitude': latitude, 'longitude': longitude,
            'shoot_time': shoot_time if shoot_time is None else str(shoot_time),
        }
        return {name: value for name, value in given.items() if value not in (None, '')}

    def upload(self, params={}):
        """Uploads the file and returns the id of the video; goes on with what was begun. params: as
        prepare_video_params() takes them."""
        details = json.dumps(self.prepare_video_params(**params))
        options = ['--metadata', '-']
        if self.v_vid is not None:
            options += ['--reference', str(self.v_vid)]
        return self._wait(['upload', *options, '--', os.path.abspath(self.file)], details)

    def cancel(self):
        """Ends a running upload() and cancels it at Youku; nothing is published."""
        with self._lock:
            process = self._process
        if process:
            self._interrupt(process)
            process.wait()
        known = self._known()
        if known is None:
            raise YoukuError(0, '', 'Nothing of this file is being uploaded.', None)
        self._run(['cancel', str(known['id'])])

    def check(self):
        """How far it is: status (1: all is there, 2: Youku makes sure, 4: being sent), transferred_percent, finished."""
        event = self._event or self._known()
        state = event['state'] if event else ''
        if state == 'published':
            status = _CONFIRMED
        elif state == 'finishing':
            status = _CONFIRMING
        else:
            status = _SENDING
        return {'status': status, 'transferred_percent': int(event['percent']) if event else 0,
                'finished': state == 'published'}

    def spec(self):
        """Which files Youku takes: extensions, and max_file_size in bytes."""
        return {name: value for name, value in self._run(['spec'])[-1].items() if name != 'event'}

    def transferred_percent(self):
        """0 to 100, and 100 only once the video is published."""
        return self.check()['transferred_percent']

    def _wait(self, arguments, details):
        with self._start(arguments, details) as process:
            for line in process.stdout:
                self._event = json.loads(line)
                self.logger.debug('%s', line.rstrip())
                if self.progress:
                    self.progress(self._event)
        with self._lock:
            self._process = None
        if process.returncode != 0 or self._event is None or not self._event['video_id']:
            raise self._error(self._event, process.returncode)
        self.finished = True
        return self._event['video_id']

    def _start(self, arguments, details):
        process = self._open(arguments)
        with self._lock:
            self._process = process
        process.stdin.write(details)
        process.stdin.close()
        return process

    def _run(self, arguments):
        """All that a short command says."""
        with self._open(arguments) as process:
            process.stdin.close()
            events = [json.loads(line) for line in process.stdout]
        if process.returncode != 0:
            raise self._error(events[-1] if events else None, process.returncode)
        return events

    def _known(self):
        path = os.path.realpath(self.file)
        found = [event for event in self._run(['list', '--all'])
                 if event.get('file') and os.path.realpath(event['file']) == path]
        return found[-1] if found else None

    def _open(self, arguments):
        program = os.environ.get('YOUCHUAN_CLI') or shutil.which('youchuan-cli')
        if not program:
            raise YoukuError(0, '', 'youchuan-cli is not in PATH; install Youchuan or set YOUCHUAN_CLI.', None)
        environment = dict(os.environ)
        if self.client_id and self.access_token:
            environment.update(YOUCHUAN_CLIENT_ID=self.client_id, YOUCHUAN_ACCESS_TOKEN=self.access_token)
        flags = getattr(subprocess, 'CREATE_NEW_PROCESS_GROUP', 0)  # Windows: so that it alone is interrupted
        return subprocess.Popen([program, '--json', *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                text=True, encoding='utf-8', env=environment, creationflags=flags)

    @staticmethod
    def _interrupt(process):
        if process.poll() is None:
            process.send_signal(signal.CTRL_BREAK_EVENT if sys.platform == 'win32' else signal.SIGINT)

    @staticmethod
    def _error(event, code):
        error = (event or {}).get('error')
        if error:
            return YoukuError(error['code'], error['type'] or '', error['message'], error['http_status'])
        state = (event or {}).get('state')
        if state in ('cancelled', 'paused', 'waiting', 'scheduled', 'uploading'):
            return YoukuError(0, state, 'The upload was ended before the video was published.', None)
        return YoukuError(0, '', 'youchuan-cli ended with %d; it said why on standard error.' % code, None)
