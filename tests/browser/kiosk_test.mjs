// The lobby screen's script against what breaks other screens: complaints 1 to 10, each of which must be impossible here.
// Time is driven; answers, failures and pictures are real.
import assert from 'node:assert/strict';
import test from 'node:test';
import {PICTURE, SCENES, list, scene, withScreen} from './kiosk_site.mjs';
import {launch} from './sites.mjs';

const MORNING = Date.UTC(2024, 2, 25, 1, 10);  // 09:10 in China
const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const browser = await launch();
const run = (work, options = {}) => withScreen(browser, {now: MORNING, ...options}, work);
const second = {code: 'BBBB-2222', head: '二号'};

// Nobody goes anywhere, whatever happens; the address is that of the beginning.
async function assertStayed({screen, page, server}) {
  assert.equal(screen.loads, 1, 'the page navigated');
  assert.equal(page.url(), server.address);
}

await test('complaint 1: after a network blip the old wall stays and comes back by itself', () => run(async (all) => {
  const {screen, server, site} = all;
  await server.stop();
  site.build(second);
  await screen.drive(120);
  assert.equal(await screen.banner(), '');  // a blip is no news
  await screen.drive(100);
  assert.equal(await screen.banner(), '没有连上服务器，显示的是3月25日 09:10的内容');
  assert.equal(await screen.head(), '一号');
  const seen = new Set();
  for (let hours = 0; hours < 2; hours += 1) {
    for (let i = 0; i < 5; i += 1) {
      await screen.drive(8);
      seen.add(await screen.scene());
    }
    await screen.drive(3560);
  }
  assert.deepEqual([...seen].sort(), ['contact', 'list', 'title'], 'the round stood still');
  await server.start();
  await screen.drive(70);
  assert.equal(await screen.head(), '二号');
  assert.equal(await screen.banner(), '');
  assert.match(await screen.text('code'), /^码 BBBB·0325·11/);
  await assertStayed(all);
}));

await test('complaint 1: nothing that a server may say instead of the content gets onto the wall', () => run(async (all) => {
  const {screen, server, site} = all;
  site.build(second);
  for (const path of ['/kiosk/version.js', '/kiosk/scenes.js']) {
    for (const fault of [500, 404, 204, 'cut', 'break', 'portal', 'empty']) {
      server.fault = (asked) => (asked === path ? fault : '');
      await screen.drive(70);
      assert.equal(await screen.head(), '一号', `${path} ${fault}`);
      assert.match(await screen.text('code'), /AAAA/, `${path} ${fault}`);
    }
  }
  assert.equal(await screen.banner(), '没有取到新的内容，显示的是3月25日 09:10的内容');
  server.fault = () => '';
  await screen.drive(70);
  assert.equal(await screen.head(), '二号');
  await assertStayed(all);
}));

await test('complaint 1: scenes that are no wall, or without their stylesheet or picture, are not hung', () => run(async (all) => {
  const {screen, site, server} = all;
  const good = {css: site.css, script: site.script, wall: site.wall.replace('一号', '坏')};
  const ways = [{...good, wall: '<p>坏</p>'}, {...good, wall: ''}, {...good, wall: 7}, {css: good.css, script: good.script}, null,
    {...good, wall: '<main id="wall">坏</main>'}, {...good, css: '../kiosk-0000000000.css'}, {...good, css: 7},
    {...good, wall: good.wall.replace('</main>', '<img src="../no.png" alt=""></main>')}, {...good, script: '../kiosk-0000000000.js'}];
  site.put('kiosk/version.js', 'gongshilanVersion({"code":"BBBB-2222"});');
  for (const way of ways) {
    site.put('kiosk/scenes.js', `gongshilanScenes(${JSON.stringify(way)});`);
    await screen.drive(70);
    assert.equal(await screen.head(), '一号', JSON.stringify(way));
    assert.equal(await screen.page.locator('link[rel=stylesheet]').count(), 1, JSON.stringify(way));
    assert.equal(await screen.page.locator('script').count(), 1, JSON.stringify(way));
  }
  site.build(second);
  await screen.drive(70);
  assert.equal(await screen.head(), '二号');
  await assertStayed(all);
  assert.equal(server.asked.filter(({pathname}) => pathname === '/kiosk/index.html').length, 1);
}));

await test('complaint 2: a server that is not up yet after the boot leaves no white page', () => run(async (all) => {
  const {screen, server, page} = all;
  await screen.drive(600);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(paper, 'rgb(20, 22, 26)');
  assert.equal(await screen.head(), '一号');
  assert.ok(SCENES.length > 1 && ['title', 'list', 'contact'].includes(await screen.scene()));
  server.fault = () => '';
  await screen.drive(70);
  assert.match(await screen.text('code'), /AAAA/);
  assert.equal(await screen.banner(), '');
  await assertStayed(all);
}, {before: (site, server) => { server.fault = (path) => (/(html|css|kiosk-.*js)$/.test(path) ? '' : 'break'); }}));

const HANGING = [['hang', /version\.js$/], ['stall', /version\.js$/], ['hang', /scenes\.js$/], ['stall', /scenes\.js$/],
  ['hang', /kiosk-.*\.css$/], ['stall', /\.png$/], ['stall', /kiosk-.*\.js$/]];
for (const [fault, path] of HANGING) {
  await test(`complaint 3: an answer that never ends does not freeze the screen (${fault} ${path.source})`, () => run(async (all) => {
    const {screen, server, site} = all;
    site.put('p.png', PICTURE);
    server.fault = (asked) => (path.test(asked) ? fault : '');
    const {css, script} = site.state;
    site.build({...second, css: `${css}\n`, head: '二号<img src="../p.png" alt="">', script: path.test('kiosk-.js') ? `${script}\n` : script});
    await screen.drive(65, {wait: path.test('version.js') ? false : 'stuck'});
    const before = await screen.text('place');
    await screen.drive(8, {wait: false});
    assert.notEqual(await screen.text('place'), before, 'the round stands still');
    assert.equal(await screen.head(), '一号');
    await screen.drive(30, {wait: false});
    await screen.settled();  // given up
    await screen.drive(150, {wait: 'stuck'});
    assert.match(await screen.banner(), /显示的是3月25日 09:1\d的内容$/);
    server.fault = () => '';
    await screen.drive(100);
    assert.equal(await screen.head(), '二号');
    assert.equal(await screen.banner(), '');
    await assertStayed(all);
  }));
}

await test('complaint 4: a new build is on the wall within a minute, or at once where the server says so', () => run(async (all) => {
  const {screen, server, site} = all;
  site.build(second);
  await screen.drive(67);
  assert.equal(await screen.head(), '二号');
  assert.match(await screen.text('code'), /^码 BBBB·0325·0911$/);
  assert.equal(server.listeners.size, 1);
  site.build({code: 'CCCC-3333', head: '三号'});
  const asked = server.asked.length;
  server.say();
  await all.page.waitForFunction(() => window.gongshilanKiosk.link.next === 0);
  await screen.drive(1);
  assert.equal(await screen.head(), '三号');
  assert.deepEqual(server.asked.slice(asked).map(({pathname}) => pathname), ['/kiosk/version.js', '/kiosk/scenes.js']);
  // A build in which nothing that is shown has changed is only another code.
  await all.page.evaluate(() => { document.getElementById('wall').mark = true; });
  site.build({code: 'DDDD-4444'});
  await screen.drive(67);
  assert.match(await screen.text('code'), /DDDD/);
  assert.ok(await all.page.evaluate(() => document.getElementById('wall').mark), 'the same wall was hung again');
  await assertStayed(all);
}));

await test('complaint 4: a server without events, or that ends them, is asked every minute', () => run(async ({screen, server, site}) => {
  const count = () => server.asked.filter(({pathname}) => pathname === '/-/events').length;
  await screen.drive(1800);
  assert.equal(count(), 1, 'an address that is not there is asked for again and again');
  site.build(second);
  await screen.drive(67);
  assert.equal(await screen.head(), '二号');
  await screen.drive(2000);
  assert.equal(count(), 2);
  server.fault = () => '';
  await screen.drive(3700);
  assert.equal(server.listeners.size, 1);
  await server.stop();
  await screen.drive(200);
  await server.start();
  await screen.drive(70);
  assert.equal(server.listeners.size, 1);
}, {before: (site, server) => { server.fault = (path) => (path === '/-/events' ? 404 : ''); }}));

await test('complaint 5: the new wall comes without a flash', () => run(async (all) => {
  const {screen, site, page, server} = all;
  const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  site.put('p.png', PICTURE);
  await screen.drive(12);
  await page.keyboard.press(' ');
  await rest(600);  // the last cross-fade is over
  await page.evaluate(() => {
    window.frames = [];
    const look = () => {
      const on = [...document.querySelectorAll('#wall .scene.is-on')];
      const [picture, body] = [document.querySelector('#wall img'), getComputedStyle(document.body)];
      window.frames.push({
        head: document.querySelector('.k-head').textContent, code: document.getElementById('code').textContent.slice(0, 6),
        scenes: on.map((scene) => `${scene.getAttribute('data-scene')} ${getComputedStyle(scene).opacity}`).join(),
        sheet: body.getPropertyValue('--build').trim(), paper: body.backgroundColor, picture: picture ? picture.naturalWidth : 1,
      });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await rest(100);
  site.build({...second, head: '二号<img src="../p.png" alt="">', css: `${site.state.css} body { --build: 2; }`});
  server.say();
  await page.waitForFunction(() => window.gongshilanKiosk.link.next === 0);
  await screen.drive(1);
  await rest(200);
  const frames = await page.evaluate(() => [...new Set(window.frames.map((frame) => JSON.stringify(frame)))]);
  const always = {scenes: 'list 1', paper: 'rgb(20, 22, 26)', picture: 1};
  assert.deepEqual(frames.map((frame) => JSON.parse(frame)),
                   [{head: '一号', code: '码 AAAA', sheet: '', ...always}, {head: '二号', code: '码 BBBB', sheet: '2', ...always}]);
  assert.equal(await page.locator('link[rel=stylesheet]').count(), 1);
  await assertStayed(all);
}));

await test('complaint 5: it goes on at the same scene and page', () => run(async ({screen, site}) => {
  await screen.drive(20);
  assert.deepEqual([await screen.scene(), await screen.text('place'), await screen.entries()], ['list', '3 / 5', ['r3', 'r4']]);
  await screen.jump(0);
  await screen.page.keyboard.press(' ');  // stay here
  site.build({...second, scenes: [SCENES[0], scene('progress', 9), ...SCENES.slice(1)]});
  await screen.drive(50);
  await screen.page.keyboard.press('Shift');
  await screen.drive(20);
  assert.equal(await screen.head(), '二号');
  assert.deepEqual([await screen.scene(), await screen.text('place'), await screen.entries()], ['list', '4 / 6', ['r3', 'r4']]);
  // The page has gone: the last one there is.
  await screen.page.keyboard.press('Shift');
  site.build({code: 'CCCC-3333', scenes: [SCENES[0], scene('list', 0, list(['r1', 'r2'])), SCENES[2]]});
  await screen.drive(59);
  await screen.page.keyboard.press('Shift');
  await screen.drive(10);
  assert.deepEqual([await screen.scene(), await screen.text('place'), await screen.entries()], ['list', '2 / 3', ['r1', 'r2']]);
}));

await test('complaint 8: after the display was off for a day and a half it is all there, and the server hears of it', () => run(
  async ({screen, server}) => {
    await screen.drive(30);
    const asked = server.asked.length;
    await screen.jump(36 * HOUR);
    await screen.drive(1);
    assert.match(await screen.text('clock'), /^2024年3月26日 星期二 21:10$/);
    assert.match(await screen.text('code'), /^码 AAAA·0326·2110$/);
    assert.equal(await screen.banner(), '');
    const place = await screen.text('place');
    await screen.drive(20);
    assert.notEqual(await screen.text('place'), place);
    const [beat] = server.asked.slice(asked);
    assert.equal(beat.pathname, '/kiosk/version.js');
    assert.match(beat.searchParams.get('screen'), /^[a-z0-9]{6,12}$/);
    assert.match(beat.searchParams.get('shown'), /^AAAA·0325·09\d\d$|^AAAA·0326·2110$/);
    await screen.drive(3600);
    const beats = server.asked.slice(asked).filter(({pathname}) => pathname === '/kiosk/version.js');
    assert.ok(beats.length >= 54 && beats.length <= 62, `${beats.length} beats in an hour`);
    assert.equal(new Set(beats.map((url) => url.searchParams.get('screen'))).size, 1);
  }));

const DATED = [scene('title', 8, '还有<b id="left" data-days-to="2024-03-31">6</b>天'),
  scene('list', 0, '<ul data-pages><li id="r1" data-seconds="5"><span id="soon" data-until="2024-03-31">临期</span>' +
    '<span id="late" data-from="2024-04-01" hidden>逾期</span></li></ul>')];
const shown = (page) => page.evaluate(() => ['soon', 'late'].filter((id) => !document.getElementById(id).hidden).join());

for (const [what, wrong, told] of [['slow', -5 * MINUTE, '慢了5分钟'], ['fast', 3 * HOUR, '快了3小时'], ['days slow', -12 * DAY, '慢了12天'],
  ['of 1970', Date.UTC(1970, 0, 1, 0, 3) - MORNING, '慢了19807天']]) {
  await test(`complaint 9: a clock that is wrong is told and empties nothing (${what})`, () => run(async ({screen, page, server}) => {
    await screen.drive(1);
    assert.equal(await screen.banner(), `本机时钟${told}，已按服务器的时间显示`);
    assert.match(await screen.text('clock'), /^2024年3月25日 星期一 09:10$/);
    assert.match(await screen.text('code'), /AAAA·0325·0910/);
    assert.equal(await screen.text('left'), '6');
    assert.equal(await shown(page), 'soon');
    assert.equal(await screen.text('place'), '1 / 2');
    server.ahead = 0;
    await screen.jump(-wrong);  // somebody sets it right
    await screen.drive(1);
    assert.equal(await screen.banner(), '');
    assert.match(await screen.text('clock'), /^2024年3月25日 星期一 09:10$/);
  }, {now: MORNING + wrong, before: (site, server) => {
    server.ahead = -wrong;
    site.rebuild({scenes: DATED});
  }}));
}

await test('complaint 9: half a minute is no news', () => run(async ({screen}) => {
  await screen.drive(70);
  assert.equal(await screen.banner(), '');
}, {before: (site, server) => { server.ahead = 40000; }}));

await test('complaint 9: before the day of the build, and no server to ask, that day counts', () => run(async ({screen, page}) => {
  assert.equal(await screen.banner(), '本机日期早于3月25日，天数按这一天计算，请校准时钟');
  assert.equal(await screen.text('clock'), '2024年3月25日 星期一');
  assert.equal(await screen.text('code'), '码 AAAA');
  assert.equal(await screen.text('left'), '6');
  assert.equal(await shown(page), 'soon');
  await screen.drive(9);
  assert.equal(await screen.scene(), 'list');
}, {file: true, now: Date.UTC(2016, 0, 1), before: (site) => site.rebuild({scenes: DATED})}));

await test('complaint 9: a clock some seconds behind is not called wrong by the build of midnight', () => run(async ({screen, server, site}) => {
  site.build({...second, asOf: '2024-03-26'});
  server.say();
  await screen.page.waitForFunction(() => window.gongshilanKiosk.link.next === 0);
  await screen.drive(1);
  assert.equal(await screen.head(), '二号');
  assert.equal(await screen.banner(), '');
  assert.equal(await screen.text('clock'), '2024年3月26日 星期二 00:00');
  assert.equal(await screen.text('code'), '码 BBBB·0326·0000');
}, {now: Date.UTC(2024, 2, 25, 15, 59, 30), before: (site, server) => { server.ahead = 35000; }}));

await test('complaint 10: at midnight in China the day changes, to the minute', () => run(async ({screen, page}) => {
  const read = async () => [await screen.text('left'), await shown(page), (await screen.text('clock')).slice(5)];
  assert.deepEqual(await read(), ['0', 'soon', '3月31日 星期日 23:59']);
  await screen.drive(29);
  assert.deepEqual(await read(), ['0', 'soon', '3月31日 星期日 23:59']);
  await screen.drive(2);
  assert.deepEqual(await read(), ['1', 'late', '4月1日 星期一 00:00']);
  assert.match(await screen.text('code'), /·0401·0000$/);
  await screen.jump(29 * DAY);  // asleep over many midnights
  assert.deepEqual((await read()).slice(0, 2), ['30', 'late']);
}, {now: Date.UTC(2024, 2, 31, 15, 59, 30), before: (site) => site.rebuild({scenes: DATED})}));

await browser.close();
