import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { parseRecording, replayRecording } from '../../../src/replay/index.js';
import { chooseBank, expectEvent, findBarriers, openPanel, signIn, useVisitor } from '../journeys-visitor.js';
import type { Visitor } from '../journeys-visitor.js';

describe('a developer in the playground', () => {
  let visitor: Visitor;
  useVisitor((visiting) => (visitor = visiting));

  const press = (name: string) =>
    visitor.page.locator('sandbox-controls').getByRole('button', { name, exact: true }).click();
  const connect = async () => {
    await chooseBank(visitor, 'MX Bank');
    await signIn(visitor.frame, 'any password', 'Continue');
    await expectEvent(visitor, 'connect-member-connected');
  };
  /** Saves the recording, and returns the path of the file. */
  const save = async () => {
    const saving = visitor.page.waitForEvent('download');
    await visitor.page.getByRole('button', { name: 'Save recording' }).click();
    return (await saving).path();
  };
  const told = () => visitor.page.locator('.recording-outcome');

  it('saves the session as a recording without guids, and replays it in the page', async () => {
    const { page } = visitor;
    await connect();
    await openPanel(visitor, 'Events');
    const path = await save();
    const text = await readFile(path, 'utf8');
    const parsed = parseRecording(text);
    assert.ok(parsed.ok);
    assert.equal(parsed.recording.state, 'idle', 'recorded from the start');
    assert.doesNotMatch(text, /[\da-f]{8}-[\da-f]{4}-/);
    assert.equal((await replayRecording(text)).difference, undefined);

    await page.getByLabel('Replay a recording').setInputFiles(path);
    await page
      .getByRole('dialog', { name: 'Replay' })
      .getByText(/^All \d+ events came as recorded\.$/)
      .waitFor();
    assert.deepEqual(await findBarriers(visitor), []);
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    assert.equal(await page.locator('connect-widget').count(), 1);
  });

  it('hears what is wrong with a file', async () => {
    const { page } = visitor;
    await openPanel(visitor, 'Events');
    const text = await readFile(await save(), 'utf8');
    const files: readonly (readonly [content: string, problem: RegExp])[] = [
      [text.slice(0, -30), /no JSON; a file that was cut off/],
      [text.replace('"version": 1', '"version": 7'), /has version 7/],
      ['{}', /no recording/],
    ];
    for (const [content, problem] of files) {
      const file = { name: 'session.json', mimeType: 'application/json', buffer: Buffer.from(content) };
      await page.getByLabel('Replay a recording').setInputFiles(file);
      await told().getByText(problem).waitFor();
    }
  });

  it('sees the session on one axis of time', async () => {
    const { page } = visitor;
    await connect();
    await openPanel(visitor, 'Events');
    const lane = (name: string) => page.getByRole('list', { name, exact: true });
    const first = lane('State').getByRole('listitem').first();
    assert.match((await first.textContent()) ?? '', /loading\s+from 0\.0 s to \d+\.\d s/);
    await lane('Webhooks').getByRole('listitem').first().waitFor({ state: 'attached' });
    const marks = await lane('Messages').getByRole('listitem').allTextContents();
    assert.ok(marks.some((mark) => mark.includes('connect-member-connected')));
    const [from = NaN, to = NaN] = await Promise.all(
      ['first', 'last'].map((end) =>
        startOf(end === 'first' ? first : lane('Messages').getByRole('listitem').last()),
      ),
    );
    assert.ok(from < to, `${from} lies before ${to}`);
  });

  it('makes the backend slow, diagnoses, and lets the bank lock the member', async () => {
    const { page } = visitor;
    const outcome = page.locator('.control-outcome');
    await openPanel(visitor, 'Sandbox');
    await page.getByLabel('The bank of the latest member').selectOption('LOCKED');
    await press('Let it happen');
    await outcome.getByText('There is no member yet').waitFor();
    await connect();
    await press('Let it happen');
    await outcome.getByText('MX Bank is LOCKED.').waitFor();
    assert.deepEqual(
      visitor.sandbox.members().map(({ connection_status: status }) => status),
      ['LOCKED'],
    );

    await press('Diagnose');
    await outcome.getByText('finds nothing').waitFor();

    await page.getByLabel('Your backend answers').selectOption('1000');
    const answered = page.waitForResponse(/\/api\/widget-url$/);
    await press('Set and reload');
    const { responseStart } = (await answered).request().timing();
    assert.ok(responseStart >= 1000, `after ${responseStart} ms`);
    await page.goto(page.url().replace('#', '?mode=verification#'));
    await press('Reset the page');
    await page.waitForURL((url) => url.search === '');
    const soon = page.waitForResponse(/\/api\/widget-url$/);
    await page.reload();
    assert.ok((await soon).request().timing().responseStart < 1000);
  });

  it('dresses the screens by custom properties, which the address and the code keep', async () => {
    const { page } = visitor;
    await visitor.frame.getByLabel('Search for your bank').waitFor();
    await openPanel(visitor, 'Options');
    await page.getByRole('heading', { name: 'Theme' }).click();
    await page.getByLabel('background', { exact: true }).fill('rebeccapurple');
    await page.waitForURL((url) => url.searchParams.get('--connect-widget-background') === 'rebeccapurple');
    await page.evaluate(() => document.querySelector('connect-widget')?.close());
    const card = page
      .locator('connect-widget')
      .locator('[part~="card"], [part~="dialog"], [part~="closed"]')
      .first();
    await card.waitFor();
    assert.equal(await hasColour(card, 'rgb(102, 51, 153)'), true);

    await openPanel(visitor, 'Code');
    await page.locator('code-panel').getByText('--connect-widget-background: rebeccapurple;').waitFor();
    await page.reload();
    await openPanel(visitor, 'Options');
    await page.getByRole('heading', { name: 'Theme' }).click();
    assert.equal(await page.getByLabel('background', { exact: true }).inputValue(), 'rebeccapurple');
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.waitForURL((url) => url.search === '');
  });

  it('is told what of an address was left out', async () => {
    const { page } = visitor;
    const { origin } = new URL(page.url());
    const nonsense = 'mode=sideways&products=statements%20gold&session-timeout=soon&resume=maybe';
    const shared = 'nonsense=%3Cb%3E1&widget-url-endpoint=/elsewhere&current-institution-code=mxbank';
    await page.goto(`${origin}/?${nonsense}&${shared}`);
    const note = page.getByRole('alert');
    await note.getByText('And 1 more.').waitFor();
    const problems = await note.getByRole('listitem').allTextContents();
    assert.deepEqual(problems.slice(0, 5), [
      'mode is “sideways” there; expected one of aggregation, verification.',
      `products is “statements gold” there; expected some of ${problems[1]?.split('some of ')[1] ?? ''}`,
      'session-timeout is “soon” there; expected a number of seconds.',
      'resume is “maybe” there; expected true or false.',
      'There is no option “nonsense”.',
    ]);
    assert.deepEqual(await findBarriers(visitor), []);
    await visitor.frame.getByRole('heading', { name: 'Sign in to MX Bank' }).waitFor();
    await page.getByRole('button', { name: 'Got it' }).click();
    assert.equal(await note.count(), 0);
  });
});

const startOf = (place: Locator) => place.evaluate((element) => element.getBoundingClientRect().left);

/** Whether the element, or one around it in its shadow tree, has this background. */
function hasColour(place: Locator, colour: string): Promise<boolean> {
  return place.evaluate((element, wanted) => {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (getComputedStyle(at).backgroundColor === wanted) return true;
    return false;
  }, colour);
}
