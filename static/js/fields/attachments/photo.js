// A photo, drawn anew: small enough to keep, the right way up, and without what the camera noted, such as the place.

const LONGEST = 1600;
const QUALITY = 0.8;

/**
 * A canvas as a file. Raises an Error where the phone can't make one.
 * @param {HTMLCanvasElement} canvas
 * @param {string} type
 * @returns {Promise<Blob>}
 */
export const toFile = (canvas, type) =>
  new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), type, QUALITY),
  );

/**
 * A canvas filled with one colour, and its context. Raises an Error where there is no room for one.
 * @param {number} width
 * @param {number} height
 * @param {string} background
 */
export function blankCanvas(width, height, background) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  return { canvas, context };
}

/**
 * Raises an Error for what isn't a picture that this phone can show.
 * @param {Blob} file
 */
export async function compress(file) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    // An image's own width and height, and how it is drawn, follow its orientation.
    const scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
    const { canvas, context } = blankCanvas(
      Math.max(1, Math.round(image.naturalWidth * scale)),
      Math.max(1, Math.round(image.naturalHeight * scale)),
      "#fff",
    );
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await toFile(canvas, "image/jpeg");
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
