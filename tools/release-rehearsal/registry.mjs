import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/**
 * Starts an npm registry in memory, on the loopback address. It can publish and install packages. `packuments` contains the
 * metadata of the published packages, by name.
 */
export async function startRegistry() {
  const packuments = {};
  const tarballs = {};
  const respond = async (request, response) => {
    const path = decodeURIComponent(request.url).slice(1);
    if (request.method === 'PUT') publish(await json(request), packuments, tarballs, request.headers.host);
    const found = tarballs[path] ?? (packuments[path] && JSON.stringify(packuments[path]));
    response.writeHead(found === undefined ? 404 : 200).end(found ?? '{}');
  };
  const server = createServer((request, response) => void respond(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, packuments, close: () => server.close() };
}

function publish({ _attachments: attachments, ...document }, packuments, tarballs, host) {
  const packument = (packuments[document.name] ??= { ...document, versions: {}, 'dist-tags': {} });
  Object.assign(packument['dist-tags'], document['dist-tags']);
  for (const [version, manifest] of Object.entries(document.versions)) {
    if (version in packument.versions) throw new Error(`${document.name} ${version} is published already`);
    const path = `${document.name}/-/${version}.tgz`;
    const [{ data }] = Object.values(attachments);
    tarballs[path] = Buffer.from(data, 'base64');
    packument.versions[version] = { ...manifest, dist: { ...manifest.dist, tarball: `http://${host}/${path}` } };
  }
}
