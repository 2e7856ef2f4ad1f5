// The one Trusted Types policy: our own worker's address, and our own pages in another language.

const rules = {
  /** @param {string} html a page of this app, as its server or its cache gave it */
  createHTML: (html) => html,
  /** @param {string} address */
  createScriptURL: (address) => {
    if (new URL(address).origin !== location.origin) throw new TypeError("not our script");
    return address;
  },
};

/** @type {Pick<TrustedTypePolicy, "createHTML" | "createScriptURL"> | typeof rules | undefined} */
let policy;

/** The policy, created when first needed; without Trusted Types the same functions return plain texts. */
export const trusted = () => (policy ??= window.trustedTypes?.createPolicy("andersom", rules) ?? rules);
