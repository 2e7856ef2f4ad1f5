// Ends work that takes too long, such as a fetch on a network that answers nothing.

/**
 * Do it within a time limit; the result is as that of `work`, which should pass the signal on to fetch().
 * @template T
 * @param {number} milliseconds
 * @param {(signal: AbortSignal) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function withTimeLimit(milliseconds, work) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds);
  return work(controller.signal).finally(() => clearTimeout(timer));
}
