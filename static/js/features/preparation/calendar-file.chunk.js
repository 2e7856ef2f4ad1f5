// An appointment as a calendar file (RFC 5545). Its times are floating, without a zone: two people meet in one
// place, and 10:30 is what the clock on its wall says, whatever zone a phone is set to.

/**
 * @typedef {object} Appointment
 * @property {string} uid the same for the same appointment, so that a later file changes the earlier one
 * @property {string} when local date and time, `2026-11-27T10:30`
 * @property {number} minutes how long it takes
 * @property {string} language of its texts
 * @property {string} summary
 * @property {string} place "" where none is known
 * @property {string} description
 */

const OCTETS = 75;
// biome-ignore lint/suspicious/noControlCharactersInRegex: some of them end a line too
const LINE_ENDS = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/gu;
const CONTROLS = /(?!\t)\p{Cc}/gu;

/** @param {string} text */
const escapeText = (text) =>
  text
    .replace(/[\\;,]/gu, "\\$&")
    .replace(LINE_ENDS, "\\n")
    .replace(CONTROLS, "");

/**
 * One content line: no piece is longer than 75 octets, and no letter is cut.
 * @param {string} line
 */
function fold(line) {
  const pieces = [""];
  let room = OCTETS;
  for (const letter of line) {
    const octets = new TextEncoder().encode(letter).length;
    if (octets > room) {
      pieces.push(" ");
      room = OCTETS - 1;
    }
    pieces[pieces.length - 1] += letter;
    room -= octets;
  }
  return pieces.join("\r\n");
}

/** @param {Date} date @returns {string} `20261127T103000` of its UTC fields */
const stamp = (date) => date.toISOString().replace(/[-:]|\.\d+Z/gu, "");

/**
 * The file's text.
 * @param {Appointment} appointment
 */
export function calendarFile({ uid, when, minutes, language, summary, place, description }, now = new Date()) {
  // An hour that the clock leaves out in spring is on no wall: as everywhere in the app, it is the one after.
  const local = new Date(when.slice(0, 16));
  // Counted on as if it were UTC, where no hour is missing or double.
  const start = new Date(local.getTime() - local.getTimezoneOffset() * 60_000);
  const text = (/** @type {string} */ name, /** @type {string} */ said) =>
    said ? [`${name};LANGUAGE=${language}:${escapeText(said)}`] : [];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Andersom//Andersom//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp(now)}Z`,
    // Grows by the minute: calendars take a later file for the newer one.
    `SEQUENCE:${Math.floor(now.getTime() / 60_000)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(new Date(start.getTime() + minutes * 60_000))}`,
    ...text("SUMMARY", summary),
    ...text("LOCATION", place),
    ...text("DESCRIPTION", description),
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-P1D",
    ...text("DESCRIPTION", summary),
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}
