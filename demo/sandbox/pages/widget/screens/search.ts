import { html, nothing, type TemplateResult } from 'lit';
import type { Institution } from '../../../widget/contract.js';
import type { ScreenContext } from './context.js';
import { forwardIcon, searchIcon, spinner } from './icons.js';
import { alert, heading, logo } from './parts.js';

export function searchScreen(context: ScreenContext): TemplateResult {
  const { search, texts } = context;
  return html`${heading(texts.search.heading)}
    <search class="search" @keydown=${moveThroughResults}>
      <label for="institution-search">${texts.search.label}</label>
      <div class="search-box">
        ${searchIcon}
        <input
          id="institution-search"
          type="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="search"
          .value=${search.query}
          @input=${(event: InputEvent) => search.type((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && search.hurry()}
        />
        ${search.pending ? spinner : nothing}
      </div>
      <p class="visually-hidden" role="status">${announcement(context)}</p>
      ${results(context)}
    </search>
    ${search.answered === '' ? nothing : otherWays(context)}`;
}

/** Shown under the results, for users who do not find their bank or prefer not to sign in. */
function otherWays({ options, texts, dispatch }: ScreenContext): TemplateResult {
  if (!options.verifies) {
    const add = (): void => dispatch({ type: 'manualAccountChosen' });
    return html`<button class="secondary" type="button" @click=${add}>${texts.manualAccount.choose}</button>`;
  }
  return html`<button
    class="secondary"
    type="button"
    @click=${() => dispatch({ type: 'accountNumbersChosen' })}
  >
    ${texts.microdeposits.choose}
  </button>`;
}

function results(context: ScreenContext): TemplateResult {
  const { search, texts } = context;
  if (search.failed) {
    return html`${alert(texts.problem.unreachable)}
      <button class="secondary" type="button" @click=${() => search.hurry()}>${texts.tryAgain}</button>`;
  }
  if (search.answered !== '' && search.institutions.length === 0) {
    return html`<div class="nothing-found">
      <p><strong>${texts.search.none(search.answered)}</strong></p>
      <p>${texts.search.noneHint}</p>
    </div>`;
  }
  return html`<div>
    ${search.answered === '' ? html`<h2 class="list-heading">${texts.search.popular}</h2>` : nothing}
    <ul class="institutions">
      ${search.institutions.map((institution) => row(institution, context))}
    </ul>
  </div>`;
}

/** The button is named by the institution alone and covers the whole row; the address describes it. */
function row(institution: Institution, { dispatch }: ScreenContext): TemplateResult {
  const { guid, name, url } = institution;
  const choose = (): void => dispatch({ type: 'institutionChosen', institution });
  return html`<li>
    ${logo(institution)}
    <div class="institution">
      <button type="button" aria-describedby="${guid}-url" @click=${choose}>${name}</button>
      <span class="institution-url" id="${guid}-url">${new URL(url).host.replace(/^www\./, '')}</span>
    </div>
    ${forwardIcon}
  </li>`;
}

function announcement({ search, texts }: ScreenContext): string {
  if (search.pending || search.failed || search.answered === '') return '';
  return search.institutions.length === 0
    ? texts.search.none(search.answered)
    : texts.search.results(search.institutions.length);
}

/** Down and Up move from the box through the results and back; Tab works as everywhere. */
function moveThroughResults(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const stops = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('input, li button')];
  const next = stops[stops.indexOf(event.target as HTMLElement) + step];
  if (step === 0 || !next) return;
  event.preventDefault();
  next.focus();
}
