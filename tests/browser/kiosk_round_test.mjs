// The lobby screen's round: which scenes and pages, how long, in whose turn; and what hands and keys do to it.
import assert from 'node:assert/strict';
import test from 'node:test';
import {assertAccessible} from './checks.mjs';
import {SCENES, list, scene, withScreen} from './kiosk_site.mjs';
import {launch} from './sites.mjs';

const MORNING = Date.UTC(2024, 2, 25, 1, 10);  // 09:10 in China
const browser = await launch();
const run = (work, options = {}) => withScreen(browser, {now: MORNING, ...options}, work);
const withScenes = (...scenes) => ({before: (site) => site.rebuild({scenes})});

// One full round from here: [scene, entries in view, seconds], a row a screen.
async function walk(screen, rows) {
  const seen = [];
  for (let i = 0; i < rows; i += 1) {
    const [place, name, entries] = [await screen.text('place'), await screen.scene(), await screen.entries()];
    let seconds = 0;
    while (await screen.text('place') === place && seconds < 100) {
      await screen.drive(1);
      seconds += 1;
    }
    seen.push([name, entries.join(' '), seconds]);
  }
  return seen;
}

await test('every scene and entry in one round, a page as long as its entries', () => run(async ({screen}) => {
  assert.deepEqual(await walk(screen, 5),
                   [['title', '', 8], ['list', 'r1 r2', 12], ['list', 'r3 r4', 12], ['list', 'r5', 6], ['contact', '', 10]]);
  assert.equal(await screen.text('place'), '1 / 5');
}));

await test('a round takes as long on any screen', () => run(async ({screen, page}) => {
  await page.setViewportSize({width: 1080, height: 1920});
  const round = () => page.evaluate(() => window.gongshilanKiosk.round.screens.map(({time}) => time / 1000));
  const sum = (times) => times.reduce((a, b) => a + b, 0);
  const tall = await round();
  await page.setViewportSize({width: 3840, height: 600});
  assert.equal(sum(tall), 48);
  assert.equal(sum(await round()), 48);
  assert.equal(await screen.scene(), 'title');
}));

await test('an entry longer than a page goes on on the next, and shares its time out', () => run(async ({screen}) => {
  assert.deepEqual(await walk(screen, 4), [['list', '', 10], ['list', '', 10], ['list', '', 10], ['title', '', 8]]);
}, {before: (site) => site.rebuild({
  css: `${site.state.css} #long { height: 130vh !important; break-inside: auto !important; }`,
  scenes: [scene('list', 0, '<ul data-pages><li id="long" data-seconds="30">…</li></ul>'), SCENES[0]]})}));

await test('two columns a page', () => run(async ({screen, page}) => {
  assert.equal(await screen.text('place'), '1 / 3');
  assert.deepEqual(await screen.entries(), ['r1', 'r2', 'r3', 'r4']);
  assert.deepEqual(await page.evaluate(() => window.gongshilanKiosk.round.screens.map(({time}) => time)), [24000, 12000, 8000]);
}, {before: (site) => site.rebuild({css: site.state.css.replace('columns: 1', 'columns: 2'),
                                    scenes: [scene('list', 0, list(['r1', 'r2', 'r3', 'r4', 'r5', 'r6'])), SCENES[0]]})}));

await test('one of several a round, in turn; what is not of today has no turn', () => run(async ({screen, page}) => {
  const seen = [];
  for (let round = 0; round < 4; round += 1) {
    await screen.drive(12);  // title 8, moment 12: in the middle of it
    await page.locator('.is-on article:visible').first().waitFor();  // it fades in
    seen.push(await page.locator('.is-on article:visible').allTextContents());
    await screen.drive(8);
  }
  assert.deepEqual(seen, [['甲'], ['乙'], ['甲'], ['乙']]);
}, withScenes(SCENES[0], scene('moment', 12, '<div data-turns><article data-seconds="12">甲</article>' +
  '<article data-seconds="9" data-until="2024-03-24" hidden>过</article><article data-seconds="9">乙</article></div>'))));

await test('a scene of other days is passed over, and comes on its day', () => run(async ({screen, server}) => {
  assert.equal(await screen.text('place'), '1 / 2');
  server.fault = () => 'break';
  await screen.jump(15 * 3600000);  // the 26th
  assert.equal(await screen.text('place'), '1 / 3');
  const names = new Set((await walk(screen, 3)).map(([name]) => name));
  assert.deepEqual([...names].sort(), ['contact', 'due', 'later']);
  await screen.jump(24 * 3600000);  // the 27th: only what nobody dated
  assert.deepEqual(await screen.text('place'), '1 / 1');
  assert.equal(await screen.scene(), 'contact');
}, withScenes(
  scene('due', 0, '<ul data-pages><li data-seconds="5" data-until="2024-03-26">甲</li></ul>'),
  scene('later', 7).replace('<section', '<section hidden data-from="2024-03-26" data-until="2024-03-26"'),
  scene('gone', 0, '<ul data-pages hidden><li data-seconds="5">乙</li></ul>'), SCENES[2])));

await test('entries are large as long as one page holds those of the day', () => run(async ({screen, page, server}) => {
  const heights = () => page.evaluate(() => ['a', 'b', 'c'].map((id) =>
    Math.round(100 * document.getElementById(id).getBoundingClientRect().height / window.innerHeight)));
  assert.deepEqual([await screen.text('place'), await heights()], ['1 / 1', [24, 24, 0]]);
  server.fault = () => 'break';
  await screen.jump(15 * 3600000);  // the 26th
  assert.deepEqual([await screen.text('place'), await heights()], ['1 / 2', [20, 20, 20]]);
  await screen.jump(24 * 3600000);  // the 27th
  assert.deepEqual([await screen.text('place'), await heights()], ['1 / 1', [24, 24, 0]]);
}, {before: (site) => site.rebuild({
  css: `${site.state.css} .is-large > * { height: 24vh !important; }`,
  scenes: [scene('due', 0, list(['a', 'b', 'c']).replace('id="c"', 'id="c" hidden data-from="2024-03-26" data-until="2024-03-26"'))]})}));

await test('the last page is no emptier than the others need be', () => run(async ({screen, page}) => {
  const pages = await walk(screen, 2);
  assert.deepEqual(pages.map(([, entries]) => entries), ['a b', 'c d']);
  assert.deepEqual(await page.evaluate(() => window.gongshilanKiosk.round.screens.map(({time}) => time)), [12000, 12000]);
}, {before: (site) => site.rebuild({
  css: `${site.state.css} [data-pages] > * { height: 16vh !important; }` +
    ' [data-height="70"] { max-height: 35vh; } [data-height="60"] { max-height: 30vh; } [data-height="50"] { max-height: 25vh; }',
  scenes: [scene('list', 0, list(['a', 'b', 'c', 'd']))]})}));

await test('the first page of a list is shown again in the next round', () => run(async ({screen}) => {
  await walk(screen, 5);
  await screen.drive(8);
  assert.deepEqual(await screen.entries(), ['r1', 'r2']);
}));

await test('keys: right, left, home, pause, and those of a remote', () => run(async ({screen, page}) => {
  const after = async (key) => {
    await page.keyboard.press(key);
    return screen.text('place');
  };
  const steps = [['ArrowRight', '2'], ['PageDown', '3'], ['MediaTrackNext', '4'], ['ArrowLeft', '3'], ['PageUp', '2'],
    ['MediaTrackPrevious', '1'], ['ArrowLeft', '5'], ['ArrowRight', '1'], ['ArrowRight', '2'], ['Home', '1'], ['x', '1'],
    ['Control+ArrowRight', '1'], ['Shift+Home', '1']];
  for (const [key, place] of steps) {
    if (key.startsWith('Media')) {
      await page.evaluate((name) => document.dispatchEvent(new KeyboardEvent('keydown', {key: name, cancelable: true})), key);
      assert.equal(await screen.text('place'), `${place} / 5`, key);
    } else {
      assert.equal(await after(key), `${place} / 5`, key);
    }
  }
  assert.equal(await page.locator('#pause').getAttribute('aria-pressed'), 'false');
}));

const pressed = (page) => page.locator('#pause').getAttribute('aria-pressed');

await test('a pause (WCAG 2.2.2): it stands still while somebody is there, and says so', () => run(async ({screen, page}) => {
  await page.keyboard.press(' ');
  assert.equal(await pressed(page), 'true');
  await screen.drive(50);
  assert.equal(await screen.text('place'), '1 / 5');
  await page.keyboard.press('ArrowRight');  // turning over is no end of the pause
  assert.equal(await pressed(page), 'true');
  await screen.drive(55);
  assert.equal(await screen.text('place'), '2 / 5');
  await page.keyboard.press(' ');
  assert.equal(await pressed(page), 'false');
  await screen.drive(2);
  assert.equal(await screen.text('place'), '3 / 5');
}));

await test('after a minute without a touch it goes on by itself, from a pause too', () => run(async ({screen, page}) => {
  await page.locator('#pause').click();
  await screen.drive(59);
  assert.deepEqual([await screen.text('place'), await pressed(page)], ['1 / 5', 'true']);
  await screen.drive(2);
  assert.deepEqual([await screen.text('place'), await pressed(page)], ['2 / 5', 'false']);
  assert.equal(await page.evaluate(() => document.activeElement.id), '');
  await page.keyboard.press('ArrowRight');
  await screen.drive(58);
  assert.equal(await screen.text('place'), '3 / 5');
  await screen.drive(20);
  assert.notEqual(await screen.text('place'), '3 / 5');
}));

await test('the buttons: shown on input, kept while focused, gone after some seconds', () => run(async ({screen, page}) => {
  const awake = () => page.evaluate(() => document.documentElement.classList.contains('is-awake'));
  assert.equal(await awake(), false);
  await page.mouse.move(100, 100);
  await page.mouse.move(120, 110);
  assert.equal(await awake(), true);
  await screen.drive(8);
  assert.equal(await awake(), false);
  for (const name of ['previous', 'pause', 'next', 'home']) {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), name);
  }
  await screen.drive(20);
  assert.equal(await awake(), true);
  await page.keyboard.press('Shift+Tab');
  const place = await screen.text('place');
  await page.keyboard.press('Enter');
  assert.notEqual(await screen.text('place'), place);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press(' ');  // presses the button, once
  assert.equal(await pressed(page), 'true');
  for (const name of ['next', 'previous', 'home']) await page.locator(`#${name}`).click();
  assert.equal(await screen.text('place'), '1 / 5');
}));

await test('fingers turn over, and do not pinch, mark, drag or open menus', () => run(async ({screen, page}) => {
  const finger = await page.context().newCDPSession(page);
  const touch = (type, ...points) => finger.send('Input.dispatchTouchEvent', {type, touchPoints: points.map(([x, y]) => ({x, y}))});
  const swipe = async (from, to) => {
    await touch('touchStart', from);
    await touch('touchMove', [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
    await touch('touchMove', to);
    await touch('touchEnd');
    return screen.text('place');
  };
  assert.equal(await swipe([800, 300], [500, 320]), '2 / 5');
  assert.equal(await swipe([300, 300], [700, 280]), '1 / 5');
  assert.equal(await swipe([300, 300], [330, 300]), '1 / 5', 'a tap is no swipe');
  assert.equal(await swipe([300, 500], [380, 200]), '1 / 5', 'nor is a way up');
  await touch('touchStart', [300, 300], [400, 300]);
  await touch('touchMove', [200, 300], [600, 300]);
  await touch('touchEnd');
  assert.equal(await page.evaluate(() => window.visualViewport.scale), 1);
  assert.equal(await screen.text('place'), '1 / 5');
  const refused = await page.evaluate(() => ['contextmenu', 'selectstart', 'dragstart', 'gesturestart'].filter((type) =>
    !document.querySelector('h2').dispatchEvent(new Event(type, {bubbles: true, cancelable: true}))));
  assert.deepEqual(refused, ['contextmenu', 'selectstart', 'dragstart', 'gesturestart']);
  const wheel = (ctrlKey) => page.evaluate((key) => document.dispatchEvent(new WheelEvent('wheel', {ctrlKey: key, cancelable: true})), ctrlKey);
  assert.deepEqual([await wheel(true), await wheel(false)], [false, true]);
  assert.equal(screen.loads, 1);
}, {touch: true}));

await test('readers of the screen: one scene at a time, not announced, every one of them readable', () => run(async ({screen, page}) => {
  for (let i = 0; i < 5; i += 1) {
    const hidden = await page.evaluate(() => [...document.querySelectorAll('.scene')].map((one) => one.getAttribute('aria-hidden')));
    assert.equal(hidden.filter((value) => value === 'false').length, 1);
    assert.equal(await page.locator('main [aria-live], main [role=status]').count(), 0);
    await new Promise((resolve) => setTimeout(resolve, 500));  // the cross-fade
    await assertAccessible(page, await screen.scene());
    await page.keyboard.press('ArrowRight');
  }
  assert.deepEqual(screen.wrong, []);
}));

await test('the theme: as the page has it, or as the address says', async () => {
  for (const [query, name] of [['', 'theme-dark'], ['?theme=light', 'theme-light'], ['?theme=dark', 'theme-dark'], ['?theme=x', 'theme-dark']]) {
    await run(async ({page}) => {
      const names = await page.evaluate(() => document.documentElement.className.split(' ').sort());
      assert.deepEqual(names, ['is-running', name], query);
    }, {query});
  }
});

await test('without JavaScript all scenes stand one under another', () => run(async ({page}) => {
  const context = await browser.newContext({javaScriptEnabled: false});
  const plain = await context.newPage();
  await plain.goto(page.url());
  assert.equal(await plain.locator('.scene:visible').count(), 3);
  assert.equal(await plain.locator('#shell').isVisible(), false);
  await context.close();
}));

await browser.close();
