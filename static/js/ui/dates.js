// How far away a day is, as people count: by the calendar, not by hours.

const DAY = 86_400_000;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** @param {Date} date its day, without hours or summer time */
const dayOf = (date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;

/**
 * The days from today to a moment; negative when it is past, null where there is none.
 * @param {unknown} moment local date and time, `2026-11-27T10:30`
 */
export function daysUntil(moment, now = new Date()) {
  const date = new Date(String(moment ?? ""));
  // A browser reads much as a date that no calendar would.
  if (!MOMENT.test(String(moment))) return null;
  return Number.isNaN(date.getTime()) ? null : dayOf(date) - dayOf(now);
}

/**
 * "today", "tomorrow", "in 3 days", in the page's language.
 * @param {number} days
 */
export const sayDays = (days) =>
  new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(days, "day");
