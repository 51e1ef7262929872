/** The heap of the handler's process at one moment of the load. */
export interface HeapSample {
  /** Requests that the handler has been asked for so far. */
  requests: number;
  /** Bytes of the heap in use after a full collection. */
  heapUsed: number;
}

/**
 * Bytes that the heap may grow by for each request. The least that a leak can keep, one small object, is several times
 * that; what the runtime still compiles is less.
 */
export const growthAllowed = 10;

/**
 * Bytes that the heap has grown by for each request: the median of the slopes between every two samples (Theil–Sen), which
 * a collection that came too early or too late does not move.
 */
export function growthPerRequest(samples: readonly HeapSample[]): number {
  const slopes = samples
    .flatMap((one, index) =>
      samples
        .slice(index + 1)
        .map((other) => (other.heapUsed - one.heapUsed) / (other.requests - one.requests)),
    )
    .sort((one, other) => one - other);
  return slopes[Math.floor(slopes.length / 2)] ?? Number.NaN;
}
