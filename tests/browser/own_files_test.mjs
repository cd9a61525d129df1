// What a workspace brings itself: an emblem on every page and on paper, a stylesheet, a template.
import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {assertAccessible, assertNoOverflow} from './checks.mjs';
import {buildExample, launch, openPage, pagesOf, ROOT, screenshot, serve, SIZES, tempFolder} from './sites.mjs';

const EMBLEM = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle cx="150" cy="150" r="140"/></svg>';
const site = buildExample('p12-school', 'members', join(tempFolder(), '公示'), (workspace) => {
  const put = (file, text) => writeFileSync(join(workspace, file), text);
  for (const folder of ['public', 'templates']) mkdirSync(join(workspace, folder));
  put('public/emblem.svg', EMBLEM);
  put('public/site.css', `${readFileSync(join(ROOT, 'public/site.css'))}\nh1 { color: rgb(1, 2, 3); }\n`);
  const stages = readFileSync(join(ROOT, 'site-templates/stages.mustache'), 'utf8');
  put('templates/stages.mustache', stages.replace('{{> foot}}', '<p id="own">自己的一行</p>\n{{> foot}}'));
  put('gongshilan.json', JSON.stringify({...JSON.parse(readFileSync(join(workspace, 'gongshilan.json'))), emblem: 'emblem.svg'}));
});
const address = await serve(site);
const browser = await launch();
const {page, wrong} = await openPage(browser, SIZES[2]);
const emblem = page.locator('.masthead .emblem');
const drawn = () => emblem.evaluate((picture) => [picture.naturalWidth > 0, picture.getBoundingClientRect().height]);

await test('the emblem is drawn on every page, small, from a server and from a file', async () => {
  for (const path of pagesOf(site)) {
    await page.goto(`${address}/${path}`);
    assert.deepEqual(await drawn(), [true, 36], path);
    assert.equal(await emblem.getAttribute('alt'), '', path);
    await assertNoOverflow(page, path);
  }
  await assertAccessible(page, 'the last of them');
  for (const path of pagesOf(site, {missing: false})) {
    await page.goto(pathToFileURL(join(site, path)).href);
    assert.deepEqual(await drawn(), [true, 36], path);
  }
  await screenshot(page, 'emblem-phone');
  assert.deepEqual(wrong, []);
});

await test('on paper it stands above the title', async () => {
  await page.emulateMedia({media: 'print'});
  const [picture, heading] = [page.locator('.title .emblem'), page.locator('h1')];
  const [above, below] = [await picture.boundingBox(), await heading.boundingBox()];
  assert.ok(Math.abs(above.height - 16 * 96 / 25.4) < 1 && above.y + above.height <= below.y, JSON.stringify([above, below]));
  assert.ok(!await emblem.isVisible());
  await page.emulateMedia({media: null});
  assert.ok(!await picture.isVisible());
});

await test('stylesheet and template are the workspace\'s', async () => {
  await page.goto(`${address}/ZZ/2017/stages.html`);
  assert.equal(await page.locator('#own').textContent(), '自己的一行');
  assert.equal(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color), 'rgb(1, 2, 3)');
});

await browser.close();
