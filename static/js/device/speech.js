// The phone's voices, as far as they are on the phone: others would send the words away.

export const synthesis = () => ("speechSynthesis" in window ? speechSynthesis : null);

/** @param {string} language */
export const voiceFor = (language) =>
  synthesis()
    ?.getVoices()
    .find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/u)[0] === language.split("-")[0]);
