// The kinds of documents beside sessions, and the field that names one in a list. A session has no kind.

/** @type {Record<string, string>} */
export const NAMED_BY = { roadmap: "roadmap.goal", ladder: "ladder.skill", stretch: "stretch.challenge" };

/**
 * A kind that this app knows, "" for a session; a document from elsewhere may say anything.
 * @param {unknown} said
 */
export const kindIn = (said) => (typeof said === "string" && Object.keys(NAMED_BY).includes(said) ? said : "");
