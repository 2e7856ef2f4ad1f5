// The worksheets' button. What makes them is fetched when somebody wants one.
import { fetchPart } from "../../ui/missing-part.js";

export function watchWorksheets() {
  document.addEventListener("click", async ({ target }) => {
    if (!(target instanceof Element && target.closest('button[data-action="worksheets"]'))) return;
    const { chooseWorksheets } = await fetchPart(() => import("./worksheet-chooser.chunk.js"));
    void chooseWorksheets();
  });
}
