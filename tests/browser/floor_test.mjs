// The scripts and stylesheets of public/ hold only what Chromium 78 has, and the screen's script is small. The check itself
// must find each kind of a planted fault, or it says nothing.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import test from 'node:test';
import {cssFaults} from './floor_css.mjs';
import {jsFaults} from './floor_js.mjs';

const PUBLIC = new URL('../../public/', import.meta.url);
const MOST_BYTES = new Map([['kiosk.js', 20 * 1024]]);

const files = readdirSync(PUBLIC).filter((name) => /\.(?:js|css)$/.test(name));
const read = (name) => readFileSync(new URL(name, PUBLIC));
const faultsOf = (name, text) => (name.endsWith('.js') ? jsFaults : cssFaults)(name, text);
const tooLarge = (name, bytes) => bytes.length > (MOST_BYTES.get(name) ?? Infinity);

await test('every script and stylesheet of public/', () => {
  assert.ok(['kiosk.css', 'kiosk.js', 'list.js', 'posting.js', 'site.css'].every((name) => files.includes(name)), files.join(' '));
  assert.deepEqual(files.flatMap((name) => faultsOf(name, read(name).toString())), []);
});

await test('the script of the screen is small', () => {
  assert.ok(tooLarge('kiosk.js', Buffer.alloc(20481)) && !tooLarge('kiosk.js', Buffer.alloc(20480)));
  assert.deepEqual(files.filter((name) => tooLarge(name, read(name))), []);
});

const js = (text) => jsFaults('a.js', text).map((each) => each.replace('a.js:', ''));
const css = (text) => cssFaults('a.css', text).map((each) => each.replace('a.css:', ''));

await test('a script after ES2019', () => {
  for (const text of ['a?.b;', 'a ?? b;', 'a ||= b;', '1_000;', 'class A { #a; }', 'import("a");', 'export const a = 1;', '/a/v;', '10n;',
    'await fetch("a");'])
    assert.match(js(`'use strict';\n${text}`).join('\n'), /^2: not ES2019: /, text);
  assert.deepEqual(js('async function f({a, ...b}) { try { for await (const c of a) return {...b, c}; } catch { return 2 ** 3; } } f({});'), []);
});

await test('a script with what came later', () => {
  for (const [text, said] of [
    ['[1].at(0);', '.at: not before Chromium 92'],
    ['const at = {at: 1}; "a".at(0); at.at;', '.at: not before Chromium 92\n1: .at: not before Chromium 92'],
    ['"a".replaceAll("a", "b");', '.replaceAll: not before Chromium 85'],
    ['"a"["replaceAll"]("a", "b");', '.replaceAll: not before Chromium 85'],
    ['[1].findLast(Boolean);', '.findLast: not before Chromium 97'],
    ['AbortSignal.timeout(1);', 'AbortSignal.timeout: not before Chromium 103'],
    ['Promise.any([]);', 'Promise.any: not before Chromium 85'],
    ['Object.hasOwn({}, "a");', 'Object.hasOwn: not before Chromium 93'],
    ['structuredClone(1);', 'structuredClone: not before Chromium 98'],
    ['window.structuredClone(1);', 'window.structuredClone: not before Chromium 98'],
    ['new WeakRef({});', 'WeakRef: not before Chromium 84'],
    ['new Intl.Segmenter();', 'Intl.Segmenter: not before Chromium 87'],
    ['crypto.randomUUID();', 'crypto.randomUUID: not before Chromium 92'],
    ['navigator.wakeLock;', 'navigator.wakeLock: not before Chromium 84'],
    ['document.body.replaceChildren();', '.replaceChildren: not before Chromium 86'],
    ['document.body.inert = true;', '.inert: not before Chromium 102'],
    ['document.startViewTransition();', 'document.startViewTransition: not before Chromium 111'],
    ['addEventListener("load", f); function f() {} document.addEventListener("scrollend", f);', 'event scrollend: not before Chromium 114'],
    ['addEventListener("load", null, {signal: 1});', 'addEventListener signal: not before Chromium 90'],
    ['nobodyHasThis();', 'nobodyHasThis: not in the table']])
    assert.deepEqual(js(text), `1: ${said}`.split('\n'), text);
});

await test('a script that may', () => {
  const good = `const state = {screens: [], at0: 1};
    Object.fromEntries([[1, 2]]); [1].flat(); globalThis.fetch('a', {signal: new AbortController().signal}); Promise.allSettled([]);
    new EventSource('a').addEventListener('version', () => state.screens.push(state.at0), {once: true, passive: true});
    requestAnimationFrame(() => document.querySelector('a').closest('b').toggleAttribute('hidden', true));
    if (typeof structuredClone === 'function') state.own = typeof navigator.wakeLock;`;
  assert.deepEqual(js(good), []);
});

await test('a stylesheet with what came later', () => {
  for (const [text, said] of [
    ['a { display: flex; gap: 1px; }', 'gap where no grid or columns are said: not before Chromium 84'],
    ['a { display: flex; } a { row-gap: 1px; }', 'row-gap where no grid or columns are said: not before Chromium 84'],
    ['a { display: flex; grid-gap: 1px; }', 'grid-gap where no grid or columns are said: not before Chromium 84'],
    ['a { gap: 1px; }', 'gap where no grid or columns are said: not before Chromium 84'],
    ['a { display: grid; } a, b { gap: 1px; }', 'gap where no grid or columns are said: not before Chromium 84'],
    ['a { width: clamp(1px, 2vw, 3px); }', 'clamp(): not before Chromium 79'],
    ['a { width: calc(1px + min(2vw, 3px)); }', 'min(): not before Chromium 79'],
    ['a { --w: max(2vw, 3px); }', 'max(): not before Chromium 79'],
    ['a { inset: 0; }', 'inset: not before Chromium 87'],
    ['a { aspect-ratio: 16 / 9; }', 'aspect-ratio: not before Chromium 88'],
    ['a { text-wrap: balance; }', 'text-wrap: not before Chromium 114'],
    ['a { margin-inline: 0; }', 'margin-inline: not before Chromium 87'],
    ['a { overflow: clip; }', 'overflow: clip: not before Chromium 90'],
    ['a { color: color-mix(in srgb, red, blue); }', 'color-mix(): not before Chromium 111'],
    ['a { height: 100dvh; }', '100dvh: Chromium 78 has no such unit'],
    ['a { width: 1cqw; }', '1cqw: Chromium 78 has no such unit'],
    ['a:has(b) { color: red; }', ':has: not before Chromium 105'],
    [':is(a, b) { color: red; }', ':is: not before Chromium 88'],
    [':where(a) { color: red; }', ':where: not before Chromium 88'],
    ['a:focus-visible { color: red; }', ':focus-visible: not before Chromium 86'],
    ['a:not(b, c) { color: red; }', ':not() of more than one: not before Chromium 88'],
    ['a:not(b c) { color: red; }', ':not() of more than one: not before Chromium 88'],
    ['li::marker { color: red; }', '::marker: not before Chromium 86'],
    ['a { &:hover { color: red; } }', 'a rule in a rule: not before Chromium 112\n1: &: not before Chromium 112'],
    ['@container (min-width: 1px) { a { color: red; } }', '@container: not before Chromium 105'],
    ['@layer a { b { color: red; } }', '@layer: not before Chromium 99'],
    ['@property --a { syntax: "*"; inherits: false; }', '@property: not before Chromium 85\n1: syntax: not before Chromium 85\n1: inherits: not before Chromium 85'],
    ['@media (width >= 1px) { a { color: red; } }', '@media range_syntax: not before Chromium 104'],
    ['@media (prefers-contrast: more) { a { color: red; } }', '@media prefers-contrast: not before Chromium 96'],
    ['@supports (display: grid) { a { inset: 0; } }', 'inset: not before Chromium 87'],
    ['@supports not (inset: 0) { a { width: min(1px, 2px); } }', 'min(): not before Chromium 79'],
    ['@media print { a { nobody: 1; } }', 'nobody: not in the table'],
    ['a { color: nobody(1); }', 'nobody(): not in the table']])
    assert.deepEqual(css(text), `1: ${said}`.split('\n'), text);
  assert.match(css('a { color red; }').join('\n'), /^1: cannot be read: /);
  assert.match(css('a {\nb c { color: red; } }').join('\n'), /^2: cannot be read: /);
});

await test('a stylesheet that may', () => {
  assert.deepEqual(css(`@charset "utf-8";
    @media (min-width: 1px) and (orientation: portrait), (prefers-reduced-motion: reduce) { a { display: none; } }
    a { display: grid; grid-gap: 1px; grid-template-columns: repeat(2, minmax(0, 1fr)); } a { gap: 1px; }
    b { columns: 2; column-gap: 1em; break-inside: avoid; } c { clip: rect(0 0 0 0); transform: translate(1px) scale(2); }
    d { width: 2vw; width: clamp(1px, 2vw, 3px); color: var(--a, rgb(1 2 3 / 50%)); --a: calc(1px * 2); }
    @supports (inset: 0) { a { inset: 0; } } @supports selector(a:has(b)) { a:has(b) { color: red; } }
    @keyframes k { from { opacity: 0; } 50% { opacity: 1; } } ::selection { color: red; } a:not(.b):nth-child(2n) { color: red; }`), []);
});

await test('a value that comes too late', () => {
  const late = ['1: clamp(): not before Chromium 79'];
  assert.deepEqual(css('a { width: clamp(1px, 2vw, 3px); width: 2vw; }'), late, 'the earlier one holds');
  assert.deepEqual(css('a { width: 2vw; width: clamp(1px, var(--w), 3px); }'), late, 'with var() it is thrown away at use');
  assert.deepEqual(css('a { --w: 2vw; --w: clamp(1px, 2vw, 3px); }'), late, 'one of our own may hold anything');
});

await test('an excuse', () => {
  assert.deepEqual(css('a { text-wrap: pretty; } /* floor: a nicety */\nb { inset: 0; }'), ['2: inset: not before Chromium 87']);
  assert.deepEqual(js('navigator.wakeLock; // floor: asked for before\n[1].at(0);'), ['2: .at: not before Chromium 92']);
  const useless = ['1: an excuse that excuses nothing, or says no reason'];
  assert.deepEqual(css('a { color: red; } /* floor: a nicety */'), useless);
  assert.deepEqual(css('a { inset: 0; } /* floor: */'), ['1: inset: not before Chromium 87', ...useless]);
  assert.deepEqual(js('let a; // floor: nothing'), useless);
  assert.match(css('a { color red; } /* floor: never */').join('\n'), /^1: cannot be read: /);
  assert.match(js('a?.b; // floor: never').join('\n'), /^1: not ES2019: /);
});
