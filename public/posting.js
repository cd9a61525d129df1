// SPDX-License-Identifier: MIT
// On a screen or in a browser left open: what is past its last day of posting goes, a line says so. Only compares the
// dates that the page carries with the day in China; which they are is decided when the site is made. For Chromium 78,
// also from a file. How a page marks its parts: site-templates/CONTEXT.md, "Posting periods".
(() => {
  'use strict';

  const MINUTE = 60000;
  const parts = [...document.querySelectorAll('[data-until]')];
  const today = () => new Date(Date.now() + 480 * MINUTE).toISOString().slice(0, 10);

  // In place of the part, after the page's title where it holds that.
  function say(part, text) {
    const line = document.createElement('p');
    line.className = 'over';
    line.textContent = text;
    const title = part.querySelector('.title');
    part.insertBefore(line, title ? title.nextSibling : part.firstChild);
  }

  function look() {
    const day = today();
    for (const part of parts) {
      const over = part.getAttribute('data-until') < day;
      const text = part.getAttribute('data-over');
      const name = text ? 'is-over' : 'is-gone';
      if (over === part.classList.contains(name)) continue;
      part.classList.toggle(name, over);
      if (text && over) say(part, text);
      if (text && !over) part.querySelector('.over').remove();  // the clock was wrong
    }
  }

  look();
  setInterval(look, MINUTE);
  document.addEventListener('visibilitychange', look);
})();
