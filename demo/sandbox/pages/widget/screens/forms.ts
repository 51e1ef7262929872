import type { Answer } from '../../../store/types.js';

/**
 * Turns a form's submission into answers by field guid. Fields that are empty or do not match their pattern are marked,
 * with the words beside them, and the first one gets the focus; nothing is submitted then.
 */
export function submitting(onAnswers: (answers: readonly Answer[]) => void): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const inputs = [...form.querySelectorAll('input')];
    for (const input of inputs) {
      trim(input);
      mark(input);
    }
    const wrong = inputs.find((input) => !input.checkValidity());
    if (wrong) {
      wrong.focus();
      return;
    }
    const filled = [...new FormData(form)];
    onAnswers(filled.flatMap(([guid, value]) => (typeof value === 'string' ? [{ guid, value }] : [])));
  };
}

/** Blanks around what a pattern describes are a slip; in answers to a bank, such as passwords, they may be meant. */
function trim(input: HTMLInputElement): void {
  if (input.pattern !== '') input.value = input.value.trim();
}

function mark(input: HTMLInputElement): void {
  const valid = input.checkValidity();
  if (valid) input.removeAttribute('aria-invalid');
  else input.setAttribute('aria-invalid', 'true');
  const error = document.getElementById(input.getAttribute('aria-describedby') ?? '');
  if (error) error.textContent = valid ? '' : (error.dataset['text'] ?? '');
}
