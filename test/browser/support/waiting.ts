/** As long as something may take that has no end to wait for, such as a user's hesitation. */
export const pause = (duration: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, duration));

/** @throws Error with what went wrong if the condition does not hold within `patience` ms */
export async function until(
  condition: () => boolean,
  patience: number,
  complaint: () => string,
): Promise<void> {
  const end = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > end) throw new Error(complaint());
    await pause(20);
  }
}
