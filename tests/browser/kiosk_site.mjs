// A lobby screen without a build: a site written by hand as site-templates/CONTEXT.md describes it, a server that can be
// told to fail in every way, and a page whose time passes when it is told. For tests of public/kiosk.js alone.
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {ROOT, openPage, tempFolder} from './sites.mjs';

const SCRIPT = readFileSync(join(ROOT, 'public/kiosk.js'), 'utf8');
const CSS = `html { font-size: 2.2vmin; } [hidden] { display: none !important; }
.theme-dark body { background: rgb(20, 22, 26); color: #f2efe8; } .theme-light body { background: rgb(251, 250, 247); }
#shell { display: none; } .is-running #shell { display: block; position: fixed; right: 0; bottom: 0; }
.is-running, .is-running body { margin: 0; height: 100%; overflow: hidden; }
.is-running .scene { position: absolute; top: 10vh; left: 5vw; width: 90vw; height: 70vh; opacity: 0; visibility: hidden;
  transition: opacity 0.4s, visibility 0.4s; }
.is-running .scene.is-on { opacity: 1; visibility: visible; }
.is-running [data-pages] { height: 50vh; columns: 1; column-gap: 3vw; column-fill: auto; overflow: hidden; padding: 0; }
.is-running [data-pages] > * { display: block; height: 20vh; break-inside: avoid; margin: 0; }`;

// A picture, as large as one likes, that is not in any cache.
export const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export const scene = (name, seconds, body = '') =>
  `<section class="scene scene-${name}" data-scene="${name}"${seconds ? ` data-seconds="${seconds}"` : ''} aria-labelledby="k-${name}">` +
  `<h2 id="k-${name}">${name}</h2>${body}</section>`;
export const list = (ids, seconds = 6) =>
  `<ul data-pages>${ids.map((id) => `<li id="${id}" data-seconds="${seconds}">${id}</li>`).join('')}</ul>`;
export const SCENES = [scene('title', 8), scene('list', 0, list(['r1', 'r2', 'r3', 'r4', 'r5'])), scene('contact', 10)];

export class KioskSite {
  constructor(folder) {
    this.folder = folder;
    this.state = {code: 'AAAA-1111', asOf: '2024-03-25', theme: 'dark', head: '一号', scenes: SCENES, css: CSS, script: SCRIPT};
    mkdirSync(join(folder, 'kiosk'), {recursive: true});
    this.rebuild({});
  }

  // With the page itself, as for a screen that is yet to be opened.
  rebuild(changes) {
    this.build(changes);
    this.put('kiosk/index.html', this.page());
  }

  put(file, bytes) { writeFileSync(join(this.folder, file), bytes); }

  hashed(kind, bytes) {
    const name = `kiosk-${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}.${kind}`;
    this.put(name, bytes);
    return `../${name}`;
  }

  // As `build` does: the version file comes last.
  build(changes = {}) {
    Object.assign(this.state, changes);
    const {code, asOf, theme, head, scenes, css, script} = this.state;
    this.wall = `<main id="wall" data-as-of="${asOf}" data-theme="${theme}" tabindex="-1"><header><h1 class="k-head">${head}</h1></header>` +
        `${scenes.join('')}<footer class="k-foot">监督电话</footer></main>`;
    this.css = this.hashed('css', css);
    this.script = this.hashed('js', script);
    this.put('kiosk/scenes.js', `gongshilanScenes(${JSON.stringify({wall: this.wall, css: this.css, script: this.script})});\n`);
    this.put('kiosk/version.js', `gongshilanVersion(${JSON.stringify({code, as_of: asOf})});\n`);
  }

  page() {
    return `<!DOCTYPE html>
<html lang="zh-CN" class="theme-dark"><head><meta charset="utf-8"><title>屏</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'">
<link rel="icon" href="data:,"><link rel="stylesheet" href="${this.css}"><script src="${this.script}" defer></script></head>
<body data-version="version.js" data-as-of="${this.state.asOf}">
${this.wall}
<aside id="shell" aria-label="屏幕"><p id="banner" role="status" hidden></p><p id="clock"></p><p id="place" aria-live="off"></p><p id="code"></p>
<nav id="controls" aria-label="播放"><button type="button" id="previous">上一屏</button><button type="button" id="pause" aria-pressed="false">暂停</button><button type="button" id="next">下一屏</button><button type="button" id="home">回到开头</button></nav></aside>
</body></html>`;
  }

  fileAddress() { return pathToFileURL(join(this.folder, 'kiosk/index.html')).href; }
}

const TYPES = {html: 'text/html', js: 'text/javascript', css: 'text/css', png: 'image/png'};

// fault(path) may say 'hang' (no byte of an answer), 'stall' (half of it, and the connection stays), 'cut' (half of it, and
// that was all), 'portal' (somebody else's page), 'empty', 'break' or a status. ahead: its clock of the page's, in milliseconds.
export class KioskServer {
  constructor(site) {
    Object.assign(this, {site, fault: () => '', ahead: 0, asked: [], listeners: new Set(), sockets: new Set(), port: 0});
  }

  async start() {
    this.server = createServer((request, response) => this.answer(request, response));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    await new Promise((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    this.port = this.server.address().port;
    this.address = `http://127.0.0.1:${this.port}/kiosk/index.html`;
  }

  async stop() {
    const stopped = new Promise((resolve) => this.server.close(resolve));
    this.sockets.forEach((socket) => socket.destroy());
    await stopped;
  }

  // To every screen that listens: there is a new version.
  say() { this.listeners.forEach((response) => response.write('event: version\ndata: \n\n')); }

  answer(request, response) {
    const url = new URL(request.url, 'http://kiosk');
    const fault = this.fault(url.pathname);
    this.asked.push(url);
    const time = Number(request.headers['x-time']);  // of the page, see standStill
    response.sendDate = false;
    if (time) response.setHeader('Date', new Date(time + this.ahead).toUTCString());
    if (fault === 'hang') return;
    if (fault === 'break') return request.socket.destroy();
    if (typeof fault === 'number') return response.writeHead(fault).end('<!DOCTYPE html>');
    if (fault === 'portal') return response.writeHead(200, {'Content-Type': 'text/html'}).end('<!DOCTYPE html><p>请登录</p>');
    if (fault === 'empty') return response.end();
    if (url.pathname === '/-/events') return this.listen(response);
    let bytes = null;
    try {
      bytes = readFileSync(join(this.site.folder, url.pathname));
    } catch {
      return response.writeHead(404).end();
    }
    response.setHeader('Content-Type', TYPES[url.pathname.split('.').pop()]);
    if (fault === 'cut') bytes = bytes.subarray(0, bytes.length / 2);
    if (fault !== 'stall') return response.end(bytes);
    response.setHeader('Content-Length', bytes.length);
    response.write(bytes.subarray(0, bytes.length / 2));
  }

  listen(response) {
    response.writeHead(200, {'Content-Type': 'text/event-stream'}).write(': here\n\n');
    this.listeners.add(response);
    response.on('close', () => this.listeners.delete(response));
  }
}

// In the page: Date, performance and intervals that stand still until they are driven. The server is told the time.
function standStill(start) {
  const time = {now: start, up: 0, beats: new Map(), ids: 0};
  window.time = time;
  Date.now = () => time.now;
  performance.now = () => time.up;
  window.setInterval = (beat) => {
    time.ids += 1;
    time.beats.set(time.ids, beat);
    return time.ids;
  };
  const ask = window.fetch;
  window.fetch = (url, options) => ask(url, Object.assign({headers: {'x-time': String(time.now)}}, options));
  window.clearInterval = (id) => time.beats.delete(id);
  const pause = () => new Promise((resolve) => setTimeout(resolve, 2));
  window.drive = async (beats, waits) => {
    for (let i = 0; i < beats; i += 1) {
      const stuck = window.gongshilanKiosk.link.busy;
      time.now += 1000;
      time.up += 1000;
      [...time.beats.values()].forEach((beat) => beat());
      const patience = waits === 'stuck' ? 60 * !stuck : 1000;
      for (let n = 0; waits && window.gongshilanKiosk.link.busy && n < patience; n += 1) await pause();
    }
    await pause();
  };
}

export class Screen {
  // address: of the server or of the file; now: what the machine's clock says when the page opens.
  static async open(browser, address, now, {size = [1280, 720], init} = {}) {
    const screen = new Screen();
    Object.assign(screen, await openPage(browser, size), {server: null});
    await screen.page.addInitScript(standStill, now);
    if (init) await screen.page.addInitScript(init);
    screen.loads = 0;
    screen.page.on('framenavigated', () => { screen.loads += 1; });
    await screen.page.goto(address);
    await screen.settled();
    return screen;
  }

  // Nothing is under way. What hangs is not waited for: see drive's last argument.
  settled() { return this.page.waitForFunction(() => !window.gongshilanKiosk.link.busy, null, {polling: 5, timeout: 5000}); }

  // Lets the seconds pass one by one and waits for each answer; with 'stuck' no longer than an answer takes that comes.
  drive(seconds, {wait = true} = {}) {
    return this.page.evaluate(([beats, waits]) => window.drive(beats, waits), [seconds, wait]);
  }

  // The machine sleeps, or somebody sets its clock; then comes one beat.
  async jump(milliseconds) {
    await this.page.evaluate((by) => { window.time.now += by; }, milliseconds);
    await this.drive(1);
  }

  text(id) { return this.page.locator(`#${id}`).textContent(); }
  head() { return this.page.locator('.k-head').textContent(); }
  async banner() { return await this.page.locator('#banner').isVisible() ? this.text('banner') : ''; }

  // The scene that is seen; more than one or none is an error.
  scene() {
    return this.page.evaluate(() => {
      const on = [...document.querySelectorAll('.scene.is-on')];
      return on.length === 1 ? on[0].getAttribute('data-scene') : `${on.length} scenes`;
    });
  }

  // What stands in the box of pages, by ids.
  entries(box = '.is-on [data-pages]') {
    return this.page.evaluate((selector) => {
      const box = document.querySelector(selector);
      const area = box && box.getBoundingClientRect();
      return [...document.querySelectorAll(`${selector} > :not([hidden])`)].filter((entry) => {
        const {left, right} = entry.getBoundingClientRect();
        return left > area.left - 2 && right < area.right + 2;
      }).map((entry) => entry.id);
    }, box);
  }

  close() { return this.page.context().close(); }
}

// One screen before one site and server; `before` prepares them, `file` opens the folder instead, `query` goes behind the address.
export async function withScreen(browser, {now, before = () => {}, file = false, query = '', ...options}, work) {
  const site = new KioskSite(tempFolder());
  const server = new KioskServer(site);
  await server.start();
  before(site, server);
  const screen = await Screen.open(browser, (file ? site.fileAddress() : server.address) + query, now, options);
  try {
    await work({site, server, screen, page: screen.page});
  } finally {
    await screen.close();
    await server.stop();
  }
}
