import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { parseRecording, recordSession, replaySession } from '../../../src/replay/index.js';
import { readReplayUrl } from '../bank/api.js';
import { saveFile } from '../page/save-file.js';
import type { ConnectWidget } from '../../../src/index.js';
import type { SessionRecorder, SessionRecording } from '../../../src/replay/index.js';

/** How many times faster than recorded, by what the menu calls it. */
const speeds: Readonly<Record<string, number>> = {
  'without waiting': Infinity,
  '10 times faster': 10,
  'at its own pace': 1,
};

/**
 * Records the page's widget from the start, saves the recording, and replays one from a file in a dialog, with a widget of its own.
 */
@customElement('session-recording')
export class SessionRecordingControls extends LightElement {
  @state() private outcome = '';
  @state() private isProblem = false;
  @state() private isReplaying = false;
  private recorder: SessionRecorder | undefined;
  private replay: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.recorder = recordSession(this.findWidget());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.recorder?.stop();
    this.replay?.abort();
  }

  protected override render() {
    return html`
      <div class="recording-tools">
        <button type="button" class="button" @click=${this.save}>Save recording</button>
        <span data-backends="sandbox">
          <label class="button recording-file">
            Replay a recording …
            <input type="file" class="visually-hidden" accept=".json,application/json" @change=${this.open} />
          </label>
          <label class="recording-speed">
            <span class="visually-hidden">Speed of the replay</span>
            <select>
              ${Object.keys(speeds).map((speed) => html`<option>${speed}</option>`)}
            </select>
          </label>
        </span>
      </div>
      <p class="recording-outcome" data-problem=${this.isProblem || nothing} role="status">${this.outcome}</p>
      <dialog class="replay" aria-labelledby="replay-title" @close=${this.close}>
        <h3 id="replay-title">Replay</h3>
        <div class="replay-place"></div>
        <p role="status">${this.isReplaying ? 'The recording is being replayed.' : this.outcome}</p>
        <form method="dialog"><button class="button button-primary">Close</button></form>
      </dialog>
    `;
  }

  private readonly save = (): void => {
    const recording = this.recorder?.recording();
    saveFile('connect-widget-session.json', 'application/json', JSON.stringify(recording, undefined, 1));
    this.tell(`Saved ${recording?.entryCount ?? 0} entries, without guids and names.`);
  };

  private readonly open = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const text = await input.files?.[0]?.text();
    // So that the same file can be chosen again.
    input.value = '';
    if (text === undefined) return;
    const parsed = parseRecording(text);
    if (parsed.ok) await this.play(parsed.recording);
    else this.tell(`This file cannot be replayed. ${parsed.problem}`, true);
  };

  private async play(recording: SessionRecording): Promise<void> {
    const answer = await readReplayUrl();
    const dialog = this.querySelector('dialog');
    const place = this.querySelector('.replay-place');
    if ('problem' in answer || !dialog || !place) {
      this.tell('problem' in answer ? answer.problem : '', true);
      return;
    }
    const widget: ConnectWidget = document.createElement('connect-widget');
    this.isReplaying = true;
    this.tell('');
    place.replaceChildren(widget);
    dialog.showModal();
    this.replay = new AbortController();
    const { signal } = this.replay;
    const speed = speeds[this.querySelector('select')?.value ?? ''] ?? Infinity;
    try {
      const options = { playerUrl: answer.data.url, speed, signal };
      const { events, difference } = await replaySession(widget, recording, options);
      if (!difference) this.tell(`All ${events.length} events came as recorded.`);
      else {
        const { expected, got, entry } = difference;
        const [was, is] = [expected?.type ?? 'nothing', got?.type ?? 'nothing'];
        this.tell(`Entry ${entry} of the recording has ${was}, and the replay ${is}.`, true);
      }
    } catch (error) {
      if (!signal.aborted) this.tell(error instanceof Error ? error.message : String(error), true);
    } finally {
      this.isReplaying = false;
    }
  }

  private readonly close = (): void => {
    this.replay?.abort();
    this.querySelector('.replay-place')?.replaceChildren();
  };

  private tell(outcome: string, isProblem = false): void {
    this.outcome = outcome;
    this.isProblem = isProblem;
  }
}
