// All that adding and showing attachments takes; one file, fetched by the first who needs it (attach-button.js).
export { openMenu } from "./menu.js";
export { drawThumbnails, forgetAddresses } from "./thumbnails.js";
