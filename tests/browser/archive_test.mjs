// What people see of an archive: its own pages, opened from a file and without script as in twenty years; 历年归档 of the
// living site; the report of 四性检测, passed and failed, on a screen and on paper. With GONGSHILAN_LONG also of several units.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {assertAccessible, assertNavigation, assertNoOverflow, assertStyled} from './checks.mjs';
import {archiveExample, build, dataOf, launch, openPage, pagesOf, reportOn, screenshot, serve, tempFolder} from './sites.mjs';

const SIZES = [[1920, 1080], [1080, 1920], [390, 844]];
const NO_SCRIPT = {javaScriptEnabled: false};
const EXAMPLES = process.env.GONGSHILAN_LONG === '1' ? ['p08-units', 'p11-court'] : ['p11-court'];
const folder = tempFolder();
const browser = await launch();
const archived = Object.fromEntries(EXAMPLES.map((name) => [name, archiveExample(name)]));

// What looks at accessibility is a script itself.
async function assertAllAccessible(addresses) {
  const {page} = await openPage(browser, SIZES[2]);
  for (const address of addresses) {
    await page.goto(address);
    await assertAccessible(page, address);
  }
  await page.context().close();
}

for (const [name, {layers: [open]}] of Object.entries(archived)) {
  const site = join(open, 'data');
  const start = pathToFileURL(join(site, 'index.html')).href;
  const base = start.replace(/index\.html$/, '');
  for (const size of SIZES) {
    await test(`${name}: every page of the public layer at ${size.join('×')}`, async () => {
      const {page, wrong} = await openPage(browser, size, NO_SCRIPT);
      const todo = [start];
      const seen = new Set(todo);
      while (todo.length > 0) {
        const here = todo.pop();
        const where = `${name} ${here.slice(base.length)}`;
        await page.goto(here);
        await assertStyled(page, where);
        await assertNavigation(page, where);
        await assertNoOverflow(page, where);
        await screenshot(page, `archive-${name}-${here.slice(base.length).replaceAll('/', '-')}-${size[0]}`);
        for (const link of await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.href.split('#')[0]))) {
          assert.ok(link.startsWith(base), `${where} leads outside: ${link}`);
          if (seen.has(link)) continue;
          seen.add(link);
          if (link.endsWith('.html')) todo.push(link);
        }
      }
      await page.context().close();
      assert.deepEqual(wrong, []);
      const met = [...seen].map((address) => decodeURI(address.slice(base.length))).sort();
      assert.deepEqual(met, [...pagesOf(site), ...dataOf(site)].sort());
    });
  }
  await test(`${name}: every page of the public layer is accessible`, () =>
    assertAllAccessible(pagesOf(site).map((path) => pathToFileURL(join(site, path)).href)));
}

await test('without script nothing of a list is hidden', async () => {
  const {page} = await openPage(browser, SIZES[2], NO_SCRIPT);
  await page.goto(pathToFileURL(join(archived['p11-court'].layers[0], 'data/QHFY01/2021/rectification.html')).href);
  const items = page.locator('article.item');
  const {figures} = JSON.parse(readFileSync(join(archived['p11-court'].layers[0], 'data/summary.json'), 'utf8'));
  assert.ok(figures.items > 0);
  assert.equal(await items.count(), figures.items);
  for (const item of await items.all()) assert.ok(await item.isVisible());
  await page.context().close();
});

await test('历年归档 of the living site leads to the copies', async () => {
  const {workspace, asOf} = archived['p11-court'];
  const path = join(workspace, 'gongshilan.json');
  const settings = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({...settings, archive_copies: true}));
  const site = build(workspace, asOf, settings.audience ?? 'unit', join(folder, 'site'));
  const address = await serve(site);
  for (const size of SIZES) {
    const {page, wrong} = await openPage(browser, size);
    await page.goto(`${address}/index.html`);
    await page.locator('a[href$="archives.html"]').first().click();
    await assertNoOverflow(page, `archives.html ${size.join('×')}`);
    await assertAccessible(page, `archives.html ${size.join('×')}`);
    await screenshot(page, `archives-${size[0]}`);
    if (size === SIZES[0]) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="-public.zip"]').click()]);
      assert.deepEqual(readFileSync(await download.path()), readFileSync(`${archived['p11-court'].layers[0]}.zip`));
    }
    await page.context().close();
    assert.deepEqual(wrong, []);
  }
});

const sheetsOf = async (page) => {
  const file = join(folder, 'printed.pdf');
  await page.pdf({path: file, format: 'A4', preferCSSPageSize: true, printBackground: true});
  const text = execFileSync('pdftotext', ['-layout', file, '-'], {encoding: 'utf8'});
  return text.split('\f').slice(0, -1).map((sheet) => sheet.replace(/\s+/g, ''));
};

await test('the report fits screens and paper and has room for signatures', async () => {
  const [open, internal] = archived['p11-court'].layers;
  const reports = [['public', reportOn(open, join(folder, 'open'))], ['internal', reportOn(internal, join(folder, 'internal'))]];
  const damaged = join(open, 'data/about.html');
  chmodSync(damaged, 0o644);
  writeFileSync(damaged, readFileSync(damaged, 'utf8') + '<script src="https://example.org/x.js"></script>');
  reports.push(['damaged', reportOn(open, join(folder, 'damaged'))]);
  for (const [kind, report] of reports) {
    for (const size of SIZES) {
      const {page, wrong} = await openPage(browser, size, NO_SCRIPT);
      await page.goto(pathToFileURL(report).href);
      await assertNoOverflow(page, `${kind} ${size.join('×')}`);
      await screenshot(page, `report-${kind}-${size[0]}`);
      if (size === SIZES[0]) {
        const sheets = await sheetsOf(page);
        assert.ok(sheets.length <= 4, `${kind}: ${sheets.length} sheets`);
        for (const word of ['检测人', '审核人', '日期']) assert.ok(sheets.join('').includes(word), `${kind}: ${word}`);
        assert.equal(sheets.join('').includes('data/about.html'), kind === 'damaged');
      }
      await page.context().close();
      assert.deepEqual(wrong, []);
    }
    await assertAllAccessible([pathToFileURL(report).href]);
  }
});

await browser.close();
