// Months on the wall in a few seconds (some minutes with GONGSHILAN_LONG): thousands of rounds, hundreds of builds,
// connections that are cut in every way, midnights, sleep, hands. What the page holds in memory at the end is what it held
// after the warm-up. Complaints 6 and 7.
import assert from 'node:assert/strict';
import test from 'node:test';
import {PICTURE, SCENES, list, scene, withScreen} from './kiosk_site.mjs';
import {launch} from './sites.mjs';

const MORNING = Date.UTC(2024, 2, 25, 1, 10);
const LONG = process.env.GONGSHILAN_LONG;
const browser = await launch();

async function held(session) {
  for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
  const {nodes, jsEventListeners} = await session.send('Memory.getDOMCounters');
  const {metrics} = await session.send('Performance.getMetrics');
  return {nodes, listeners: jsEventListeners, heap: metrics.find(({name}) => name === 'JSHeapUsedSize').value};
}

// One stretch of life, the same each time but for its number: two builds, a cut, a night.
async function live({screen, server, site, page}, n, {rounds, faults}) {
  const ids = Array.from({length: 20}, (_, i) => `r${i}`);
  const scenes = [...SCENES.slice(0, 1), scene('list', 0, list(ids)), ...SCENES.slice(2),
    scene('due', 9, `还有<b data-days-to="2030-01-01">1</b>天<svg class="bar" width="9" height="9">${'<rect width="9" height="9"/>'.repeat(60)}</svg>`)];
  const code = (part) => `${String(n).padStart(4, '0')}-${part}`;
  server.fault = () => '';
  site.build({code: code('AAAA'), head: `一${n % 2}<img src="../p.png" alt="">`, scenes, css: `${site.state.css.split('/*')[0]}/*${n % 4}*/`});
  await screen.drive(67);
  assert.match(await screen.head(), new RegExp(`^一${n % 2}`));
  server.fault = () => faults[n % faults.length];
  site.build({code: code('BBBB'), head: '二', scenes: SCENES, script: `${site.state.script.split('\n// stretch')[0]}\n// stretch ${n % 3}`});
  await screen.drive(100, {wait: 'stuck'});
  server.fault = () => '';
  await screen.drive(110);
  assert.match(await screen.head(), /^二/);
  await screen.jump(8 * 3600000);
  await page.keyboard.press('ArrowRight');
  await screen.drive(rounds * 48);
}

for (const file of [false, true]) {
  await test(`complaints 6 and 7: memory, nodes and listeners stay what they were (${file ? 'a folder' : 'a server'})`, () => withScreen(
    browser, {now: MORNING, file}, async (all) => {
      const {screen, server, site, page} = all;
      // The heap grows fastest in the first builds. It has not been seen to stop: of 2.3 MB some 0.3 KB a stretch (two builds, a
      // script that takes over, a failure), 5.0 % over the long run from a server; without builds it is flat after 300 stretches.
      const [warm, stretches, rounds] = LONG ? [150, 400, 10] : [6, 10, 50];
      const faults = file ? [''] : ['hang', 500, 'cut', 'break', 'stall', 'empty'];
      site.put('p.png', PICTURE);
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable');
      for (let n = 0; n < warm; n += 1) await live(all, n, {rounds, faults});
      const before = await held(session);
      for (let n = warm; n < warm + stretches; n += 1) await live(all, n, {rounds, faults});
      const after = await held(session);
      const told = JSON.stringify({before, after});
      console.log(`# ${stretches} stretches, ${stretches * rounds} rounds: ${told}`);
      assert.ok(after.nodes <= before.nodes * 1.05, told);
      assert.ok(after.listeners <= before.listeners * 1.05, told);
      assert.ok(after.heap <= before.heap * 1.05, told);
      assert.equal(await page.evaluate(() => window.time.beats.size), 1);
      assert.equal(await page.locator('script').count(), 1);
      assert.equal(await page.locator('link[rel=stylesheet]').count(), 1);
      assert.equal(screen.loads, 1);
      assert.ok(server.listeners.size <= 1);
    }));
}

await browser.close();
