// What the phone stores about a session besides its words; a type and no code.

/**
 * @typedef {object} SessionRecord
 * @property {string} id
 * @property {string} key
 * @property {string} [owner] what the id was made from; only the phone that began the session has it
 * @property {string | undefined} [offered] another key that came by a link or a file: its own, if the server says so
 * @property {string} created ISO moment, by this phone's clock; shown, never compared
 * @property {string} changed
 * @property {Record<string, string>} shown what the lists show: mentee, mentor, topic, phase, taught
 * @property {boolean} touched something was written in it
 * @property {string[]} [cheered] the screens whose end was celebrated
 * @property {boolean} [local] it stays off the server
 * @property {boolean} [shared] another phone writes in it too
 * @property {boolean} [joined] it came by a link, so this phone is not the one that began it
 * @property {boolean} [came] it came by a file or by codes
 * @property {string} [holder] whose phone this is, where it joined or came and somebody said so; "" once taken back
 * @property {string} [synced] ISO moment of the last exchange with the server; shown, never compared
 * @property {string} [failing] ISO moment since when the server can't be met, for as long as it can't
 * @property {number} [refused] the status with which the server said no for good
 * @property {string} [at] the step where they left off
 * @property {number} [opened] the higher, the later it was opened on this phone; a count, since clocks are wrong
 * @property {string} [vector] the server's last state vector, base64
 * @property {boolean} [attached] a picture or a recording stands, or stood, beside one of its fields
 * @property {boolean} [onServer] the server holds everything that this phone holds
 * @property {boolean} [gone] the server was told to delete it, here or elsewhere; it isn't sent again
 * @property {"phone" | "everywhere" | undefined} [removed] deleted here, and if so where else; then forgotten
 * @property {number} [extended] how often the time to undo that was extended
 */
export {};
