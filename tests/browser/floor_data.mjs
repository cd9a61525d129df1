// Chromium 78, by MDN's table of which browser has what (@mdn/browser-compat-data, no network): the browser floor of
// pages and screens, since browsers of domestic systems stand there. What the table does not know is a fault, too.
import {createRequire} from 'node:module';

export const FLOOR = 78;
export const table = createRequire(import.meta.url)('@mdn/browser-compat-data');

// The entry at names one under another, if it is there.
export const entry = (...names) => names.reduce((at, name) => (at && Object.hasOwn(at, name) ? at[name] : undefined), table);

const version = (said) => (typeof said === 'string' ? Number.parseInt(said.replace('≤', ''), 10) : Number.NaN);

// Under that very name: a prefix, another name or a flag does not help who writes the plain one.
function holds(statement, prefix) {
  if (statement.flags || statement.alternative_name || (statement.prefix ?? '') !== prefix) return false;
  return version(statement.version_added) <= FLOOR && !(version(statement.version_removed) <= FLOOR);
}

// true, false, or undefined where the table says nothing.
export function has(at, prefix = '') {
  const statements = at?.__compat?.support?.chrome;
  return statements === undefined ? undefined : [statements].flat().some((each) => holds(each, prefix));
}

// "not before Chromium 84"
export function since(at) {
  const versions = [at?.__compat?.support?.chrome ?? []].flat().filter((each) => !each.flags && !each.alternative_name)
    .map((each) => version(each.version_added)).filter((each) => each > FLOOR);
  return versions.length ? `not before Chromium ${Math.min(...versions)}` : 'not in Chromium';
}

// Faults by line, less those whose line says why they do no harm: /* floor: … */ or // floor: … . A line that says so
// without need, or says no reason, is a fault itself.
export function unexcused(file, text, faults) {
  const excuses = new Map();
  text.split('\n').forEach((line, index) => {
    const found = /(?:\/\*|\/\/)\s*floor:\s*(.*?)\s*(?:\*\/|$)/.exec(line);
    if (found) excuses.set(index + 1, found[1]);
  });
  const needed = new Set(faults.map((each) => each.line));
  const needless = [...excuses.keys()].filter((line) => !needed.has(line) || !excuses.get(line))
    .map((line) => ({line, what: 'an excuse that excuses nothing, or says no reason'}));
  return [...faults.filter((each) => !excuses.get(each.line) || each.always), ...needless]
    .map((each) => `${file}:${each.line}: ${each.what}`);
}
