// Which parts of a stylesheet Chromium 78 does not have: properties, values, functions, units, selectors, at-rules.
// Passes what does no harm there: a value after one that it has, and what stands inside of @supports.
import * as css from 'css-tree';
import {entry, has, since, unexcused} from './floor_data.mjs';

// Older names that the table has no entry for, with what they stand for.
const ALIASES = new Map([['grid-gap', 'gap'], ['grid-row-gap', 'row-gap'], ['grid-column-gap', 'column-gap'], ['word-wrap', 'overflow-wrap']]);
const GAPS = new Set(['gap', 'row-gap', 'column-gap']);
const UNITS = new Set('px em rem ex ch cm mm in pt pc q vw vh vmin vmax fr deg grad rad turn s ms dpi dpcm dppx x hz khz'.split(' '));
// clip's own rect(): the table has the younger shape only.
const FUNCTIONS_OF = new Map([['clip', ['rect']]]);
const MARGIN_BOX = /^(?:top|bottom|left|right)-/;

// Every function of every type, wherever it stands: `scale` is below transform-function.
const functions = new Map();
(function collect(at) {
  for (const [name, below] of Object.entries(at)) {
    if (name === '__compat') continue;
    functions.set(name, [...(functions.get(name) ?? []), below]);
    collect(below);
  }
})(entry('css', 'types'));

const split = (name) => /^(-webkit-)?(.*)$/.exec(name).slice(1).map((part) => part ?? '');

class Sheet {
  faults = [];
  displays = new Map();  // selector -> what it is said to be anywhere: grid, flex, columns

  fault(node, what, always = false) {
    this.faults.push({line: node.loc?.start.line ?? 1, what, always});
  }

  // Found nothing wrong?
  judge(node, name, at, prefix = '') {
    const known = has(at, prefix);
    if (!known) this.fault(node, known === undefined ? `${name}: not in the table` : `${name}: ${since(at)}`);
    return Boolean(known);
  }

  atrule(node, parent) {
    if (node.name === 'charset') return;
    const page = parent?.name === 'page' && MARGIN_BOX.test(node.name);
    if (page) return void this.judge(node, `@${node.name}`, entry('css', 'at-rules', 'page', `at_${node.name}`));
    const [prefix, name] = split(node.name);
    this.judge(node, `@${node.name}`, entry('css', 'at-rules', name), prefix);
    if (node.name !== 'media' || !node.prelude) return;
    const media = (key) => this.judge(node, `@media ${key}`, entry('css', 'at-rules', 'media', key));
    if (/\bor\b/.test(css.generate(node.prelude))) media('or_syntax');
    css.walk(node.prelude, (each) => {
      if (each.type === 'Feature') media(each.name.replace(/^(?:min|max)-/, ''));
      if (each.type === 'FeatureRange') media('range_syntax');
    });
  }

  selectors(rule) {
    css.walk(rule.prelude, (node) => {
      if (node.type === 'NestingSelector') this.judge(node, '&', entry('css', 'selectors', 'nesting'));
      if (!/^Pseudo(Class|Element)Selector$/.test(node.type)) return;
      const colons = node.type === 'PseudoClassSelector' ? ':' : '::';
      const at = entry('css', 'selectors', node.name.toLowerCase());
      // Prefixed ones have a name of their own in the table, but for some that are the plain one's older name.
      if (!this.judge(node, colons + node.name, at) || node.name !== 'not') return;
      const list = node.children?.first;
      const many = list?.children?.size > 1 || list?.children?.first?.children?.size > 1;
      if (many) this.judge(node, ':not() of more than one', entry('css', 'selectors', 'not', 'selector_list'));
    });
  }

  // Faults of a value; those of the property itself are told at once.
  value(declaration, property) {
    const found = [];
    const say = (node, name, at) => {
      if (!has(at)) found.push([node, has(at) === undefined ? `${name}: not in the table` : `${name}: ${since(at)}`]);
    };
    css.walk(declaration.value, (node) => {
      if (node.type === 'Dimension' && !UNITS.has(node.unit.toLowerCase())) found.push([node, `${node.value}${node.unit}: Chromium 78 has no such unit`]);
      if (node.type === 'Identifier') {
        const at = entry('css', 'properties', property, node.name.toLowerCase());
        if (has(at) === false) say(node, `${property}: ${node.name}`, at);
      }
      if (node.type !== 'Function') return;
      const name = node.name.toLowerCase();
      if (FUNCTIONS_OF.get(property)?.includes(name)) return;
      const own = entry('css', 'properties', property, name);
      const all = own ? [own] : (functions.get(name) ?? []);
      if (!all.some((at) => has(at))) say(node, `${node.name}()`, all[0]);
    });
    return found;
  }

  declaration(node, before, owner) {
    const custom = node.property.startsWith('--');
    const [prefix, plain] = split(node.property.toLowerCase());
    const property = ALIASES.get(plain) ?? plain;
    const descriptor = owner?.type === 'Atrule' ? entry('css', 'at-rules', owner.name, property) : undefined;
    const at = descriptor ?? entry('css', 'properties', property);
    if (!custom && !this.judge(node, node.property, at, ALIASES.has(plain) ? '' : prefix)) return;
    const faults = this.value(node, property);
    // The earlier one holds where the later is no value; with var() nobody knows until it is too late.
    const late = custom || /\bvar\(/.test(css.generate(node.value));
    const stands = !late && before.some((each) => each.property === node.property && this.value(each, property).length === 0);
    if (!stands) for (const [where, what] of faults) this.fault(where, what);
  }

  // gap works in grids and columns; whether an element is one is seen by its selector.
  note(rule, declarations) {
    for (const each of declarations) {
      const words = css.generate(each.value);
      const kind = each.property === 'display' ? /(grid|flex)$/.exec(words)?.[1] : /^column(s|-count|-width)$/.test(each.property) ? 'columns' : undefined;
      if (!kind) continue;
      for (const selector of rule.prelude.children) {
        const name = css.generate(selector);
        this.displays.set(name, (this.displays.get(name) ?? new Set()).add(kind));
      }
    }
  }

  gaps(rule, declarations) {
    const own = declarations.filter((each) => each.property === 'display').map((each) => css.generate(each.value)).pop();
    for (const each of declarations) {
      if (!GAPS.has(ALIASES.get(each.property) ?? each.property)) continue;
      for (const selector of rule.prelude.children) {
        const kinds = this.displays.get(css.generate(selector)) ?? new Set();
        const flex = own ? own.endsWith('flex') : kinds.has('flex') || kinds.size === 0;
        if (flex) this.fault(each, `${each.property} where no grid or columns are said: not before Chromium 84`);
      }
    }
  }
}

// Whether Chromium 78 reads what stands in an @supports; conditions joined by and/or count as met.
function isRead(node) {
  const parts = node.prelude.children.first.children.toArray();
  const not = parts[0]?.name === 'not';
  const asked = parts[not ? 1 : 0];
  if (parts.length > (not ? 2 : 1)) return true;
  if (asked?.type === 'FeatureFunction') return not;  // selector(): itself not before Chromium 83
  if (asked?.type !== 'SupportsDeclaration') return true;
  const trial = new Sheet();
  trial.declaration(asked.declaration, [], undefined);
  return (trial.faults.length === 0) !== not;
}

function check(sheet, block, owner, pass) {
  const children = block.children.toArray();
  const declarations = children.filter((each) => each.type === 'Declaration');
  if (owner?.type === 'Rule') pass === 'note' ? sheet.note(owner, declarations) : sheet.gaps(owner, declarations);
  for (const node of children) {
    if (pass === 'faults' && node.type === 'Declaration') sheet.declaration(node, declarations.slice(0, declarations.indexOf(node)), owner);
    if (pass === 'faults' && node.type === 'Rule' && owner?.type === 'Rule') sheet.judge(node, 'a rule in a rule', entry('css', 'selectors', 'nesting'));
    if (pass === 'faults' && node.type === 'Rule' && !/keyframes$/.test(owner?.name ?? '')) sheet.selectors(node);
    if (pass === 'faults' && node.type === 'Atrule') sheet.atrule(node, owner);
    if (node.type === 'Atrule' && node.name === 'supports' && !isRead(node)) continue;
    if (node.block) check(sheet, node.block, node, pass);
  }
}

export function cssFaults(file, text) {
  const sheet = new Sheet();
  const onParseError = (error) => sheet.faults.push({line: error.line, what: `cannot be read: ${error.message}`, always: true});
  const tree = css.parse(text, {positions: true, parseCustomProperty: true, onParseError});
  for (const pass of ['note', 'faults']) check(sheet, tree, undefined, pass);
  return unexcused(file, text, sheet.faults);
}
