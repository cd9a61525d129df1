// The search box over a long list: from a file, in Chinese, with the keyboard alone, and gone on paper.
import assert from 'node:assert/strict';
import {join} from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {assertAccessible, assertNoOverflow} from './checks.mjs';
import {buildExample, launch, openPage, screenshot, serve, SIZES, tempFolder} from './sites.mjs';

const folder = tempFolder();
const site = buildExample('p11-court', 'members', join(folder, '公示 一'));
const LIST = pathToFileURL(join(site, 'QHFY01/2021/rectification.html')).href;
const PROMISES = pathToFileURL(join(site, 'QHFY01/2021/commitments.html')).href;
const SHORT = pathToFileURL(join(site, 'QHFY01/2020/rectification.html')).href;
const browser = await launch();
const {page, wrong} = await openPage(browser, SIZES[1]);

const shown = () => page.locator('article.item:visible .code, article.item:visible .member').allTextContents();
const said = () => page.locator('.filter-said').textContent();
const query = page.locator('.filter-query');

async function open(address) {
  await page.goto('about:blank');
  await page.goto(address);
}

await test('nothing is hidden at first', async () => {
  await open(LIST);
  assert.equal((await shown()).length, 16);
  assert.equal(await said(), '共 16 项');
  assert.ok(await page.locator('.filter-clear').isDisabled());
});

await test('a short list and other pages have no search box', async () => {
  for (const address of [SHORT, LIST.replace('rectification', 'index')]) {
    await open(address);
    assert.equal(await page.locator('.filter').count(), 0, address);
  }
});

await test('Chinese words, all of them, whatever their width, quotation marks and blanks', async () => {
  await open(LIST);
  for (const [words, codes] of [['立案窗口', ['Z21-02']], ['立案　周一', ['Z21-02']], ['ｚ２１－０２', ['Z21-02']],
    ['“立案”窗口', ['Z21-02']], ['立案 没有这个词', []]]) {
    await query.fill(words);
    assert.deepEqual(await shown(), codes, words);
    assert.equal(await said(), codes.length ? `显示 ${codes.length} / 16 项` : '没有找到，请换一个词，或清除。', words);
  }
  assert.equal(await page.locator('.group:visible').count(), 0, 'an empty group keeps its heading');
});

await test('a word is not found across the edge of two fields', async () => {
  await query.fill('时限2022');
  assert.deepEqual(await shown(), []);
});

await test('nothing happens while a word is being spelled', async () => {
  await open(LIST);
  const spell = (type, isComposing) => query.evaluate((input, [kind, composing]) => {
    input.value = composing ? 'li’an' : '立案';
    input.dispatchEvent(kind === 'input' ? new InputEvent('input', {isComposing: composing}) : new CompositionEvent(kind));
  }, [type, isComposing]);
  await spell('input', true);
  assert.equal((await shown()).length, 16);
  await spell('compositionend', false);
  assert.notEqual((await shown()).length, 16);
});

await test('choices by state and person, and the number of a group', async () => {
  await open(LIST);
  await page.getByLabel('状态').selectOption({label: '推进中（4）'});
  assert.equal((await shown()).length, 4);
  assert.equal(await said(), '显示 4 / 16 项');
  const [, first] = await page.getByLabel('责任人').locator('option').allTextContents();
  await page.getByLabel('状态').selectOption('');
  await page.getByLabel('责任人').selectOption({label: first});
  const name = first.replace(/（\d+）/, '');
  const items = await page.locator('article.item:visible').all();
  assert.equal(items.length, Number(/\d+/.exec(first)[0]));
  for (const item of items) assert.ok((await item.getAttribute('data-who')).includes(name));
  await query.fill('Z21-04');
  assert.equal(await page.locator('.group:visible .group-count').textContent(), '1 / 2项');
  await screenshot(page, 'filter-list');
});

await test('a choice between the committee and members, where a list holds items of both', async () => {
  assert.equal(await page.getByLabel('主体').count(), 0);  // P11 lists the committee's alone
  const both = buildExample('p06-soe', 'members', join(folder, '公示 二'));
  await open(pathToFileURL(join(both, 'GSGS/2021/rectification.html')).href);
  await page.getByLabel('主体').selectOption({label: '班子（5）'});
  assert.equal(await said(), '显示 5 / 16 项');
  await page.getByLabel('主体').selectOption({label: '党员个人（11）'});
  assert.equal((await shown()).length, 11);
});

await test('with the keyboard alone', async () => {
  await open(LIST);
  await query.focus();
  await page.keyboard.type('Z21-02');
  await page.keyboard.press('Enter');  // sends nothing anywhere
  assert.deepEqual(await shown(), ['Z21-02']);
  for (const next of ['状态', '责任人']) {
    await page.keyboard.press('Tab');
    assert.ok(await page.getByLabel(next).evaluate((select) => select === document.activeElement), next);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');  // 清除
  assert.equal((await shown()).length, 16);
  assert.equal(await page.locator('.group-count').first().textContent(), '2项');
  assert.ok(await query.evaluate((input) => input === document.activeElement));
  assert.equal(page.url(), LIST);
});

await test('a link to what is filtered away shows it', async () => {
  const inView = (id) => page.evaluate((at) => {
    const box = document.getElementById(at).getBoundingClientRect();
    return box.height > 0 && box.top >= -1 && box.top < innerHeight;
  }, id);
  await open(LIST);
  await query.fill('Z21-02');
  await page.evaluate(() => { location.hash = '#Z21-14'; });
  await page.waitForFunction(() => document.querySelector('.filter-said').textContent === '共 16 项');
  assert.ok(await inView('Z21-14'));
  await query.fill('Z21-02');
  await page.locator('.counts a[href="#g-overdue"]').click();
  assert.equal((await shown()).length, 16);
  assert.ok(await inView('g-overdue'));
  await query.fill('Z21-02');
  await page.locator('.counts a[href="#g-overdue"]').click();  // the address is the same, and yet
  assert.equal((await shown()).length, 16);
});

await test('commitments', async () => {
  await open(PROMISES);
  await query.fill('林素芳');
  assert.deepEqual(await shown(), ['林素芳']);
  assert.equal(await said(), '显示 1 / 21 条');
});

await test('everybody can use it, at every size, from a server too', async () => {
  const address = `${await serve(site)}/QHFY01/2021/rectification.html`;
  for (const size of SIZES) {
    await page.setViewportSize({width: size[0], height: size[1]});
    await open(address);
    await query.fill('立案');
    await assertNoOverflow(page, size.join('×'));
    await assertAccessible(page, size.join('×'));
  }
  await screenshot(page, 'filter-phone');
});

await test('on paper everything is there', async () => {
  for (const [address, rows] of [[LIST, 16], [PROMISES, 21]]) {
    await open(address);
    await query.fill('没有这个词');
    await page.emulateMedia({media: 'print'});
    assert.equal(await page.locator('.paper-list tbody tr:visible').count(), rows);
    assert.ok(!await page.locator('.filter').isVisible());
    await page.emulateMedia({media: null});
  }
});

await test('without JavaScript the list is whole and has no search box', async () => {
  const context = await browser.newContext({javaScriptEnabled: false});
  const plain = await context.newPage();
  await plain.goto(LIST);
  assert.equal(await plain.locator('article.item:visible').count(), 16);
  assert.equal(await plain.locator('.filter').count(), 0);
  await context.close();
});

await test('the page complained of nothing', () => assert.deepEqual(wrong, []));

await browser.close();
