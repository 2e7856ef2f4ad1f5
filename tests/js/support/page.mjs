// As much of a page as the modules need that are tested without a browser; to be imported before them.

export const ADDRESS = "https://andersom.example/nl/";

/** Only text fields are typed into here. */
class TextArea {}
class Input {}

Object.assign(globalThis, {
  document: { documentElement: { lang: "nl", dataset: {} }, querySelectorAll: () => [] },
  location: new URL(ADDRESS),
  HTMLInputElement: Input,
  HTMLTextAreaElement: TextArea,
  // Devices in one process are not tabs of one browser: they must not hear each other.
  BroadcastChannel: undefined,
});
