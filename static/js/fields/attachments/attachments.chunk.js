// All that adding and showing attachments takes; one file, fetched by the first who needs it (attach-button.js).
import { openMenu } from "./menu.js";
import { drawThumbnails, forgetAddresses } from "./thumbnails.js";

export const attachments = { openMenu, drawThumbnails, forgetAddresses };
