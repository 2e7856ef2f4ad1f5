// All that adding and showing attachments takes; one file, fetched by the first who needs it (attach.js).
export { useApp } from "./attach-app.js";
export { openMenu } from "./menu.js";
export { drawThumbnails, forgetAddresses } from "./thumbnails.js";
