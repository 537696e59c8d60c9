"""What a script of Youku's Python SDK sees of youchuan.py, against the sandbox.

    python_sdk.py YOUCHUAN_CLI YOUCHUAN_SANDBOX
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / 'packaging' / 'python'))
from youchuan import YoukuError, YoukuUpload  # noqa: E402

CLI, SANDBOX = sys.argv.pop(1), sys.argv.pop(1)


class PythonSdk(unittest.TestCase):
    def setUp(self):
        room = tempfile.TemporaryDirectory()
        self.addCleanup(room.cleanup)
        self.room = pathlib.Path(room.name)
        self.sandbox = subprocess.Popen([SANDBOX, '--port', '0', '--dir', str(self.room / 'sandbox'), '--strict'],
                                        stdout=subprocess.PIPE, text=True, encoding='utf-8')
        self.addCleanup(self.end_sandbox)
        self.ready = json.loads(self.sandbox.stdout.readline())
        for name in [name for name in os.environ if name.startswith('YOUCHUAN_')]:
            del os.environ[name]
        os.environ.update(YOUCHUAN_CLI=CLI, YOUCHUAN_API_URL=self.ready['api_url'],
                          YOUCHUAN_PROFILE=str(self.room / 'profile'), QT_QPA_PLATFORM='offscreen',
                          YOUCHUAN_ANYWAY='1')  # noise is sent

    def end_sandbox(self):
        self.sandbox.kill()
        self.sandbox.communicate()

    def ask(self, path, body=None):
        request = urllib.request.Request(self.ready['api_url'] + path, data=body and json.dumps(body).encode(),
                                         headers={'X-Sandbox-Secret': self.ready['control_secret']})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def published(self):
        return [upload for upload in self.ask('/sandbox/state')['uploads'] if upload['state'] == 'committed']

    def shown(self, video_id):
        return self.ask('/videos/show_basic.json?' + urllib.parse.urlencode(
            {'client_id': self.ready['client_id'], 'video_id': video_id}))

    def video(self, size=300_000, name='the harbour.mp4'):
        path = self.room / name
        path.write_bytes(os.urandom(size))
        os.utime(path, (1_700_000_000, 1_700_000_000))
        return str(path)

    def of(self, path, **more):
        return YoukuUpload(self.ready['client_id'], self.ready['access_token'], path, **more)

    def test_a_video_is_published_with_its_details(self):
        seen = []
        youku = self.of(self.video(), v_vid=7, progress=seen.append)
        details = {'title': 'Häfen 港口', 'tags': 'sea,water', 'public_type': 'password', 'watch_password': 'opensesame'}
        video_id = youku.upload(details)
        self.assertTrue(youku.finished)
        self.assertEqual(youku.transferred_percent(), 100)
        self.assertEqual(youku.check(), {'status': 1, 'transferred_percent': 100, 'finished': True})
        self.assertEqual(seen[-1]['event'], 'published')
        self.assertEqual(seen[-1]['reference'], '7')
        [video] = self.published()
        self.assertEqual(video['video_id'], video_id)
        shown = self.shown(video_id)
        self.assertEqual((shown['title'], shown['tags'], shown['public_type']), ('Häfen 港口', 'sea,water', 'password'))
        # A second time is the same video.
        self.assertEqual(self.of(youku.file).upload(details), video_id)
        self.assertEqual(len(self.published()), 1)

    def test_without_details_the_file_gives_the_title(self):
        video_id = self.of(self.video()).upload()
        self.assertEqual(self.shown(video_id)['title'], 'the harbour')

    def test_what_youku_refuses_is_an_error_with_its_number(self):
        youku = YoukuUpload(self.ready['client_id'], 'no such token', self.video())
        with self.assertRaises(YoukuError) as caught:
            youku.upload({'title': 'The harbour'})
        self.assertEqual(caught.exception.code, 1008)
        self.assertTrue(caught.exception.description)
        self.assertEqual(self.published(), [])

    def test_wrong_details_are_an_error_and_nothing_is_sent(self):
        with self.assertRaises(YoukuError):
            self.of(self.video()).upload({'title': 'x' * 300})
        self.assertEqual(self.ask('/sandbox/state')['uploads'], [])

    def test_cancelled_from_another_thread(self):
        self.ask('/sandbox/control', {'rate': 200_000})
        under_way = threading.Event()

        def look(event):
            if event['state'] == 'uploading' and event['under_way'] > 0:
                under_way.set()

        youku = self.of(self.video(5_000_000), progress=look)
        errors = []

        def run():
            try:
                youku.upload({'title': 'The harbour'})
            except YoukuError as error:
                errors.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        self.assertTrue(under_way.wait(60))
        self.ask('/sandbox/control', {'rate': 0})
        youku.cancel()
        thread.join()
        self.assertEqual(len(errors), 1)
        [upload] = self.ask('/sandbox/state')['uploads']
        self.assertEqual(upload['state'], 'cancelled')

    def test_what_youku_takes(self):
        spec = self.of(self.video()).spec()
        self.assertIn('mp4', spec['extensions'])
        self.assertGreater(spec['max_file_size'], 0)

    def test_the_program_is_missing(self):
        os.environ['YOUCHUAN_CLI'] = ''
        path = os.environ['PATH']
        os.environ['PATH'] = str(self.room)
        self.addCleanup(os.environ.__setitem__, 'PATH', path)
        with self.assertRaises(YoukuError):
            self.of(self.video()).upload()

    def test_beside_a_program_that_holds_the_profile(self):
        held, file = self.video(30_000_000, 'held.mp4'), self.video()
        self.ask('/sandbox/control', {'rate': 4_000_000})
        account = {'YOUCHUAN_CLIENT_ID': self.ready['client_id'],
                   'YOUCHUAN_ACCESS_TOKEN': self.ready['access_token']}
        holder = subprocess.Popen([CLI, 'upload', '--json', held], env={**os.environ, **account},
                                  stdout=subprocess.PIPE, text=True, encoding='utf-8')
        try:
            while '"uploading"' not in holder.stdout.readline():
                pass  # until it has begun
            video_id = self.of(file).upload({'title': 'Beside'})
            self.assertIn(video_id, [upload['video_id'] for upload in self.published()])
            self.assertIsNone(holder.poll())
        finally:
            holder.kill()
            holder.communicate()


if __name__ == '__main__':
    unittest.main()
