// Every page of one example: pages_test.mjs EXAMPLE, or "many" for 200 items. For members, who have the most pages, of some
// examples at three sizes, of the others on a phone, where room is least; of P11 also for the other audiences, on a phone.
// With GONGSHILAN_LONG all of them at all sizes for all.
import assert from 'node:assert/strict';
import {join} from 'node:path';
import test from 'node:test';
import {assertAccessible, assertNavigation, assertNoOverflow, assertStyled} from './checks.mjs';
import {AUDIENCES, buildExample, buildMany, launch, openPage, pagesOf, screenshot, serve, SIZES, tempFolder} from './sites.mjs';

const name = process.argv[2];
const long = process.env.GONGSHILAN_LONG === '1';
const audiences = long || name === 'p11-court' ? AUDIENCES : ['members'];
const everySize = long || ['p01-bureau', 'p07-system', 'p11-court', 'many'].includes(name);
const browser = await launch();
const folder = tempFolder();
const sites = name === 'many' ? [['members', buildMany(200, join(folder, 'many'))]]
    : audiences.map((audience) => [audience, buildExample(name, audience, join(folder, audience))]);

for (const [audience, site] of sites) {
  const address = await serve(site);
  for (const size of everySize && (long || audience === 'members') ? SIZES : SIZES.slice(2)) {
    const {page, wrong} = await openPage(browser, size);
    // 404.html of P11 leads below the path of its address, where a web server would have the site.
    await page.route('**/gongshi/**', (route) => route.continue({url: route.request().url().replace('/gongshi/', '/')}));
    for (const path of pagesOf(site)) {
      const where = `${name} ${audience} ${path} ${size.join('×')}`;
      await test(where, async () => {
        wrong.length = 0;
        await page.goto(`${address}/${path}`);
        await assertStyled(page, where);
        await assertNoOverflow(page, where);
        await assertNavigation(page, where);
        if (size !== SIZES[0]) await assertAccessible(page, where);  // the widest has the layout of the second
        assert.deepEqual(wrong, [], where);
        await screenshot(page, `${name}-${audience}-${path.replaceAll('/', '-').replace('.html', '')}-${size[0]}`);
      });
    }
    await page.context().close();
  }
}

await browser.close();
