// A page left open: what is past its last day of posting goes by itself, on the day in China, from a file too.
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {assertAccessible, assertNoOverflow} from './checks.mjs';
import {buildExample, launch, openPage, screenshot, SIZES, tempFolder} from './sites.mjs';

const BATCHES = `批次,会议编号,内容,范围,公示开始,公示期,方式,提出人
GK01,2021,整改、承诺,本单位,2022-03-21,5个工作日,公示栏,周维信
GK02,2021,意见,党员,2022-03-21,2022-03-25,,周维信
`;
const site = buildExample('p11-court', 'members', join(tempFolder(), '公示 一'),
                          (workspace) => writeFileSync(join(workspace, 'ledger/公开.csv'), BATCHES));
const at = (page) => pathToFileURL(join(site, page)).href;
const UNIT = 'QHFY01/2021/';
const LAST_MINUTE = Date.UTC(2022, 2, 25, 15, 59);  // 23:59 in China
const NEXT_DAY = Date.UTC(2022, 2, 25, 16, 0);
const browser = await launch();

// A page whose clock says what it is told, and whose minutes pass when it is told.
async function open(file, now, size = SIZES[1]) {
  const {page, wrong} = await openPage(browser, size);
  await page.addInitScript((start) => {
    window.now = start;
    window.minutes = [];
    Date.now = () => window.now;
    window.setInterval = (look) => window.minutes.push(look);
  }, now);
  await page.goto(at(file));
  return {page, wrong};
}

const pass = (page, now) => page.evaluate((time) => {
  window.now = time;
  window.minutes.forEach((look) => look());
}, now);
const over = (page) => page.locator('.over:visible').allTextContents();
const LIST_OVER = '整改清单：公示期已结束（到 2022年3月25日 为止）。';

await test('a list left open goes at midnight in China, and comes back with the clock', async () => {
  const {page, wrong} = await open(UNIT + 'rectification.html', LAST_MINUTE);
  assert.deepEqual(await over(page), []);
  assert.ok(await page.locator('article.item:visible').count() > 0);
  await pass(page, NEXT_DAY);
  assert.deepEqual(await over(page), [LIST_OVER]);
  assert.equal(await page.locator('article.item:visible').count(), 0);
  assert.equal(await page.locator('main a:visible').count(), 0, 'the CSV file is still offered');
  assert.equal(await page.locator('h1:visible').count(), 1);
  await pass(page, NEXT_DAY + 60000);
  assert.deepEqual(await over(page), [LIST_OVER]);
  await pass(page, LAST_MINUTE);
  assert.deepEqual(await over(page), []);
  assert.ok(await page.locator('article.item:visible').count() > 0);
  assert.deepEqual(wrong, []);
  await pass(page, NEXT_DAY);
  await assertAccessible(page);  // asks for the stylesheet, which a page from a file may not
});

await test('a tab that was in the background looks when it is seen again', async () => {
  const {page} = await open(UNIT + 'commitments.html', LAST_MINUTE);
  await page.evaluate((time) => {
    window.now = time;
    document.dispatchEvent(new Event('visibilitychange'));
  }, NEXT_DAY);
  assert.deepEqual(await over(page), ['承诺：公示期已结束（到 2022年3月25日 为止）。']);
});

await test('nor is it on paper', async () => {
  const {page} = await open(UNIT + 'rectification.html', NEXT_DAY);
  await page.emulateMedia({media: 'print'});
  assert.equal(await page.locator('.paper-list:visible').count(), 0);
  assert.deepEqual(await over(page), [LIST_OVER]);
});

await test('of a page with several matters only what has ended goes', async () => {
  const {page} = await open(UNIT + 'preparation.html', NEXT_DAY);
  assert.deepEqual(await over(page), ['征求意见情况：公示期已结束（到 2022年3月25日 为止）。']);
  assert.equal(await page.locator('#h-talks:visible').count(), 1);
});

for (const size of [SIZES[0], SIZES[2]]) {
  await test(`the overview and the root keep no row of it, ${size[0]} wide`, async () => {
    for (const file of [UNIT + 'index.html', 'index.html']) {
      const before = await open(file, LAST_MINUTE, size);
      assert.ok(await before.page.locator('.due-kind:visible', {hasText: '整改'}).count() > 0, file);
      const {page, wrong} = await open(file, NEXT_DAY, size);
      assert.equal(await page.locator('.due-kind:visible', {hasText: '整改'}).count(), 0, file);
      assert.ok(await page.locator('.due-kind:visible').count() > 0, file);
      await assertNoOverflow(page);
      assert.deepEqual(wrong, []);
    }
    const {page} = await open(UNIT + 'index.html', NEXT_DAY, size);
    assert.deepEqual(await over(page), [LIST_OVER]);
    await screenshot(page, `posting-over-${size[0]}`);
  });
}

await test('what has no last day stays, without a script', async () => {
  const {page} = await open(UNIT + 'stages.html', Date.UTC(2099, 0, 1));
  assert.deepEqual(await over(page), []);
  assert.ok(await page.locator('table.stages:visible').count() === 1);
});

await test('公示目录 fits every screen', async () => {
  for (const size of SIZES) {
    const {page, wrong} = await open(UNIT + 'postings.html', LAST_MINUTE, size);
    await assertNoOverflow(page);
    assert.deepEqual(wrong, []);
    await assertAccessible(page);
    await screenshot(page, `postings-${size[0]}`);
  }
});

await browser.close();
