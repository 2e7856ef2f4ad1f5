// The colours of the shared picture: as light as paper, whatever the phone shows.

export const [GROUND, INK, SOFT] = ["#fff9f0", "#241a38", "#5c5270"];

/** @param {string} name of a token that is the same in the light and in the dark */
export const colourOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
