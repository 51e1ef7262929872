import type { Answer } from '../../../store/types.js';

/**
 * Turns a form's submission into answers by field guid. Empty required fields are marked, with the words beside them,
 * and the first one gets the focus; nothing is submitted then.
 */
export function submitting(onAnswers: (answers: readonly Answer[]) => void): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const inputs = [...form.querySelectorAll('input')];
    for (const input of inputs) mark(input);
    const empty = inputs.find((input) => !input.checkValidity());
    if (empty) {
      empty.focus();
      return;
    }
    const filled = [...new FormData(form)];
    onAnswers(filled.flatMap(([guid, value]) => (typeof value === 'string' ? [{ guid, value }] : [])));
  };
}

function mark(input: HTMLInputElement): void {
  const valid = input.checkValidity();
  if (valid) input.removeAttribute('aria-invalid');
  else input.setAttribute('aria-invalid', 'true');
  const error = document.getElementById(input.getAttribute('aria-describedby') ?? '');
  if (error) error.textContent = valid ? '' : (error.dataset['text'] ?? '');
}
