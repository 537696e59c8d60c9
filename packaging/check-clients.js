// node check-clients.js READY.json FILE FOLDER_OF_ALI_OSS
//
// What check-clients.sh runs: uploads FILE to the sandbox of that ready line with Alibaba's own client, once with each
// signature, and says what each step proved. Ends with 0 only when all of it held.
const assert = require('node:assert');
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');

const [readyFile, file, clients] = process.argv.slice(2);
const ready = JSON.parse(readFileSync(readyFile, 'utf8'));
const OSS = require(path.join(clients, 'node_modules/ali-oss'));
const content = readFileSync(file);
const md5 = createHash('md5').update(content).digest('hex');
const partSize = 1024 * 1024;
const lanes = 4;

async function call(name, parameters) {
    const body = new URLSearchParams({
        client_id: ready.client_id, access_token: ready.access_token, ...parameters,
    });
    const answer = await fetch(`${ready.api_url}/uploads/${name}.json`, { method: 'POST', body });
    const json = await answer.json();
    assert.ok(answer.ok, `${name} was refused: ${JSON.stringify(json)}`);
    return json;
}

async function sandbox(what, body) {
    const headers = { 'X-Sandbox-Secret': ready.control_secret };
    const answer = await fetch(`${ready.api_url}/sandbox/${what}`, { method: body ? 'POST' : 'GET', headers, body });
    return answer.json();
}

function create(title) {
    return call('create', {
        title, tags: 'travel', description: '', file_name: path.basename(file), file_size: content.length,
        file_md5: md5, isnew: 1,
    });
}

function clientFor(place, authorizationV4, secret = place.temp_access_secret) {
    return new OSS({
        authorizationV4,
        region: 'oss-cn-shanghai',
        endpoint: `http://${place.endpoint.replace('127.0.0.1', 'localhost')}`, // to a number it sends another Host
        sldEnable: true, // bucket in the path
        bucket: place.oss_bucket,
        accessKeyId: place.temp_access_id,
        accessKeySecret: secret,
        stsToken: place.security_token,
        retryMax: 0,
    });
}

async function refused(promise, code) {
    await assert.rejects(promise, (error) => {
        assert.strictEqual(error.code, code, error);
        return true;
    });
}

// Sends about a third in parallel, stops, and leaves the checkpoint.
async function interrupted(client, place) {
    let checkpoint;
    const sending = client.multipartUpload(place.oss_object, file, {
        partSize, parallel: lanes,
        progress: (share, now) => {
            checkpoint = now ?? checkpoint;
            if (share > 0.3)
                client.cancel();
        },
    });
    await assert.rejects(sending, { name: 'cancel' });
    return checkpoint;
}

async function upload(version) {
    const v4 = version === 'V4';
    const say = (what) => console.log(`${version}: ${what}`);
    await sandbox('control', JSON.stringify({ oss_refuse_v1: v4, oss_refuse_v4: !v4 }));
    const before = (await sandbox('state')).oss;
    const place = await create(`Sent with ${version}`);
    const name = place.oss_object;
    const client = clientFor(place, v4);

    await refused(clientFor(place, !v4).initMultipartUpload(name), v4 ? 'AccessDenied' : 'InvalidArgument');
    say('the other signature is refused');
    await refused(clientFor(place, v4, 'wrong').initMultipartUpload(name), 'SignatureDoesNotMatch');
    say('a wrong secret is refused');

    const checkpoint = await interrupted(client, place);
    const listed = await client.listParts(name, checkpoint.uploadId, { 'max-parts': 1000 });
    assert.ok(listed.parts.length > 0);
    say(`after an interruption, ${listed.parts.length} parts are listed`);
    const page = await client.listParts(name, checkpoint.uploadId, { 'max-parts': 1, 'encoding-type': 'url' });
    assert.strictEqual(page.isTruncated, 'true');
    say('the list comes in pages');

    await client.multipartUpload(name, file, { checkpoint, parallel: lanes });
    const after = (await sandbox('state')).oss;
    assert.strictEqual(after.bytes - before.bytes, content.length);
    assert.ok(after.parts_sent_twice - before.parts_sent_twice <= lanes);
    say(`the rest was sent in parallel from the checkpoint, ${after.parts_sent_twice - before.parts_sent_twice} parts twice`);
    const head = await client.head(name);
    assert.strictEqual(Number(head.res.headers['content-length']), content.length);
    say('the object is there in its length');
    await refused(client.completeMultipartUpload(name, checkpoint.uploadId, checkpoint.doneParts), 'NoSuchUpload');
    say('completing twice is refused');

    const begun = await client.initMultipartUpload(name);
    await client.uploadPart(name, begun.uploadId, 1, file, 0, partSize);
    await client.abortMultipartUpload(name, begun.uploadId);
    await refused(client.listParts(name, begun.uploadId), 'NoSuchUpload');
    say('an aborted upload is gone');
    return { place, say };
}

async function publish({ place, say }) {
    const { video_id: video } = await call('commit', { upload_token: place.upload_token });
    const state = await sandbox('state');
    const published = state.uploads.find((one) => one.video_id === video);
    assert.strictEqual(published.state, 'committed');
    assert.strictEqual(published.held_md5, md5);
    assert.strictEqual(state.oss.multipart_open, 0);
    say('Youku publishes it, whole, and nothing is left lying');
}

(async () => {
    for (const version of ['V1', 'V4'])
        await publish(await upload(version));
    const place = await create('Expired keys');
    await sandbox('control', JSON.stringify({ expire_sts: true }));
    await refused(clientFor(place, true).initMultipartUpload(place.oss_object), 'SecurityTokenExpired');
    console.log('expired keys are refused');
})().catch((error) => {
    console.error(error);
    process.exitCode = 1;
});
