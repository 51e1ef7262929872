import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { decideNavigation, encodeCommand } from '../../src/protocol/index.js';
import { runReactNativeExample, typeErrorsOf, type Shell } from './support/react-native-example.js';

const widgetUrl = 'https://widgets.example/md/connect/token';
const clientRedirectUrl = 'https://app.example/return';

/** The rows of demo/native/README.md. */
const decisions = [
  ...(/<!-- decisions -->(.*)<!-- \/decisions -->/s
    .exec(readFileSync('demo/native/README.md', 'utf8'))?.[1]
    ?.matchAll(/^\| `(?<url>[^`]+)` +\| `(?<action>[a-z-]+)` +\|$/gm) ?? []),
].map(({ groups }) => ({ url: groups?.['url'] ?? '', action: groups?.['action'] }));

describe('the table of decisions for native shells', () => {
  it('has a row for each decision', () => {
    assert.deepEqual(
      new Set(decisions.map(({ action }) => action)),
      new Set(['load', 'open-in-browser', 'intercept', 'block']),
    );
  });
  for (const { url, action } of decisions) {
    it(`${url} is to ${action}`, () => {
      assert.equal(decideNavigation(url, { widgetUrl, clientRedirectUrl }).action, action);
    });
  }
});

describe('the React Native example of the guide', () => {
  let shell: Shell;
  before(() => (shell = runReactNativeExample({ widgetUrl, clientRedirectUrl })));

  it('has no type errors, where a wrong one has', () => {
    assert.deepEqual(typeErrorsOf(), []);
    const [error, ...others] = typeErrorsOf(
      "import { Linking } from 'react-native';\nLinking.openURL(decodeURI);",
    );
    assert.match(error ?? '', /not assignable to parameter of type 'string'/);
    assert.deepEqual(others, []);
  });

  it('lets every scheme come to its decision, which react-native-webview would not', () => {
    assert.deepEqual(shell.props.originWhitelist, ['*']);
    assert.deepEqual(shell.props.source, { uri: widgetUrl });
  });

  for (const { url } of decisions) {
    it(`decides about ${url}`, () => {
      const opened = shell.opened.length;
      const { action } = decideNavigation(url, { widgetUrl, clientRedirectUrl });
      assert.equal(shell.navigate(url), action === 'load');
      assert.deepEqual(shell.opened.slice(opened), action === 'open-in-browser' ? [url] : []);
    });
  }

  it('leaves the frames inside the widget alone', () => {
    assert.equal(shell.props.onShouldStartLoadWithRequest({ url: 'about:blank', isTopFrame: false }), true);
  });

  it('hands messages of the WebView to the app, and those of other apps’ links to nobody', () => {
    const url = 'mx://connect/memberConnected?metadata=%7B%22member_guid%22%3A%22MBR-7%22%7D';
    shell.followLink(url);
    assert.notDeepEqual(shell.messages.at(-1)?.detail, { member_guid: 'MBR-7' });
    shell.navigate(url);
    assert.deepEqual(shell.messages.at(-1), {
      type: 'mx/connect/memberConnected',
      detail: { member_guid: 'MBR-7' },
    });
  });

  it('tells the widget how OAuth ended, as a command that it understands', () => {
    const completed = encodeCommand({
      type: 'oauth-complete',
      result: { outcome: 'completed', memberGuid: 'MBR-7' },
    });
    for (const arrive of [shell.followLink, shell.navigate]) {
      arrive('mx://oauth_complete?status=success&member_guid=MBR-7');
      assert.deepEqual(shell.postedInWidget().at(-1), { data: completed, origin: 'https://widgets.example' });
    }
    shell.followLink(
      `mx://oauth_complete?status=success&member_guid=${encodeURIComponent("');alert(1);('")}`,
    );
    assert.match(String(shell.postedInWidget().at(-1)?.data), /alert/);
  });

  it('stops listening to links when it is gone', () => {
    shell.unmount();
    const before = shell.postedInWidget().length;
    shell.followLink('mx://oauth_complete?status=success&member_guid=MBR-8');
    assert.equal(shell.postedInWidget().length, before);
  });
});

describe('the React Native example of the guide, in an app of its own scheme', () => {
  const shell = runReactNativeExample({ widgetUrl, scheme: 'mybank', clientRedirectUrl: 'myapp://callback' });
  const completed = encodeCommand({
    type: 'oauth-complete',
    result: { outcome: 'completed', memberGuid: 'MBR-7' },
  });

  it('hears the messages of that scheme, and no others', () => {
    assert.equal(shell.navigate('mx://connect/memberDeleted?metadata={"member_guid":"MBR-6"}'), false);
    assert.deepEqual(shell.messages, []);
    assert.equal(shell.navigate('mybank://connect/memberConnected?metadata={"member_guid":"MBR-7"}'), false);
    assert.deepEqual(shell.messages, [
      { type: 'mx/connect/memberConnected', detail: { member_guid: 'MBR-7' } },
    ]);
  });

  for (const place of ['mybank://oauth_complete', 'myapp://callback', 'myapp://callback/oauth_complete']) {
    it(`tells the widget how OAuth ended at ${place}`, () => {
      for (const arrive of [shell.followLink, shell.navigate]) {
        const before = shell.postedInWidget().length;
        arrive(`${place}?status=success&member_guid=MBR-7`);
        assert.deepEqual(shell.postedInWidget().slice(before), [
          { data: completed, origin: 'https://widgets.example' },
        ]);
      }
    });
  }
});
