// Sites for the browser tests, made by the real binary, and a browser and servers that go away after the test.
import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, relative} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const AUDIENCES = ['members', 'unit', 'society'];
export const SIZES = [[1920, 1080], [1366, 768], [390, 844]];
export const EXAMPLES = readdirSync(join(ROOT, 'data/examples'), {withFileTypes: true})
    .filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
const SHOTS = join(ROOT, 'build/screenshots');
const PROGRAM = process.env.GONGSHILAN;
const CHROMIUM = '/usr/bin/chromium';
const MANY_AS_OF = '2022-03-25';

const folders = [];
const servers = [];
process.on('exit', () => {
  servers.forEach((server) => server.kill('SIGTERM'));
  folders.forEach((folder) => rmSync(folder, {recursive: true, force: true}));
});

// A folder of its own, removed at the end.
export function tempFolder() {
  folders.push(mkdtempSync(join(tmpdir(), 'gongshilan-browser-')));
  return folders.at(-1);
}

export function build(workspace, asOf, audience, out) {
  execFileSync(PROGRAM, ['build', '--workspace', workspace, '--as-of', asOf, '--audience', audience, '--out', out, '--quiet']);
  return out;
}

function copyExample(name) {
  const workspace = join(tempFolder(), name);
  cpSync(join(ROOT, 'data/examples', name), workspace, {recursive: true});
  return [workspace, readFileSync(join(workspace, 'as_of.txt'), 'utf8').trim()];
}

// The site of a shipped example at `out`; `change` may do something to the workspace before.
export function buildExample(name, audience, out, change = () => {}) {
  const [workspace, asOf] = copyExample(name);
  change(workspace);
  return build(workspace, asOf, audience, out);
}

// A shipped example, archived on its day: the workspace, the day, and the two layers.
export function archiveExample(name) {
  const [workspace, asOf] = copyExample(name);
  execFileSync('python3', [join(ROOT, 'tests/process/archives.py'), workspace, asOf]);
  const layers = ['public', 'internal'].map((layer) =>
    join(workspace, 'archive', readdirSync(join(workspace, 'archive')).find((bag) => bag.endsWith(`-${layer}`))));
  return {workspace, asOf, layers};
}

// The report on an archive, whether it passes or not.
export function reportOn(bag, folder) {
  mkdirSync(folder);
  spawnSync(PROGRAM, ['verify', bag, '--report', folder]);
  return join(folder, readdirSync(folder).find((file) => file.endsWith('.html')));
}

// A site of one branch with that many items.
export function buildMany(items, out) {
  const workspace = join(tempFolder(), 'many');
  execFileSync('python3', [join(ROOT, 'tests/process/workspaces.py'), 'many', workspace, String(items)]);
  return build(workspace, MANY_AS_OF, 'members', out);
}

// Pages of a site as paths from its root, but for the lobby screen, which has tests of its own. 404.html stands for any
// depth and is only right at a server's root.
export function pagesOf(site, {missing = true} = {}) {
  return filesOf(site).filter((file) => file.endsWith('.html') && !file.includes('kiosk/')).filter((page) => missing || page !== '404.html').sort();
}

// Files that pages lead to and that are no pages.
export function dataOf(site) {
  return filesOf(site).filter((file) => /\.(csv|xml|ics)$/.test(file));
}

function filesOf(site) {
  const walk = (folder) => readdirSync(folder, {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]);
  return walk(site).map((file) => relative(site, file));
}

// Serves a folder on a free port; resolves to its address without the last slash.
export async function serve(folder) {
  const server = spawn(PROGRAM, ['serve', '--site', folder, '--port', '0'], {stdio: ['ignore', 'pipe', 'inherit']});
  servers.push(server);
  for await (const line of createInterface({input: server.stdout})) {
    const found = /http:\/\/[\d.]+:\d+/.exec(line);
    if (!found) continue;
    server.unref();
    server.stdout.unref();
    return found[0];
  }
  throw new Error('the server said no address');
}

// To be closed by whoever launched it: an open one keeps the test from ending.
export function launch() {
  return chromium.launch({executablePath: CHROMIUM, args: process.getuid() === 0 ? ['--no-sandbox'] : []});
}

// A page of a size that remembers everything that went wrong in it.
export async function openPage(browser, [width, height], more = {}) {
  const context = await browser.newContext({viewport: {width, height}, locale: 'zh-CN', ...more});
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => wrong.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  return {page, wrong};
}

// Pictures are for people: none are taken unless somebody asks.
export async function screenshot(page, name) {
  if (process.env.GONGSHILAN_LONG !== '1') return;
  mkdirSync(SHOTS, {recursive: true});
  await page.screenshot({path: join(SHOTS, `${name}.png`), fullPage: true});
}
