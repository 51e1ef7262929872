import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { OptionControl } from './option-table.js';

/** Called with an attribute's new value, or null to remove it. */
export type ChangeOption = (attribute: string, value: string | null) => void;

/** A labelled form control for one attribute; `value` is the attribute as it stands, null when absent. */
export function renderOption(
  option: OptionControl,
  value: string | null,
  change: ChangeOption,
): TemplateResult {
  if (option.kind === 'list' && option.values.length > 0) return renderChecks(option, value, change);
  const id = `option-${option.attribute}`;
  return html`
    <div class="option">
      <label for=${id}>${option.attribute}</label>
      ${
        option.kind === 'choice' || option.kind === 'boolean'
          ? renderSelect(id, option, value, change)
          : renderInput(id, option, value, change)
      }
      <p class="option-help" id="${id}-help">${option.help}</p>
    </div>
  `;
}

function renderSelect(id: string, option: OptionControl, value: string | null, change: ChangeOption) {
  // A boolean attribute without a value means true.
  const values = option.kind === 'boolean' ? ['true', 'false'] : option.values;
  const current = option.kind === 'boolean' && value === '' ? 'true' : (value ?? '');
  const read = (event: Event) => (event.currentTarget as HTMLSelectElement).value || null;
  return html`
    <select
      id=${id}
      aria-describedby="${id}-help"
      @change=${(event: Event) => change(option.attribute, read(event))}
    >
      ${['', ...values].map(
        (item) =>
          html`<option value=${item} .selected=${live(item === current)}>${item || 'default'}</option>`,
      )}
    </select>
  `;
}

function renderInput(id: string, option: OptionControl, value: string | null, change: ChangeOption) {
  const read = (event: Event) => (event.currentTarget as HTMLInputElement).value.trim() || null;
  return html`
    <input
      id=${id}
      type="text"
      inputmode=${option.kind === 'seconds' ? 'numeric' : 'text'}
      autocomplete="off"
      spellcheck="false"
      placeholder="default"
      aria-describedby="${id}-help"
      .value=${value ?? ''}
      @change=${(event: Event) => change(option.attribute, read(event))}
    />
  `;
}

function renderChecks(
  { attribute, values, help }: OptionControl,
  value: string | null,
  change: ChangeOption,
) {
  const chosen = new Set(value?.split(/[\s,]+/).filter(Boolean));
  const toggle = (event: Event) => {
    const { checked, name } = event.currentTarget as HTMLInputElement;
    if (checked) chosen.add(name);
    else chosen.delete(name);
    change(attribute, values.filter((item) => chosen.has(item)).join(' ') || null);
  };
  return html`
    <fieldset class="option option-list">
      <legend>${attribute}</legend>
      <div class="checks">
        ${values.map(
          (item) => html`
            <label class="check">
              <input type="checkbox" name=${item} .checked=${live(chosen.has(item))} @change=${toggle} />
              ${item}
            </label>
          `,
        )}
      </div>
      <p class="option-help">${help}</p>
    </fieldset>
  `;
}
