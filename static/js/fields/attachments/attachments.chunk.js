// All that adding and showing attachments takes; one file, fetched by the first who needs it (attach-button.js).
import { openMenu } from "./menu.js";
import { drawThumbnails, forgetAddresses, show } from "./thumbnails.js";
import { watchPlaying } from "./voice-pill.js";
import { pressVoice } from "./voice-recorder.js";

export const attachments = { openMenu, pressVoice, drawThumbnails, forgetAddresses, show, watchPlaying };
