// The same site from a file, from a USB stick with a Chinese name, below a sub-path, and without JavaScript.
import assert from 'node:assert/strict';
import {cpSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {assertStyled} from './checks.mjs';
import {buildExample, dataOf, launch, openPage, pagesOf, serve, SIZES, tempFolder} from './sites.mjs';

const folder = tempFolder();
const original = buildExample('p12-school', 'members', join(folder, 'site'));
const named = join(folder, 'U盘 公示（2017年）', '学校 党总支');
const nested = join(folder, 'root', 'a', '乙', 'site');
cpSync(original, named, {recursive: true});
cpSync(original, nested, {recursive: true});
const browser = await launch();

// Follows every link from the front page until nothing new turns up; every page must be met, and every table, calendar and the feed.
async function walk(start, site) {
  const {page, wrong} = await openPage(browser, SIZES[1]);
  const base = start.replace(/index\.html$/, '');
  const todo = [start];
  const seen = new Set(todo);
  while (todo.length > 0) {
    const here = todo.pop();
    await page.goto(here);
    await assertStyled(page, here);
    const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => link.href));
    for (const link of links) {
      assert.ok(link.startsWith(base), `${here} leads outside: ${link}`);
      const target = link.split('#')[0];
      if (seen.has(target)) continue;
      seen.add(target);
      if (target.endsWith('.html')) todo.push(target);
    }
  }
  await page.context().close();
  assert.deepEqual(wrong, []);
  const met = [...seen].map((address) => decodeURI(address.slice(base.length))).sort();
  assert.deepEqual(met, [...pagesOf(site, {missing: false}), ...dataOf(site)].sort());
}

await test('a table is saved under a name that says whose it is', async () => {
  const {page} = await openPage(browser, SIZES[1]);
  await page.goto(`${await serve(original)}/ZB1/2017/rectification.html`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
  assert.equal(download.suggestedFilename(), '明德教师进修学校第一党支部 2017年度组织生活会 整改清单.csv');
  assert.deepEqual(readFileSync(await download.path()), readFileSync(join(original, 'ZB1/2017/rectification.csv')));
  await page.context().close();
});

await test('from a file', () => walk(pathToFileURL(join(original, 'index.html')).href, original));
await test('from a file in a folder with a Chinese name', () => walk(pathToFileURL(join(named, 'index.html')).href, named));
await test('below a sub-path of a server', async () => {
  const address = await serve(join(folder, 'root'));
  await walk(new URL(`/a/${encodeURIComponent('乙')}/site/index.html`, address).href, nested);
});

await test('every anchor is where a link says', async () => {
  const {page} = await openPage(browser, SIZES[1]);
  for (const path of pagesOf(original, {missing: false})) {
    await page.goto(pathToFileURL(join(original, path)).href);
    const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
        .map((link) => link.getAttribute('href').slice(1)).filter((id) => document.getElementById(id) === null));
    assert.deepEqual(lost, [], path);
  }
});

await test('without JavaScript', async () => {
  const context = await browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(original, 'ZZ/2017/rectification.html')).href);
  assert.equal(await page.locator('article.item').count(), 7);
  assert.ok(await page.locator('article.item').first().isVisible());
  await context.close();
});

await browser.close();
