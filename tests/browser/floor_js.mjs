// Which parts of a classic script Chromium 78 does not have: syntax after ES2019, globals, members, events, options of
// listeners. Who owns a member is known for globals (AbortSignal.timeout); elsewhere a name is a fault if everybody who
// has it got it later (at, replaceAll). Passes what is asked for with `typeof`, and names of interfaces that the script
// gives to objects of its own, {screens: []}; never those of the language, since at() may be anybody's.
import {parse} from 'acorn';
import {entry, has, since, table, unexcused} from './floor_data.mjs';

const LANGUAGE = 2019;
// Those that the table has under no name of their own.
const ALWAYS = new Set(['undefined', 'NaN', 'Infinity', 'arguments', 'NodeFilter', 'Option', 'Image', 'Audio']);
// Objects that are always there, and what they are.
const KINDS = new Map(Object.entries({document: ['Document', 'Node', 'EventTarget'], navigator: ['Navigator'], location: ['Location'],
  history: ['History'], performance: ['Performance'], crypto: ['Crypto'], screen: ['Screen'], localStorage: ['Storage'],
  sessionStorage: ['Storage']}));
const GLOBALS = new Set(['window', 'self', 'globalThis']);

// Members and events by name, of all interfaces and built-in objects.
const members = new Map(), events = new Map();
const ofLanguage = new Set(Object.values(table.javascript.builtins).flatMap(Object.keys));
for (const owners of [table.api, table.javascript.builtins])
  for (const owner of Object.values(owners))
    for (const [name, at] of Object.entries(owner)) {
      if (name === '__compat' || name.endsWith('_static')) continue;
      const [list, key] = name.endsWith('_event') ? [events, name.slice(0, -'_event'.length)] : [members, name];
      list.set(key, [...(list.get(key) ?? []), at]);
    }

const ofInterface = (owner, name) => entry('api', owner, name) ?? entry('javascript', 'builtins', owner, name);
const ofGlobal = (name) => entry('javascript', 'builtins', name) ?? entry('api', name) ?? entry('api', 'Window', name) ??
  entry('api', 'EventTarget', name);
const ofStatic = (owner, name) => entry('api', owner, `${name}_static`) ?? entry('javascript', 'builtins', owner, name);

// Every node with its parent and the name under which the parent has it.
function* nodes(node, parent, key) {
  yield {node, parent, key};
  for (const [name, below] of Object.entries(node))
    for (const each of [below].flat()) if (typeof each?.type === 'string') yield* nodes(each, node, name);
}

// All names that a pattern gives: a, {b: c = 1}, [d, ...e].
function names(pattern) {
  if (!pattern) return [];
  if (pattern.type === 'Identifier') return [pattern.name];
  return [pattern.properties, pattern.elements, pattern.left, pattern.argument, pattern.value].flat().flatMap(names);
}

// Names declared anywhere: a script of ours does not hide a global.
function declared(tree) {
  const out = new Set();
  for (const {node} of nodes(tree)) {
    const patterns = node.type === 'VariableDeclarator' ? [node.id] : node.type === 'CatchClause' ? [node.param]
      : /Function|Class/.test(node.type) ? [node.id, ...(node.params ?? [])] : [];
    for (const pattern of patterns) for (const name of names(pattern)) out.add(name);
  }
  return out;
}

const isName = ({node, parent, key}) => node.type === 'Identifier' && !(key === 'property' && !parent.computed) &&
  !(key === 'key' && !parent.computed && !parent.shorthand) && key !== 'label';
const property = (node) => (node.computed ? (node.property.type === 'Literal' ? node.property.value : undefined) : node.property.name);

// Names of members that it gives to objects and classes of its own.
function given(tree) {
  const isGiven = ({node, parent}) => node.type === 'MethodDefinition' || (node.type === 'Property' && parent.type === 'ObjectExpression');
  const keys = [...nodes(tree)].filter((each) => isGiven(each) && !each.node.computed);
  return new Set(keys.map(({node}) => node.key.name ?? node.key.value).filter((name) => !ofLanguage.has(name)));
}

class Script {
  faults = [];

  constructor(tree) {
    this.own = declared(tree);
    this.given = given(tree);
    for (const {node, parent, key} of nodes(tree)) {
      if (isName({node, parent, key})) this.global(node, parent);
      if (node.type === 'MemberExpression' && typeof property(node) === 'string') this.member(node, parent);
      if (node.type === 'CallExpression') this.listener(node);
    }
  }

  fault(node, what) {
    this.faults.push({line: node.loc.start.line, what});
  }

  judge(node, name, all) {
    if (!all.some((at) => has(at))) this.fault(node, all.length ? `${name}: ${since(all[0])}` : `${name}: not in the table`);
  }

  global(node, parent) {
    if (this.own.has(node.name) || ALWAYS.has(node.name) || parent?.operator === 'typeof') return;
    this.judge(node, node.name, [ofGlobal(node.name)].filter(Boolean));
  }

  member(node, parent) {
    const name = property(node), owner = node.object.type === 'Identifier' && !this.own.has(node.object.name) ? node.object.name : '';
    if (parent?.operator === 'typeof') return;
    const said = owner ? `${owner}.${name}` : `.${name}`;
    const exact = GLOBALS.has(owner) ? ofGlobal(name) : KINDS.has(owner) ? KINDS.get(owner).map((kind) => ofInterface(kind, name)).find(Boolean)
      : owner ? ofStatic(owner, name) : undefined;
    if (exact) return void this.judge(node, said, [exact]);
    const all = members.get(name);
    if (all && !this.given.has(name)) this.judge(node, said, all);  // else a member of our own
  }

  listener(call) {
    if ((call.callee.type === 'MemberExpression' ? property(call.callee) : call.callee.name) !== 'addEventListener') return;
    const [type, , options] = call.arguments;
    if (type?.type === 'Literal' && events.has(type.value)) this.judge(type, `event ${type.value}`, events.get(type.value));
    for (const each of options?.type === 'ObjectExpression' ? options.properties : []) {
      const key = each.key?.name;
      const at = entry('api', 'EventTarget', 'addEventListener', 'options_parameter', `options_${key}_parameter`);
      if (key) this.judge(each, `addEventListener ${key}`, at ? [at] : []);
    }
  }
}

export function jsFaults(file, text) {
  let tree;
  try {
    tree = parse(text, {ecmaVersion: LANGUAGE, sourceType: 'script', locations: true});
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [`${file}:${error.loc.line}: not ES${LANGUAGE}: ${error.message}`];
  }
  return unexcused(file, text, new Script(tree).faults);
}
