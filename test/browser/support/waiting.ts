/** ms that any step of a test may take before it counts as stuck; far more than a slow machine needs. */
export const patience = 8000;

// A test may stop the page's clock, see clock.ts.
const now = performance.now.bind(performance);

/**
 * Resolves when the condition holds; for facts of which no event tells.
 * @param what that the condition stands for, for the error
 * @throws Error with `what` if the condition does not hold within `limit` ms
 */
export async function until(
  condition: () => unknown,
  what: string | (() => string),
  limit = patience,
): Promise<void> {
  const end = now() + limit;
  while (!(await condition())) {
    if (now() > end) {
      throw new Error(`Waited ${limit / 1000} s for ${typeof what === 'string' ? what : what()}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Lets this many pictures of the page pass: a hesitation that is as long on a slow machine as on a fast one, by what else happens in it. */
export async function pictures(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await new Promise(requestAnimationFrame);
}
