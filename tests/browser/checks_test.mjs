// The checks themselves: each must find a planted fault, or a page that passes says nothing.
import assert from 'node:assert/strict';
import test from 'node:test';
import {assertAccessible, assertNavigation, assertNoOverflow, assertStyled} from './checks.mjs';
import {launch, openPage, SIZES} from './sites.mjs';

const browser = await launch();
const {page, wrong} = await openPage(browser, SIZES[2]);
const show = (body) => page.setContent(`<!DOCTYPE html><html lang="zh-CN"><title>试</title><main><h1>试</h1>${body}</main></html>`);

await test('a page that is too wide', async () => {
  await show('<p>好</p>');
  await assertNoOverflow(page, 'good');
  await show('<p style="width: 500px" class="wide">宽</p>');
  await assert.rejects(assertNoOverflow(page, 'wide'), /P\.wide/);
});

await test('a page that not everybody can read', async () => {
  await show('<p>好</p>');
  await assertAccessible(page, 'good');
  await show('<p style="color: #ccc; background: #fff">这一行字太淡</p>');
  await assert.rejects(assertAccessible(page, 'pale'), /color-contrast/);
});

await test('a navigation that is too tall, and one whose entries touch', async () => {
  const entries = (style) => `<nav class="nav"><ul>${`<li style="${style}"><a href="#">整改清单</a></li>`.repeat(3)}</ul></nav>`;
  await show(entries('display: inline-block'));
  await assertNavigation(page, 'good');
  await show(entries(''));
  await assert.rejects(assertNavigation(page, 'tall'), /tall: the navigation takes 3 lines/);
  await show(entries('display: inline-block; width: 1em; white-space: nowrap'));
  await assert.rejects(assertNavigation(page, 'cramped'), /整改清单/);
});

await test('a page without its stylesheet', async () => {
  await show('<p>好</p>');
  await assert.rejects(assertStyled(page, 'bare'), /no stylesheet/);
});

await test('a page that complains', async () => {
  await page.evaluate(() => console.error('planted'));
  await show('<img alt="" src="http://127.0.0.1:1/nothing.png">');
  assert.ok(wrong.some((line) => line.includes('planted')));
  assert.ok(wrong.some((line) => line.startsWith('failed: ')));
});

await browser.close();
