// Days and moments in the page's language; how far away a day is, people count by the calendar, not by hours.
import { textLanguage } from "../initial/texts.js";

const DAY = 86_400_000;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/u;
/** @satisfies {Record<string, Intl.DateTimeFormatOptions>} */
const STYLES = {
  month: { month: "short" },
  dayOfMonth: { day: "numeric" },
  day: { dateStyle: "medium" },
  longDay: { dateStyle: "long" },
  moment: { dateStyle: "medium", timeStyle: "short" },
  weekdayMoment: { weekday: "long", hour: "numeric", minute: "2-digit" },
  longMoment: { dateStyle: "full", timeStyle: "short" },
};

/**
 * English is the phone's own if it has one, else that of most of the world: the day before the month.
 * @param {string} language
 */
const localeOf = (language) =>
  language === "en" ? (navigator.languages.find((own) => own.startsWith("en-")) ?? "en-GB") : language;

/** @type {Map<string, Intl.DateTimeFormat>} */
const dateFormats = new Map();
/** @type {Map<string, Intl.RelativeTimeFormat>} */
const dayFormats = new Map();

/**
 * What stands under a key, made at the first call: making a format costs much more than using it.
 * @template Value
 * @param {Map<string, Value>} cache
 * @param {string} key
 * @param {() => Value} make
 */
function cached(cache, key, make) {
  const value = cache.get(key) ?? make();
  cache.set(key, value);
  return value;
}

/**
 * Raises a RangeError for what is no date.
 * @param {Date} date
 * @param {keyof typeof STYLES} style
 * @param {string} [language] the page's, if no other is named
 */
export function formatDate(date, style, language = textLanguage()) {
  const locale = localeOf(language);
  const make = () => new Intl.DateTimeFormat(locale, STYLES[style]);
  return cached(dateFormats, `${locale} ${style}`, make).format(date);
}

/**
 * A date that was typed or kept, null where it is none.
 * @param {string} text as `new Date()` takes it
 */
export function readDate(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** @param {Date} date its day, without hours or summer time */
const calendarDay = (date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;

/**
 * The days from today to a moment; negative when it is past, null where there is none.
 * @param {unknown} moment local date and time, `2026-11-27T10:30`
 */
export function daysUntil(moment, now = new Date()) {
  // A browser reads much as a date that no calendar would.
  if (!MOMENT.test(String(moment))) return null;
  const date = readDate(String(moment));
  return date && calendarDay(date) - calendarDay(now);
}

/**
 * "today", "tomorrow", "in 3 days".
 * @param {number} days
 * @param {string} [language] the page's, if no other is named
 */
export function formatDays(days, language = textLanguage()) {
  const make = () => new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return cached(dayFormats, language, make).format(days, "day");
}
