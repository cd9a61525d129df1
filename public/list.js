// SPDX-License-Identifier: MIT
// A search box over a long list; without it the list is simply shown whole. For Chromium 78, also from a file: asks
// nothing of the network, keeps nothing, makes its own controls. How a page marks a list: site-templates/CONTEXT.md,
// "Lists". On paper everything is printed: .is-out counts on screens only.
(() => {
  'use strict';

  const MANY = 8;  // up to so many entries are seen at a glance

  // Full width and half width, capitals, blanks and quotation marks make no difference.
  const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/[\s"'“”‘’]/g, '');
  const termsOf = (query) => query.normalize('NFKC').split(/\s+/).map(plain).filter(Boolean);

  // An entry's texts one by one, so that no word is found across the edge of two of them.
  function textOf(entry) {
    const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
    const pieces = [];
    while (walker.nextNode()) pieces.push(plain(walker.currentNode.data));
    return pieces.filter(Boolean).join('\n');
  }

  // "张三、李四" stands under both.
  const valuesOf = (entry, field) =>
    (entry.getAttribute(`data-${field}`) || '').split(/[、，,；;]/).map((value) => value.trim()).filter(Boolean);

  function make(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  }

  function labelled(name, control) {
    const label = make('label', '', '');
    label.append(make('span', 'filter-label', name), control);
    return label;
  }

  class List {
    constructor(root) {
      this.root = root;
      this.entries = [...root.querySelectorAll('[data-entry]')];
      this.groups = [...root.querySelectorAll('[data-group]')];
      this.selects = new Map();  // by field
      if (this.entries.length > MANY) this.build();
    }

    build() {
      this.texts = this.entries.map(textOf);
      this.query = make('input', 'filter-query', '');
      this.query.type = 'search';
      this.query.autocomplete = 'off';
      this.clearer = make('button', 'filter-clear', '清除');
      this.clearer.type = 'button';
      this.said = make('p', 'filter-said', '');
      this.said.setAttribute('role', 'status');
      const form = make('form', 'filter', '');
      form.setAttribute('role', 'search');
      form.setAttribute('aria-label', '在清单里查找');
      form.append(labelled('查找', this.query));
      for (const pair of (this.root.getAttribute('data-list-fields') || '').split(' ').filter(Boolean))
        this.addSelect(form, ...pair.split(':'));
      form.append(this.clearer, this.said);

      form.addEventListener('submit', (event) => event.preventDefault());
      form.addEventListener('change', () => this.apply());
      // While a word is being spelled with an input method, its letters are not yet what is looked for.
      this.query.addEventListener('input', (event) => event.isComposing || this.apply());
      this.query.addEventListener('compositionend', () => this.apply());
      this.clearer.addEventListener('click', () => {
        this.clear();
        this.query.focus();
      });
      this.root.parentNode.insertBefore(form, this.root);
      this.apply();
    }

    // A choice among what occurs, in the list's order; none where there is nothing to choose.
    addSelect(form, field, name) {
      const counts = new Map();
      for (const entry of this.entries)
        for (const value of valuesOf(entry, field)) counts.set(value, (counts.get(value) || 0) + 1);
      if (counts.size < 2) return;
      const select = make('select', '', '');
      select.append(new Option('全部', ''));
      counts.forEach((count, value) => select.append(new Option(`${value}（${count}）`, value)));
      this.selects.set(field, select);
      form.append(labelled(name, select));
    }

    apply() {
      const terms = termsOf(this.query.value);
      const chosen = [...this.selects].filter(([, select]) => select.value !== '');
      let shown = 0;
      this.entries.forEach((entry, i) => {
        const fits = terms.every((term) => this.texts[i].includes(term)) &&
            chosen.every(([field, select]) => valuesOf(entry, field).includes(select.value));
        entry.classList.toggle('is-out', !fits);
        if (fits) shown += 1;
      });
      this.groups.forEach(countGroup);
      const filtered = terms.length > 0 || chosen.length > 0;
      const unit = this.root.getAttribute('data-list');
      this.clearer.disabled = !filtered && this.query.value === '';
      this.said.textContent = shown === 0 ? '没有找到，请换一个词，或清除。'
          : `${filtered ? `显示 ${shown} /` : '共'} ${this.entries.length} ${unit}`;
    }

    clear() {
      this.query.value = '';
      this.selects.forEach((select) => { select.value = ''; });
      this.apply();
    }
  }

  // An empty group goes with its heading; the heading of another says how many of its own are left.
  function countGroup(group) {
    const all = group.querySelectorAll('[data-entry]').length;
    const left = group.querySelectorAll('[data-entry]:not(.is-out)').length;
    group.classList.toggle('is-out', left === 0);
    const count = group.querySelector('[data-count]');
    const whole = count.getAttribute('data-count');
    count.textContent = left === all ? whole : `${left} / ${whole}`;
  }

  // Whoever follows a link to an entry must find it.
  function reveal(lists, hash) {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    const hidden = target && target.closest('.is-out');
    if (!hidden) return;
    lists.filter((list) => list.root.contains(hidden)).forEach((list) => list.clear());
    target.scrollIntoView();
  }

  const lists = [...document.querySelectorAll('[data-list]')].map((root) => new List(root));
  window.addEventListener('hashchange', () => reveal(lists, location.hash));
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) reveal(lists, link.getAttribute('href'));
  });
})();
