// What must hold on every page, whatever it shows.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Names the elements that stick out, so that the message leads to them.
export async function assertNoOverflow(page, where) {
  const found = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - width;
    const who = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 1)
        .slice(0, 3).map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`);
    return {over, who};
  });
  assert.ok(found.over <= 0, `${where}: ${found.over} px too wide: ${found.who.join(' ')}`);
}

// The stylesheet was found and used: its tokens are known.
export async function assertStyled(page, where) {
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim());
  assert.notEqual(paper, '', `${where}: no stylesheet`);
}

// As an expression, which the page's own Content-Security-Policy lets pass without being switched off.
export async function assertAccessible(page, where) {
  await page.evaluate(AXE);
  const {violations} = await page.evaluate(() => globalThis.axe.run(document));
  const told = violations.map(({id, help, nodes}) => `${id} (${help}): ${nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
  assert.deepEqual(told, [], where);
}
