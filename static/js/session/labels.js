// What people, sessions and screens are called, in the page's language.
import { t, textLanguage } from "../initial/texts.js";
import { mention } from "../ui/bidi.js";
import { ownText } from "../ui/element.js";

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

/**
 * The title of a screen, as the page has it; "" where it has none, since another program may have named it.
 * @param {string} screen
 */
export const titleOf = (screen) => {
  const title = document.querySelector(`[data-screen="${CSS.escape(screen || "start")}"] h1`);
  return title ? ownText(title) : "";
};
