// SPDX-License-Identifier: MIT
// The lobby screen, for months: shows the scenes of #wall in turn, follows the day in China by what C++ has baked into
// them, and hangs the wall of a new build in the place of the old one. Never navigates, computes no state of anything.
// What it reads of a page: site-templates/CONTEXT.md. One interval drives everything: what is due is told by comparing
// clocks at each beat, so that neither sleep nor a changed clock does harm. For Chromium 78, also from a file.
(() => {
  'use strict';

  const [SECOND, MINUTE, HOUR, DAY] = [1000, 60000, 3600000, 86400000];
  const AWAKE = 6 * SECOND;   // so long the buttons stay after the last input
  const IDLE = MINUTE;        // then the round goes on, from a pause too
  const POLL = MINUTE;
  const LIMIT = 20 * SECOND;  // for one answer; the browser itself would wait for ever
  const LOST = 3 * MINUTE;    // so long nobody need know that nothing was heard
  const OFF = MINUTE;         // so wrong may this machine's clock be
  const JUMP = 10 * SECOND;   // more between two beats: the machine slept, or its clock was set

  const SELF = document.currentScript;
  const WEB = location.protocol !== 'file:';
  const style = document.documentElement.classList;
  const at = (id) => document.getElementById(id);
  const all = (element, selector) => [...element.querySelectorAll(selector)];
  const read = (element, name) => element.getAttribute(`data-${name}`) || '';
  const seconds = (element) => Number(read(element, 'seconds'));
  const entriesOf = (box) => [...box.children].filter((child) => seconds(child) > 0);
  const hrefOf = (path) => new URL(path, document.baseURI).href;
  const running = () => performance.now();  // is never set, and stands still while the machine sleeps
  const say = (element, text) => element.textContent === text || (element.textContent = text);
  const dayOf = (moment) => `${Number(moment.slice(5, 7))}月${Number(moment.slice(8, 10))}日`;
  const timeOf = (moment) => moment.slice(11, 16);
  const weekdayOf = (moment) => `星期${'日一二三四五六'[new Date(moment.slice(0, 10)).getUTCDay()]}`;
  const span = (time) => [[DAY, '天'], [HOUR, '小时'], [MINUTE, '分钟']]
    .filter(([unit]) => time >= 2 * unit || unit === MINUTE).map(([unit, word]) => Math.round(time / unit) + word)[0];

  // The day in China, and what the page has baked for it.
  class Days {
    // ahead: the server's clock of this machine's, where they differ much. asOf: no earlier day can be today.
    constructor(ahead = 0) { Object.assign(this, {ahead, asOf: ''}); }
    hear(ahead) { this.ahead = Math.abs(ahead) > OFF ? ahead : 0; }
    china(more) { return new Date(Date.now() + this.ahead + 8 * HOUR + more).toISOString(); }
    isEarly() { return this.china(OFF) < this.asOf; }
    today() { return this.now().slice(0, 10); }
    // '2024-03-25T09:10:11.000Z'; by a clock that cannot be right, only the first day that can be.
    now() {
      const now = this.china(0);
      if (now >= this.asOf) return now;
      return this.isEarly() ? this.asOf : `${this.asOf}T00:00`;
    }
    isOn(part) { return read(part, 'from') <= this.today() && this.today() <= (read(part, 'until') || '9'); }

    dress(wall) {
      this.asOf = read(wall, 'as-of');
      const today = Date.parse(this.today());
      all(wall, '[data-from], [data-until]').forEach((part) => part.toggleAttribute('hidden', !this.isOn(part)));
      for (const part of all(wall, '[data-days-to]')) say(part, String(Math.abs(Date.parse(read(part, 'days-to')) - today) / DAY));
    }
  }

  // The seconds of each page of a box of columns, an entry on several shared out. Its entries are large if one page still holds
  // them, else its pages as low as so many can be, that the last is not near empty. Half a gap: a hundred rounded widths are pixels off.
  function pagesOf(box, large = true, height = 100, most = Infinity) {
    box.classList.toggle('is-large', large);
    box.dataset.height = height;
    const {left, width} = box.getBoundingClientRect();
    const gap = parseFloat(getComputedStyle(box).columnGap) || 0;
    const pages = [];
    let parts = 0;
    for (const entry of entriesOf(box).filter((one) => !one.hidden)) {
      const pieces = [...entry.getClientRects()].filter((piece) => piece.height > 0);
      const on = new Set(pieces.map((piece) => Math.max(0, Math.floor((piece.left - left + box.scrollLeft + Math.max(1, gap / 2)) / (width + gap)))));
      for (const page of on.size > 0 ? on : [0]) pages[page] = (pages[page] || 0) + seconds(entry) / (on.size || 1);
      parts += pieces.length;
    }
    if (large && pages.length > 1) return pagesOf(box, false);
    if (parts + pages.length > most) return null;
    const lower = !large && height > 40 && pagesOf(box, false, height - 10, parts + pages.length);
    if (!lower) box.dataset.height = height;
    return lower || {box, step: width + gap, pages};
  }

  // Which screens there are, which one is shown, and until when.
  class Round {
    // held: somebody has paused or turned over, and may still be there.
    constructor(days, wall, {turn = 0, paused = false, place = {}}) {
      Object.assign(this, {days, wall, turn, paused, held: paused, screens: [], index: 0, since: running()});
      this.dress(place);
    }
    get screen() { return this.screens[this.index] || {}; }

    // For a new wall, day or round. Of a box of turns one entry is shown a round.
    dress(place) {
      this.days.dress(this.wall);
      for (const box of all(this.wall, '[data-turns]')) {
        const entries = entriesOf(box).filter((entry) => this.days.isOn(entry));
        entries.forEach((entry, i) => entry.toggleAttribute('hidden', i !== this.turn % entries.length));
      }
      this.lay(place);
    }
    hang(wall) {
      // What is shown before and after must be so from the first, or it would fade in.
      for (const scene of all(wall, '.scene')) scene.classList.toggle('is-on', read(scene, 'scene') === this.screen.name);
      this.wall.parentNode.replaceChild(wall, this.wall);
      this.wall = wall;
      this.dress();
    }
    // Measures the pages, as the wall or the window has changed; stays where it is, as far as that is still there.
    lay({name, page} = this.screen) {
      this.screens = all(this.wall, '.scene').flatMap((scene) => this.screensOf(scene));
      const same = this.screens.filter((screen) => screen.name === name);
      const stay = same.find((screen) => screen.page === page) || same[same.length - 1];
      if (!stay) return this.show(Math.max(0, Math.min(this.index, this.screens.length - 1)));
      this.index = this.screens.indexOf(stay);
      return this.paint();
    }
    // A scene all of whose entries are of other days is none.
    screensOf(scene) {
      const entries = all(scene, '[data-seconds]');
      const isThere = (entry) => this.days.isOn(entry) && !entry.parentNode.closest('[hidden]');
      if (scene.hidden || (entries.length > 0 && !entries.some(isThere))) return [];
      const boxes = all(scene, '[data-pages]').map((box) => pagesOf(box)).filter(({pages}) => pages.length > 0);
      const times = boxes.length > 0 ? [] : [seconds(scene)];
      boxes.forEach(({pages}) => pages.forEach((time, page) => { times[page] = (times[page] || 0) + time; }));
      return times.map((time, page) => ({name: read(scene, 'scene'), scene, boxes, page, time: time * SECOND}));
    }

    show(index) { Object.assign(this, {index, since: running()}).paint(); }
    paint() {
      const {scene: shown, boxes = [], page} = this.screen;
      for (const scene of all(this.wall, '.scene')) {
        scene.classList.toggle('is-on', scene === shown);
        scene.setAttribute('aria-hidden', String(scene !== shown));
      }
      if (shown) shown.classList.toggle('is-odd', page % 2 === 1);  // lets a stylesheet fade pages too
      boxes.forEach(({box, step}) => { box.scrollLeft = page * step; });
    }
    step(by) {
      const next = this.index + by;
      if (next < this.screens.length) return this.show(next < 0 ? this.screens.length - 1 : next);
      this.turn += 1;
      this.dress();
      return this.show(0);
    }
    tick() { if (!this.held && running() - this.since > this.screen.time - SECOND / 2) this.step(1); }
  }

  // To the server or the files: brings in the next build when it is there whole. Whatever fails, the old wall stays.
  class Link {
    // html: the wall as it was made. seen, good: when it was last known to be the newest, for people and for counting.
    constructor(shell, {html, code = '', seen = shell.days.now(), good = running(), heard = true}) {
      Object.assign(this, {shell, html, code, seen, good, heard, next: 0, deafUntil: 0});
    }
    isOld() { return WEB && running() - this.good > LOST; }

    tick() {
      if (!this.busy && running() >= this.next) this.look();
      else if (this.busy && running() - this.since > LIMIT) this.abort.abort();
    }
    async look() {
      const abort = new AbortController();
      const over = new Promise((_, reject) => { abort.signal.onabort = reject; });
      Object.assign(this, {busy: true, abort, over, nodes: []});  // nodes: what this look has put into the page
      this.next = running() + POLL + Math.random() * POLL / 10;
      let heard = false;
      try {
        const report = {screen: this.shell.name, shown: this.shell.shown()};
        const {code} = await this.ask(read(document.body, 'version'), 'gongshilanVersion', report);
        heard = typeof code === 'string' && /^\w[\w-]{3,15}$/.test(code);
        if (heard && code !== this.code) await this.bring();
        if (heard) Object.assign(this, {code, seen: this.shell.days.now(), good: running()});
        this.listen();
      } catch (reason) {
        this.close(0);
      }
      if (this.shell.stopped) return;  // what was brought in is the next script
      this.nodes.forEach((node) => node.remove());
      Object.assign(this, {heard, busy: false});
      this.shell.show();
    }

    // Each answer has its own time.
    wait(answer) {
      this.since = running();
      return Promise.race([this.over, answer]);
    }
    async get(href, cache) {
      const answer = await this.wait(fetch(href, {cache, signal: this.abort.signal}));
      if (!answer.ok) throw new Error('no answer');
      return {text: await this.wait(answer.text()), ahead: Date.parse(answer.headers.get('Date')) - Date.now()};
    }
    // What an element asks for cannot be given up, and if it hangs, so does the next try: only what the cache has is asked for.
    async cache(href) { if (/^http/.test(href)) await this.get(href, 'default'); }
    async load(tag, values) {
      await this.cache(values.href || values.src);
      const node = Object.assign(document.createElement(tag), values);
      const loaded = new Promise((onload, onerror) => Object.assign(node, {onload, onerror}));
      this.nodes.push(document.head.appendChild(node));
      await this.wait(loaded);
      return node;
    }

    // What a file hands to its function. From a folder it can only be had as a script, by a new address each time.
    async ask(path, name, query = {}) {
      const url = new URL(path, document.baseURI);
      if (!WEB) {
        url.search = Date.now();
        this.given = null;
        window[name] = (value) => { this.given = value; };
        (await this.load('script', {src: url.href})).remove();
        return this.given;
      }
      Object.keys(query).forEach((key) => query[key] && url.searchParams.set(key, query[key]));
      const {text, ahead} = await this.get(url.href, 'no-store');
      const value = JSON.parse(new RegExp(`^${name}\\((.*)\\);?\\s*$`).exec(text)[1]);
      this.shell.days.hear(ahead);
      return value;
    }

    async bring() {
      const scenes = await this.ask('scenes.js', 'gongshilanScenes');
      if (hrefOf(scenes.script) !== SELF.src) {  // it takes over when it is there, and brings in the rest
        await this.load('script', {src: hrefOf(scenes.script)});
        throw new Error('it has not taken over');
      }
      const holder = document.createElement('template');
      holder.innerHTML = scenes.wall;
      const made = holder.content.firstElementChild;
      if (made.id !== 'wall' || !made.querySelector('.scene')) throw new Error('no wall');
      const html = made.outerHTML;
      const old = document.querySelector('link[rel="stylesheet"]');
      const css = {rel: 'stylesheet', media: 'not all', href: hrefOf(scenes.css)};  // not yet in force over the old wall
      const link = css.href === old.href ? null : await this.load('link', css);
      for (const image of all(made, 'img')) await this.cache(hrefOf(image.getAttribute('src')));
      const wall = html === this.html ? null : document.importNode(made, true);
      if (wall) await this.wait(Promise.all(all(wall, 'img').map((image) => image.decode())));
      if (link) link.sheet.media.mediaText = 'all';
      this.nodes = this.nodes.map((node) => (node === link ? old : node));
      if (wall) this.shell.round.hang(wall);
      else this.shell.round.lay();
      this.html = html;
    }
    // Events only say "look now". A connection that broke is opened again after the next look that was answered.
    listen() {
      if (!WEB || this.events || running() < this.deafUntil) return;
      let quiet = HOUR;  // a server of another kind has none
      this.events = new EventSource('/-/events');
      this.events.onopen = () => { quiet = 0; };
      this.events.onerror = () => this.close(quiet);
      this.events.addEventListener('version', () => { this.next = 0; });
    }
    close(quiet) {
      if (!this.events) return;
      this.events.close();
      Object.assign(this, {events: null, deafUntil: running() + quiet});
    }
  }

  const KEYS = {ArrowLeft: 'previous', PageUp: 'previous', MediaTrackPrevious: 'previous', ArrowRight: 'next', PageDown: 'next',
    MediaTrackNext: 'next', ' ': 'pause', MediaPlayPause: 'pause', Home: 'home'};
  // For the server's list of screens; where nothing may be stored, another one each time.
  function nameOf(name = Math.random().toString(36).slice(2, 12)) {
    try {
      return localStorage['gongshilan-screen'] || (localStorage['gongshilan-screen'] = name);
    } catch (reason) {
      return name;
    }
  }

  // What stays when walls come and go: the beat, clock, place, code, banner, buttons; and all that hands do.
  class Shell {
    constructor(state) {
      const {name = WEB ? nameOf() : '', ahead, touched = -IDLE} = state;
      Object.assign(this, {name, touched, day: '', clocks: [Date.now(), running()], undo: [], days: new Days(ahead)});
      this.link = new Link(this, state);
      this.round = new Round(this.days, at('wall'), state);
    }

    start() {
      style.add('is-running');
      this.handle();
      this.timer = setInterval(() => this.tick(), SECOND);
      this.tick();
    }
    // From here another script goes on.
    state() {
      const {name, touched, days: {ahead}, link: {html, code, seen, good, heard}, round: {turn, paused, screen}} = this;
      return {name, touched, ahead, html, code, seen, good, heard, turn, paused, place: {name: screen.name, page: screen.page}};
    }
    stop() {
      this.stopped = true;
      clearInterval(this.timer);
      this.undo.splice(0).forEach((undo) => undo());
      this.link.close(0);
      if (this.link.busy) this.link.abort.abort();
      SELF.remove();
    }

    tick() {
      const [clock, steady] = this.clocks;
      this.clocks = [Date.now(), running()];
      if (Math.abs(this.clocks[0] - clock - this.clocks[1] + steady) > JUMP) {
        this.days.hear(0);  // what the server said was of another clock
        this.link.next = 0;
      }
      this.link.tick();
      if (this.day !== this.days.today()) this.round.dress();
      this.day = this.days.today();
      this.rest();
      this.round.tick();
      this.show();
    }

    show() {
      const {days, days: {ahead}, round, link} = this;
      const now = days.now();
      const [, theme = read(round.wall, 'theme')] = /[?&]theme=(light|dark)\b/.exec(location.search) || [];
      if (theme) ['light', 'dark'].forEach((name) => style.toggle(`theme-${name}`, name === theme));
      say(at('clock'), `${now.slice(0, 4)}年${dayOf(now)} ${weekdayOf(now)} ${timeOf(now)}`.trim());
      say(at('place'), round.screens.length > 0 ? `${round.index + 1} / ${round.screens.length}` : '');
      say(at('code'), link.code && `码 ${this.shown()}`);
      at('pause').setAttribute('aria-pressed', String(round.paused));
      const wrong = days.isEarly() ? `本机日期早于${dayOf(days.asOf)}，天数按这一天计算，请校准时钟`
        : ahead && `本机时钟${ahead > 0 ? '慢' : '快'}了${span(Math.abs(ahead))}，已按服务器的时间显示`;
      const old = link.isOld() && `${link.heard ? '没有取到新的内容' : '没有连上服务器'}，显示的是${dayOf(link.seen)} ${timeOf(link.seen)}的内容`;
      say(at('banner'), [wrong, old].filter(Boolean).join('；'));
      at('banner').hidden = !wrong && !old;
    }
    // '7F3A·0325·0910'; no minute where no clock is right.
    shown() {
      const now = this.days.now();
      const minute = timeOf(now) && `·${now.slice(5, 10)}·${timeOf(now)}`.replace(/[-:]/g, '');
      return this.link.code && this.link.code.slice(0, 4) + minute;
    }

    on(target, types, handle) {
      types.split(' ').forEach((type) => target.addEventListener(type, handle, {passive: false}));
      this.undo.push(() => types.split(' ').forEach((type) => target.removeEventListener(type, handle)));
    }
    handle() {
      const refuse = (event) => event.cancelable && event.preventDefault();
      ['previous', 'pause', 'next', 'home'].forEach((name) => this.on(at(name), 'click', () => this.act(name)));
      this.on(window, 'resize', () => this.round.lay());
      this.on(document, 'contextmenu selectstart dragstart gesturestart', refuse);
      this.on(document, 'mousedown wheel keydown touchstart', () => this.touch());
      // Something that moves below a mouse at rest is reported as a move too.
      this.on(document, 'mousemove', (event) => (event.movementX || event.movementY) && this.touch());
      this.on(document, 'wheel', (event) => event.ctrlKey && refuse(event));
      this.on(document, 'keydown', (event) => this.key(event));
      this.on(document, 'touchstart', ({touches}) => { this.finger = touches.length === 1 ? touches[0] : null; });
      this.on(document, 'touchmove', (event) => (!this.finger || this.wayOf(event)) && refuse(event));
      this.on(document, 'touchend', (event) => {
        const way = this.wayOf(event);
        this.finger = null;
        if (Math.abs(way) > 50) this.act(way < 0 ? 'next' : 'previous');
      });
    }
    // How far the finger has gone to the right; 0 if rather up or down.
    wayOf({changedTouches: [now]}) {
      const from = this.finger || now;
      const [x, y] = [now.clientX - from.clientX, now.clientY - from.clientY];
      return Math.abs(x) > Math.abs(y) ? x : 0;
    }
    key(event) {
      const name = KEYS[event.key];
      const chord = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (!name || chord || (event.key === ' ' && event.target.closest('button'))) return;
      event.preventDefault();
      if (!event.repeat) this.act(name);
    }
    act(name) {
      const {round} = this;
      this.touch();
      if (name === 'pause') round.paused = !round.paused;
      else if (name === 'home') round.show(0);
      else round.step(name === 'next' ? 1 : -1);
      round.held = round.paused || name !== 'pause';
      this.show();
    }

    touch() {
      style.add('is-awake');
      this.touched = running();
    }
    // A wall that nobody touches does not stand still.
    rest() {
      const idle = running() - this.touched;
      const focused = at('controls').contains(document.activeElement);
      if (idle > AWAKE && !focused) style.remove('is-awake');
      if (idle < IDLE) return;
      if (focused) document.activeElement.blur();
      Object.assign(this.round, {held: false, paused: false});
    }
  }

  const former = window.gongshilanKiosk;
  const shell = new Shell(former ? former.state() : {html: at('wall').outerHTML});
  if (former) former.stop();
  window.gongshilanKiosk = shell;
  shell.start();
})();
