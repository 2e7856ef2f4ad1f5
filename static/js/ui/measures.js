// Lengths of time and sizes of files in the page's language, with its own digits and plurals.
import { textLanguage } from "../initial/texts.js";

/** @type {Map<string, {two: Intl.NumberFormat, one: Intl.NumberFormat, minutes: Intl.NumberFormat}>} */
const cache = new Map();

/** Made once for each language: making one costs more than all that it will say. */
function formats(lang = textLanguage()) {
  const cached = cache.get(lang) ?? {
    one: new Intl.NumberFormat(lang, { useGrouping: false }),
    two: new Intl.NumberFormat(lang, { useGrouping: false, minimumIntegerDigits: 2 }),
    minutes: new Intl.NumberFormat(lang, {
      style: "unit",
      unit: "minute",
      unitDisplay: "long",
      maximumFractionDigits: 0,
    }),
  };
  cache.set(lang, cached);
  return cached;
}

/**
 * As on a clock: 7:05.
 * @param {number} seconds
 */
export function clock(seconds) {
  const { one, two } = formats();
  return `${one.format(Math.floor(seconds / 60))}:${two.format(Math.floor(seconds % 60))}`;
}

/**
 * As people say it: 10–15 minutes.
 * @param {{least: number, most: number}} ends in seconds
 */
export function range({ least, most }) {
  const { one, minutes } = formats();
  const upper = minutes.format(Math.round(most / 60));
  return least === most ? upper : `${one.format(Math.round(least / 60))}–${upper}`;
}

/**
 * A whole number in a language's digits.
 * @param {number} number
 * @param {string} [language] the page's, if no other is named
 */
export const formatNumber = (number, language = textLanguage()) => formats(language).one.format(number);

/** @param {number} bytes @param {string} language */
export const inMegabytes = (bytes, language = textLanguage()) =>
  new Intl.NumberFormat(language, {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: 1,
  }).format(bytes / 1e6);
