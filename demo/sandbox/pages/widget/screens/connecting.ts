import { html, type TemplateResult } from 'lit';
import type { JobStep } from '../../../store/types.js';
import type { ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { checkIcon, spinner } from './icons.js';
import { intro, problem } from './parts.js';

/** How many of the three stages lie behind a job's step. */
const stagesDone: Record<JobStep, number> = {
  queued: 0,
  authenticating: 0,
  waiting: 0,
  accounts: 1,
  products: 2,
  finished: 3,
};

export function connectingScreen(screen: ScreenAt<'connecting'>, context: ScreenContext): TemplateResult {
  const { institution, member } = screen;
  const { options, texts, dispatch } = context;
  const { authenticating, accounts, transactions, numbers } = texts.connecting.stages;
  const stages = [authenticating, accounts, options.mode === 'verification' ? numbers : transactions];
  const done = stagesDone[member.step ?? 'queued'];
  return html`${intro(institution, texts.connecting.heading(institution.name), texts.connecting.patience)}
    ${problem(context)}
    <ol class="stages">
      ${stages.map((stage, index) => stageItem(stage, index - done, context))}
    </ol>
    <p class="visually-hidden" role="status">${stages[done] ?? ''}</p>
    ${
      context.problem === null
        ? ''
        : html`<button class="primary" type="button" @click=${() => dispatch({ type: 'memberRetried' })}>
            ${texts.tryAgain}
          </button>`
    }`;
}

function stageItem(stage: string, ahead: number, { texts }: ScreenContext): TemplateResult {
  const { done, underway, ahead: later } = texts.connecting;
  const [name, mark, word] =
    ahead < 0
      ? (['done', checkIcon, done] as const)
      : ahead === 0
        ? (['underway', spinner, underway] as const)
        : (['ahead', '', later] as const);
  return html`<li class=${name}>
    <span class="mark">${mark}</span><span>${stage}</span><span class="visually-hidden">, ${word}</span>
  </li>`;
}
