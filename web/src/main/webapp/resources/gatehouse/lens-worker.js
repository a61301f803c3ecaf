// Reads frames beside the page, so that the page stays fluid: a frame's pixels come in, the text of the code in it or null
// goes out. Each frame gets one look; the looks differ from one to the next.
importScripts(location.href.replace("lens-worker.js", "lens-reader.js"));

let attempt = 0;

addEventListener("message", ({ data: { pixels, width } }) => {
  let text = null;
  try {
    text = readCode(new Int8Array(pixels), width, attempt++);
  } catch {
    // whatever a picture can do to a reader, the next one is near
  }
  postMessage(text);
});
