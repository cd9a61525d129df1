// On A4: every page prints, the list repeats its head on each sheet, and nothing at the end is lost.
// Five examples of different plans, one of them of several units; with GONGSHILAN_LONG=1 all twelve.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {buildExample, buildMany, EXAMPLES, launch, openPage, pagesOf, SIZES, tempFolder} from './sites.mjs';

const HEAD = '整改措施和进展';
const A4 = /Page size:\s+59[45]\.\d+ x 84[12]\.\d+ pts/;
const ITEMS = 200;
const DAILY = /^p0[13679]-/;
const skip = process.env.GONGSHILAN_LONG !== '1' && 'GONGSHILAN_LONG=1 prints it';
const folder = tempFolder();
const browser = await launch();
const {page} = await openPage(browser, SIZES[1]);
await page.addInitScript(() => { Date.now = () => 0; });  // examples are of years gone by; no posting of theirs has ended

// Sheets of a printed page, each as its text without blanks (lines break anywhere in Chinese).
async function print(site, path) {
  await page.goto(pathToFileURL(join(site, path)).href);
  const file = join(folder, 'printed.pdf');
  await page.pdf({path: file, format: 'A4', preferCSSPageSize: true, printBackground: true});
  assert.match(execFileSync('pdfinfo', [file], {encoding: 'utf8'}), A4, path);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], {encoding: 'utf8'});
  return text.split('\f').slice(0, -1).map((sheet) => sheet.replace(/\s+/g, ''));
}

// The last thing in a page's own content that a reader must still find on paper.
const lastRow = () => page.evaluate(() => {
  const rows = document.querySelectorAll('.paper-list .cell-title, .stages th[scope=row], .records tbody th');
  return rows.length === 0 ? '' : rows[rows.length - 1].firstChild.textContent.replace(/\s+/g, '');
});

// After a list whom to turn to stands under its last row, never on a sheet of its own.
const endsWithList = () => page.evaluate(() => document.querySelector('.paper-last') !== null);

for (const name of EXAMPLES) {
  await test(`${name}: every page`, {skip: !DAILY.test(name) && skip}, async () => {
    const site = buildExample(name, 'members', join(folder, name));
    for (const path of pagesOf(site, {missing: false})) {
      const sheets = await print(site, path);
      assert.ok(sheets.length >= 1 && sheets.length <= 12, `${path}: ${sheets.length} sheets`);
      sheets.forEach((sheet, i) => assert.ok(sheet.length > 10, `${path}: sheet ${i + 1} is empty`));
      // The beginning of the last row: a long one may be cut by a cell's edge or the next column's text.
      const last = (await lastRow()).slice(0, 4);
      assert.ok(sheets.join('').includes(last), `${path}: “${last}” is not on paper`);
      if (await endsWithList()) assert.ok(sheets.at(-1).includes(last), `${path}: ${sheets.at(-1)}`);
    }
  });
}

await test('commitments are a table whose head stands on each of its numbered sheets', async () => {
  const site = buildExample('p11-court', 'members', join(folder, 'commitments'));
  const sheets = await print(site, 'QHFY01/2021/commitments.html');
  assert.ok(sheets.length >= 2, `${sheets.length} sheets`);
  sheets.forEach((sheet, i) => {
    assert.ok(sheet.includes('序承诺人承诺事项和措施践诺完成时限状态'), `sheet ${i + 1} has no head`);
    assert.ok(sheet.includes(`—${i + 1}—`), `sheet ${i + 1} has no number`);
  });
  const whole = sheets.join('');
  for (let i = 1; i <= 21; ++i) assert.equal(whole.split(`C21-${String(i).padStart(2, '0')}`).length, 2, `commitment ${i}`);
});

await test(`${ITEMS} items`, async () => {
  const site = buildMany(ITEMS, join(folder, 'many'));
  const sheets = await print(site, 'DA01/2021/rectification.html');
  assert.ok(sheets.length >= 10 && sheets.length <= 80, `${sheets.length} sheets`);
  const last = (await lastRow()).slice(0, 4);
  assert.ok(sheets.at(-1).includes(last), `“${last}” is not at the end`);
  sheets.forEach((sheet, i) => assert.ok(sheet.includes(HEAD), `sheet ${i + 1} has no head`));
  const whole = sheets.join('');
  for (let i = 0; i < ITEMS; ++i) assert.ok(whole.includes(`Z${String(i).padStart(6, '0')}`), `item ${i} is not on paper`);
});

await browser.close();
