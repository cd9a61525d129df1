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

// However many entries it has, the navigation takes two lines at most, and no entry runs into the next.
export async function assertNavigation(page, where) {
  const {lines, cramped} = await page.evaluate(() => {
    const entries = [...document.querySelectorAll('.nav li')];
    const right = (element) => element.getBoundingClientRect().right;
    return {lines: new Set(entries.map((entry) => entry.offsetTop)).size,
            cramped: entries.filter((entry) => right(entry.firstElementChild) > right(entry) + 1).map((entry) => entry.textContent)};
  });
  assert.ok(lines <= 2, `${where}: the navigation takes ${lines} lines`);
  assert.deepEqual(cramped, [], where);
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
