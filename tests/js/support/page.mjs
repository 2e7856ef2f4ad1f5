// As much of a page as the modules need that are tested without a browser; to be imported before them.

export const ADDRESS = "https://andersom.example/nl/";

/** Only text fields are typed into here: what isn't one of these is asked for its type. */
class NoControl {}

Object.assign(globalThis, {
  document: { documentElement: { lang: "nl", dataset: {} } },
  location: new URL(ADDRESS),
  HTMLInputElement: NoControl,
  HTMLTextAreaElement: NoControl,
  // Devices in one process are not tabs of one browser: they must not hear each other.
  BroadcastChannel: undefined,
});
