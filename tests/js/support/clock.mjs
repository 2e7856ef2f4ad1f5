// A clock that can be years wrong; to be imported before whatever may hold on to Date.now.

const TrueDate = Date;
let wrong = 0;

/** @param {number} milliseconds */
export function setClock(milliseconds) {
  wrong = milliseconds;
}

globalThis.Date = /** @type {any} */ (
  class extends TrueDate {
    /** @param {any[]} said */
    constructor(...said) {
      super(...(said.length ? /** @type {[any]} */ (said) : /** @type {[any]} */ ([TrueDate.now() + wrong])));
    }

    static now() {
      return TrueDate.now() + wrong;
    }
  }
);
