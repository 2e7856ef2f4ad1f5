// Roadmap, ladder and stretch challenge: each screen opens a document of its kind, and a session's screen or home opens
// the session again. What draws them is loaded when one is opened.
import { emit, on } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep, goTo, isOnPath } from "../../initial/screens.js";
import { kindIn } from "../../session/kinds.js";
import { beginSession, current, openSession } from "../../session/open-session.js";
import { resumeStep } from "../../session/preview.js";
import { lastOpened, rememberSession } from "../../session/recent.js";
import { fetchPart } from "../../ui/missing-part.js";
import { recordHistory } from "./history.js";

/** @type {typeof import("./companion-view.chunk.js") | undefined} */
let views;

/**
 * Nothing can be typed until the document is there: it would go into another one.
 * @param {string} id
 */
async function open(id) {
  const waiting = /** @type {HTMLElement[]} */ ([...currentStep().element.querySelectorAll(".answers")]);
  for (const part of waiting) part.inert = true;
  try {
    await openSession(id);
  } finally {
    for (const part of waiting) part.inert = false;
  }
}

/** Whether the open document matches the screen. Some screens, such as the settings, take any. */
function isMatching() {
  const { screen } = currentStep();
  const [wanted, kind] = [kindIn(screen), current()?.kind ?? ""];
  if (wanted) return kind === wanted;
  const needsSession = isOnPath() || screen === "home";
  return !(kind && needsSession);
}

/** Open the document that belongs to the screen; home tells of the session. */
function openMatching() {
  const session = current();
  if (session && !session.kind) rememberSession(session.id);
  if (isMatching()) return;
  const wanted = kindIn(currentStep().screen);
  const record = lastOpened(wanted);
  if (record) void open(record.id);
  else if (wanted) beginSession(wanted);
}

/** At the start home may be shown before the document is there that was open last. */
export function openMatchingAtStart() {
  if (document.documentElement.dataset.step) openMatching();
}

/** Follow the open document: a document that comes from another phone says only when it arrives what it is. */
function watchDocument() {
  const session = current();
  if (!session) return;
  if (!session.kind) {
    session.meta.observe(() => {
      if (session !== current() || !session.kind) return;
      emit("session");
      goTo(session.kind);
    });
    return;
  }
  recordHistory(session);
  session.doc.on("update", () => emit("companion"));
}

/** What was deleted is in no picture either. */
function clear() {
  for (const part of document.querySelectorAll("[data-drawing], [data-in-words], [data-changes]"))
    part.replaceChildren();
}

async function draw() {
  const session = current();
  const { element, screen } = currentStep();
  if (!session) clear();
  if (!session || session.kind !== screen) return;
  const before = lastOpened("");
  element.querySelector('[data-action="return"]')?.toggleAttribute("hidden", !before);
  views ??= await fetchPart(() => import("./companion-view.chunk.js"));
  if (session === current() && screen === currentStep().screen) views.view(element, session);
}

async function goBackToSession() {
  const before = lastOpened("");
  if (before) await openSession(before.id);
  goTo(before ? resumeStep(before) : "home");
}

/** @type {Record<string, (screen: string) => void>} */
const ACTIONS = {
  return: () => void goBackToSession(),
  "print-companion": () => window.print?.(),
  "begin-companion": (screen) => {
    beginSession(screen);
    goTo(screen);
  },
};

/** @param {Event} event */
function pressed(event) {
  const element = event.target instanceof Element ? event.target.closest("[data-action], [data-companion]") : null;
  if (!(element instanceof HTMLElement)) return;
  const { companion = "", action = "" } = element.dataset;
  // A link goes there by itself.
  if (companion && !element.matches("a")) goTo(companion);
  if (!Object.keys(ACTIONS).includes(action)) return;
  event.preventDefault();
  ACTIONS[action](currentStep().screen);
}

export function watchCompanions() {
  on(["screen"], openMatching);
  on(["session"], watchDocument);
  on(["language"], () => void draw());
  onPainted(["screen", "session", "second", "companion", "attached"], () => void draw());
  document.addEventListener("click", pressed);
}
