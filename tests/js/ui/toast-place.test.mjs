// A line that passes lies as low as it can, and over nothing that is spared.
import assert from "node:assert/strict";
import { test } from "node:test";
import { freePlace } from "../../../static/js/ui/toast-place.js";

test("where nothing is in the way it stays low", () => {
  assert.equal(freePlace(50, 500, [{ top: 0, bottom: 100 }]), 500);
});

test("it goes above what lies there, or between two", () => {
  assert.equal(freePlace(50, 500, [{ top: 480, bottom: 540 }]), 422);
  const tight = [
    { top: 0, bottom: 100 },
    { top: 180, bottom: 560 },
  ];
  assert.equal(freePlace(50, 500, tight), 122);
});

test("where it fits nowhere there is no place", () => {
  assert.equal(freePlace(50, 500, [{ top: 0, bottom: 560 }]), null);
});
