// How a new build reaches a lobby screen that was opened from a folder, and how a new script takes over from the old one.
import assert from 'node:assert/strict';
import {readFileSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import {KioskSite, Screen, withScreen} from './kiosk_site.mjs';
import {launch, tempFolder} from './sites.mjs';

const MORNING = Date.UTC(2024, 2, 25, 1, 10);  // 09:10 in China
const browser = await launch();
const run = (work, options = {}) => withScreen(browser, {now: MORNING, ...options}, work);
const second = {code: 'BBBB-2222', head: '二号'};
const third = {code: 'CCCC-3333', head: '三号'};
const scripts = (page) => page.locator('script').count();

await test('from a folder: a new build is read by scripts put in anew, and nothing piles up', () => run(async ({screen, page, site}) => {
  assert.equal(await screen.text('code'), '码 AAAA·0325·0910');
  site.build({...second, css: `${site.state.css} body { --build: 2; }`});
  await screen.drive(67);
  assert.deepEqual([await screen.head(), await screen.text('code')], ['二号', '码 BBBB·0325·0911']);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--build').trim()), '2');
  site.build(third);
  await screen.drive(67);
  assert.equal(await screen.head(), '三号');
  assert.deepEqual([await scripts(page), await page.locator('link[rel=stylesheet]').count(), screen.loads], [1, 1, 1]);
  assert.deepEqual(screen.wrong, []);
}, {file: true}));

await test('from a folder: what is missing or broken leaves the old wall, without a word about a server', () => run(
  async ({screen, page, site}) => {
    site.build(second);
    const whole = readFileSync(join(site.folder, 'kiosk/scenes.js'));
    for (const [file, text] of [['scenes.js', whole.subarray(0, whole.length / 2)], ['scenes.js', 'other("")'], ['scenes.js', null],
      ['version.js', 'gongshilanVersion('], ['version.js', 'gongshilanVersion({})'], ['version.js', 'gongshilanVersion({"code":7777})'],
      ['version.js', null]]) {
      if (text === null) rmSync(join(site.folder, 'kiosk', file));
      else site.put(`kiosk/${file}`, text);
      await screen.drive(67);
      assert.deepEqual([await screen.head(), await screen.banner(), await scripts(page)], ['一号', '', 1], `${file} ${text}`);
      assert.match(await screen.text('code'), /AAAA/);
    }
    await screen.drive(600);
    assert.equal(await screen.banner(), '');
    site.build(second);
    await screen.drive(67);
    assert.equal(await screen.head(), '二号');
  }, {file: true}));

await test('from a folder with Chinese characters and blanks in its name', async () => {
  const site = new KioskSite(join(tempFolder(), '公示 一#?%'));
  const screen = await Screen.open(browser, site.fileAddress(), MORNING);
  site.build({...second, script: `${site.state.script}\n`});
  await screen.drive(67);
  assert.equal(await screen.head(), '二号');
  assert.equal(await scripts(screen.page), 1, 'the old script left some behind');
  await screen.close();
});

await test('a new theme comes with a new build, unless the address asks for another', async () => {
  for (const [query, after] of [['', 'theme-light'], ['?theme=dark', 'theme-dark']]) {
    await run(async ({screen, page, site}) => {
      assert.equal(await page.evaluate(() => document.documentElement.classList.contains('theme-dark')), true);
      site.build({...second, theme: 'light'});
      await screen.drive(67);
      assert.equal(await screen.head(), '二号');
      assert.deepEqual(await page.evaluate(() => document.documentElement.className.split(' ').sort()), ['is-running', after], query);
      assert.equal(screen.loads, 1);
    }, {query});
  }
});

// What is live in the page: intervals, listeners on the document, connections for events.
const live = async ({page, server}) => {
  const {listeners} = await page.context().newCDPSession(page).then(async (session) => {
    const {result} = await session.send('Runtime.evaluate', {expression: 'document'});
    const answer = await session.send('DOMDebugger.getEventListeners', {objectId: result.objectId});
    await session.detach();
    return answer;
  });
  return {beats: await page.evaluate(() => window.time.beats.size), listeners: listeners.length, events: server.listeners.size};
};

await test('a new script takes over where the old one was, and exactly one is live', () => run(async (all) => {
  const {screen, page, site} = all;
  const before = await live(all);
  assert.deepEqual([before.beats, before.events], [1, 1]);
  await screen.drive(20);
  await page.keyboard.press(' ');
  const [place, name] = [await screen.text('place'), await page.evaluate(() => window.gongshilanKiosk.name)];
  await page.evaluate(() => { window.former = window.gongshilanKiosk; });
  site.build({...second, script: site.state.script.replace("'use strict';", "'use strict'; document.documentElement.dataset.script = 2;")});
  await screen.drive(50);
  await page.keyboard.press('Shift');
  await screen.drive(5);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.script), '2');
  assert.deepEqual([await screen.head(), await screen.text('place')], ['二号', place]);
  assert.match(await screen.text('code'), /BBBB/);
  assert.equal(await page.locator('#pause').getAttribute('aria-pressed'), 'true');
  assert.equal(await page.evaluate(() => window.gongshilanKiosk.name), name);
  await page.waitForFunction(() => window.gongshilanKiosk.link.events);
  assert.deepEqual(await live(all), before);
  assert.equal(await scripts(page), 1);
  await page.keyboard.press('ArrowRight');
  assert.equal(await screen.text('place'), '4 / 5', 'two of them heard the key');
  const steps = await page.evaluate(() => window.former.link.busy && window.former.stopped);
  assert.notEqual(steps, false);
  site.build({...third, script: `${site.state.script}\n`});
  await screen.drive(67);
  assert.equal(await screen.head(), '三号');
  await page.waitForFunction(() => window.gongshilanKiosk.link.events);
  assert.deepEqual(await live(all), before);
  assert.equal(screen.loads, 1);
}));

for (const [what, script] of [['cannot be read', 'const = ;'], ['stops at once', '(() => { throw new Error("no"); })();'], ['does nothing', '']]) {
  await test(`a new script that ${what} leaves the old one at work`, () => run(async (all) => {
    const {screen, page, site} = all;
    const before = await live(all);
    const good = site.state.script;
    site.build({...second, script});
    await screen.drive(300);
    assert.deepEqual([await screen.head(), await scripts(page)], ['一号', 1]);
    assert.equal(await screen.banner(), '没有取到新的内容，显示的是3月25日 09:10的内容');
    site.build({...third, script: good});
    await screen.drive(67);
    assert.deepEqual([await screen.head(), await screen.banner()], ['三号', '']);
    await page.waitForFunction(() => window.gongshilanKiosk.link.events);
    assert.deepEqual(await live(all), before);
  }));
}

await test('a build that comes in the middle of another is brought in after it', () => run(async ({screen, server, site}) => {
  site.build(second);
  let first = true;
  server.fault = (path) => {
    if (path === '/kiosk/scenes.js' && first) {
      first = false;
      site.build(third);
    }
    return '';
  };
  await screen.drive(140);
  assert.equal(await screen.head(), '三号');
  assert.match(await screen.text('code'), /CCCC/);
}));

await test('a folder that is exchanged as a whole under the open screen', () => run(async ({screen, site}) => {
  const other = new KioskSite(tempFolder());
  other.build(second);
  renameSync(site.folder, `${site.folder}-old`);
  await screen.drive(67);
  assert.equal(await screen.head(), '一号');
  renameSync(other.folder, site.folder);
  await screen.drive(67);
  assert.equal(await screen.head(), '二号');
  rmSync(`${site.folder}-old`, {recursive: true});
}, {file: true}));

await browser.close();
