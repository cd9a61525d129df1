// packaging/kiosk/wait.html, the page that a screen starts with: it goes on to the site once that answers, and only then.
import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {assertNoOverflow} from './checks.mjs';
import {launch, openPage, ROOT, screenshot, serve, SIZES, tempFolder} from './sites.mjs';

const WAIT = pathToFileURL(join(ROOT, 'packaging/kiosk/wait.html')).href;
const SCENES = 'gongshilanScenes({"wall":"","css":"","script":""});';
const browser = await launch();

// A server that answers as `answers` says at that moment: path -> [status, type, body].
function listen(answers, port = 0) {
  const server = createServer((request, response) => {
    const [status, type, body] = answers[request.url.split('?')[0]] ?? [404, 'text/html', '<title>404</title>'];
    if (status === 0) return;  // never answers
    response.writeHead(status, {'Content-Type': type}).end(body);
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

const close = (server) => new Promise((resolve) => {
  server.close(resolve);
  server.closeAllConnections();
});

// The waiting page over an address, with a clock that runs as told.
async function wait(address, size = SIZES[0]) {
  const {page} = await openPage(browser, size);
  await page.clock.install();
  await page.goto(`${WAIT}#${address}`);
  return page;
}

const waits = async (page) => assert.equal(await page.textContent('p'), '正在等公示网站打开，好了会自己显示。');

// Lets `seconds` pass by the page's clock; what it asks for meanwhile goes at its own pace.
async function pass(page, seconds) {
  for (let second = 0; second < seconds; second++) {
    await page.clock.runFor(1000);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const WALL = {'/kiosk/index.html': [200, 'text/html', '<title>wall</title>'], '/kiosk/scenes.js': [200, 'text/javascript', SCENES]};

await test('complaint 2: the site comes up later than the screen', async () => {
  let server = await listen({});
  const {port} = server.address();
  await close(server);
  const page = await wait(`http://127.0.0.1:${port}/kiosk/index.html`);
  await pass(page, 60);
  await waits(page);
  server = await listen(WALL, port);
  await pass(page, 10);
  await page.waitForURL(`http://127.0.0.1:${port}/kiosk/index.html`);
  assert.equal(await page.title(), 'wall');
  await page.context().close();
  await close(server);
});

await test('a server without the site, and one that says nothing, are waited for', async () => {
  const answers = {'/kiosk/index.html': [200, 'text/html', '<title>wall</title>'], '/kiosk/scenes.js': [502, 'text/html', SCENES]};
  const server = await listen(answers);
  const page = await wait(`http://127.0.0.1:${server.address().port}/kiosk/index.html`);
  for (const scenes of [[502, 'text/html', '<p>'], [200, 'text/javascript', 'other({});'], [0]]) {
    answers['/kiosk/scenes.js'] = scenes;
    await pass(page, 40);
    await waits(page);
  }
  answers['/kiosk/scenes.js'] = [200, 'text/javascript', SCENES];
  await pass(page, 20);
  await page.waitForURL(/^http/);
  await page.context().close();
  await close(server);
});

await test('our own server lets a page from disk ask', async () => {
  const site = tempFolder();
  mkdirSync(join(site, 'kiosk'));
  writeFileSync(join(site, 'kiosk/index.html'), '<title>wall</title>');
  writeFileSync(join(site, 'kiosk/scenes.js'), SCENES);
  const page = await wait(`${await serve(site)}/kiosk/index.html`);
  await page.waitForURL(/^http/);
  assert.equal(await page.title(), 'wall');
  await page.context().close();
});

await test('a branch of a Chinese name, and its address as a person reads it', async () => {
  const page = await wait(`http://127.0.0.1:1/${encodeURI('一支部')}/kiosk/index.html`);
  assert.equal(await page.textContent('#address'), 'http://127.0.0.1:1/一支部/kiosk/index.html');
  await page.context().close();
});

await test('it fits, on every screen', async () => {
  for (const size of [...SIZES, [3840, 2160], [1080, 1920], [1920, 540]]) {
    const page = await wait('http://127.0.0.1:1/kiosk/index.html', size);
    await assertNoOverflow(page, `wait ${size}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), `too tall at ${size}`);
    await screenshot(page, `wait-${size.join('x')}`);
    await page.context().close();
  }
});

await browser.close();
