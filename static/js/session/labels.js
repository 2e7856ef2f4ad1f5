// What people, sessions and screens are called, in the page's language.
import { t, textLanguage } from "../initial/texts.js";
import { mention } from "../ui/bidi.js";
import { ownText } from "../ui/element.js";
import { secondText } from "../ui/second-language.js";

/** @typedef {{mentee?: string, mentor?: string}} Names as they were typed; "" or nothing where there is none */

/**
 * "Noor teaches Sam": whoever isn't named goes by their role. "" where nobody is named.
 * @param {Names} names
 * @param {(name: string, values?: import("../initial/texts.js").Values) => string} [translate] t or secondT
 * @param {(typed: string) => string} [wrap] how a name stands in the sentence
 */
export function whoTeaches({ mentee, mentor }, translate = t, wrap = mention) {
  if (!(mentee || mentor)) return "";
  return translate("home.with", {
    mentee: wrap(mentee || translate("role.mentee")),
    mentor: wrap(mentor || translate("role.mentor")),
  });
}

/**
 * The same for a list, where something has to stand.
 * @param {Names} names
 */
export const whoTeachesOrNobody = (names) => whoTeaches(names) || t("home.nobody");

/**
 * "Noor and Sam", without whom nobody named.
 * @param {Names} names
 */
export const listOfNames = ({ mentee, mentor }) =>
  new Intl.ListFormat(textLanguage()).format(
    [mentee, mentor].filter((name) => !!name).map((name) => mention(String(name))),
  );

/** Where the page has the title of a screen; null where it has none. @param {string} screen */
export const headingOf = (screen) => document.querySelector(`[data-screen="${CSS.escape(screen || "start")}"] h1`);

/**
 * Where the page has the question of a step, or the title of a screen; null where a session has no such step, since
 * another program may have named it.
 * @param {string} step
 * @param {string} [kind] which companion it is of, if it is one
 */
export function headingOfStep(step, kind = "") {
  const [id, own] = [step, kind].map(CSS.escape);
  return document.querySelector(
    kind
      ? `[data-kind="${own}"][data-screen="${id}"] h1`
      : `[data-prompt="${id}"] h2, :is(.guided, [data-screen="summary"])[data-screen="${id}"] h1`,
  );
}

/**
 * A sentence, about a step where there is one, in the languages of a phrase (both-languages.js).
 * @param {string} name the text's
 * @param {string} step
 * @returns {import("../ui/both-languages.js").Phrase}
 */
export const withStep = (name, step) => (translate, language) => {
  const heading = document.querySelector(`[data-prompt="${step}"] h2, [data-screen="${step}"] h1`);
  if (!heading) return translate(name);
  return translate(name, { step: language === textLanguage() ? ownText(heading) : secondText(heading) });
};

/**
 * The title of a screen, as the page has it; "" where it has none, since another program may have named it.
 * @param {string} screen
 */
export const titleOf = (screen) => {
  const title = headingOf(screen);
  return title ? ownText(title) : "";
};
