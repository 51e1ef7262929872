import { html, nothing, type TemplateResult } from 'lit';

export interface TextFieldOptions {
  name: string;
  label: string;
  /** The error for a value that is missing or does not match the pattern. */
  rule: string;
  pattern?: string;
  value?: string | undefined;
  isNumber?: boolean;
  placeholder?: string;
  autocomplete?: 'username' | 'given-name' | 'family-name' | 'email' | 'one-time-code';
  /** Default: nothing is capitalized. */
  autocapitalize?: 'words' | 'sentences';
  /** What stands between the label and the input. */
  picture?: TemplateResult;
}

/** A labelled text input with its error; required. `forms.ts` shows the error. */
export function textField(options: TextFieldOptions): TemplateResult {
  const { name, label, rule, pattern, value = '', isNumber = false, placeholder, picture } = options;
  const { autocomplete = 'off', autocapitalize = 'off' } = options;
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${picture ?? nothing}
    <input
      id=${name}
      name=${name}
      type="text"
      required
      pattern=${pattern ?? nothing}
      .defaultValue=${value}
      placeholder=${placeholder ?? nothing}
      inputmode=${isNumber ? 'decimal' : autocomplete === 'email' ? 'email' : 'text'}
      autocomplete=${autocomplete}
      autocapitalize=${autocapitalize}
      spellcheck="false"
      aria-describedby="${name}-error"
    />
    <p class="field-error" id="${name}-error" data-text=${rule}></p>
  </div>`;
}
