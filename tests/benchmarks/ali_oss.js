// node ali_oss.js ACCOUNT FILE FOLDER_OF_ALI_OSS
//
// Uploads FILE to the sandbox's object store with Alibaba's own client and its defaults, and prints the seconds from
// create to the answer of commit. The sandbox is told to trust the hash.
const { statSync } = require('node:fs');
const path = require('node:path');

const [account, file, clients] = process.argv.slice(2);
const { api_url, client_id, access_token } = JSON.parse(account);
const OSS = require(path.join(clients, 'node_modules/ali-oss'));

async function call(name, parameters) {
    const body = new URLSearchParams({ client_id, access_token, ...parameters });
    const answer = await fetch(`${api_url}/uploads/${name}.json`, { method: 'POST', body });
    if (!answer.ok)
        throw new Error(`${name}: ${await answer.text()}`);
    return answer.json();
}

async function upload() {
    const began = performance.now();
    const place = await call('create', {
        title: 'A benchmark', tags: 'Others', file_name: path.basename(file), file_size: statSync(file).size,
        file_md5: '0'.repeat(32), isnew: 1,
    });
    const client = new OSS({
        authorizationV4: true,
        region: 'oss-cn-shanghai',
        endpoint: `http://${place.endpoint.replace('127.0.0.1', 'localhost')}`, // to a number it sends another Host
        sldEnable: true, // bucket in the path
        bucket: place.oss_bucket,
        accessKeyId: place.temp_access_id,
        accessKeySecret: place.temp_access_secret,
        stsToken: place.security_token,
    });
    await client.multipartUpload(place.oss_object, file);
    await call('commit', { upload_token: place.upload_token });
    console.log(JSON.stringify({ seconds: (performance.now() - began) / 1000 }));
}

upload().catch((error) => {
    console.error(error);
    process.exit(1);
});
