import { everybody, type App, type Contender } from '../bundles.js';
import { compress } from '../compress.js';
import type { LoadedScripts } from '../page.js';
import { atMost, withFreshPage, type Bench, type Row } from './measure.js';

const session = { user_guid: 'USR-1', session_guid: 'SES-1' };
const institution = { code: 'mxbank', guid: 'INS-1' };
const member = { ...session, member_guid: 'MBR-1' };

/** What the widget says while somebody connects with user name and password, after it has loaded. */
const conversation: readonly { type: string; metadata: object }[] = [
  { type: 'mx/connect/loaded', metadata: { ...session, initial_step: 'search' } },
  { type: 'mx/connect/institutionSearch', metadata: { ...session, query: 'mx' } },
  {
    type: 'mx/connect/selectedInstitution',
    metadata: { ...session, ...institution, name: 'MX Bank', url: 'https://mx.example' },
  },
  { type: 'mx/connect/stepChange', metadata: { ...session, previous: 'search', current: 'enterCreds' } },
  { type: 'mx/connect/enterCredentials', metadata: { ...session, institution } },
  { type: 'mx/connect/stepChange', metadata: { ...session, previous: 'enterCreds', current: 'connecting' } },
  { type: 'mx/connect/memberStatusUpdate', metadata: { ...member, connection_status: 6 } },
  { type: 'mx/connect/memberConnected', metadata: member },
  { type: 'mx/connect/stepChange', metadata: { ...session, previous: 'connecting', current: 'connected' } },
];

/** ms without a message after which nothing more is loaded, wherever that waits until the page is idle. */
const silence = 2000;

/** What a browser downloads, compressed by brotli: dependencies included, the bench's own script not. */
export async function measureBytes(bench: Bench): Promise<Row[]> {
  const visits = new Map<Contender, LoadedScripts>();
  for (const name of everybody) visits.set(name, await visit(bench, name));
  const sum = (read: (scripts: LoadedScripts) => number) =>
    new Map([...visits].map(([name, scripts]) => [name, read(scripts) / 1000]));
  return [
    {
      what: 'scripts before the frame, brotli',
      unit: 'kB',
      values: sum(({ beforeFrame }) => beforeFrame),
      goal: atMost(8.5, 'kB'),
    },
    {
      what: 'scripts of a visit that connects by credentials, brotli',
      unit: 'kB',
      values: sum(({ inAll }) => inAll),
      goal: atMost(34, 'kB'),
    },
    ...chunks(bench.server.apps.get('ours'), visits.get('ours')),
  ];
}

async function visit(bench: Bench, name: Contender): Promise<LoadedScripts> {
  return withFreshPage(bench, 1, async (page) => {
    await page.goto(bench.server.visitOf(name));
    await page.evaluate(() => window.bench.visit());
    for (const message of conversation) {
      const flood = { message: { mx: true, ...message }, times: 1, fromStranger: false };
      await page.evaluate((one) => window.bench.drain(one), flood);
    }
    await page.waitForTimeout(silence);
    return page.evaluate(() => window.bench.scripts());
  });
}

/** A line for each chunk of our app. */
function chunks(app: App | undefined, scripts: LoadedScripts | undefined): Row[] {
  const loaded = (file: string) => scripts?.urls.some((url) => url.endsWith(file));
  return [...(app?.files ?? [])].map(([file, code]) => ({
    what: `chunk ${file.replace(/^assets\/|-[\w-]{8}\.js$/g, '')}${loaded(file) ? '' : ', not in that visit'}`,
    unit: 'kB',
    values: new Map([['ours', compress(code).length / 1000]]),
  }));
}
