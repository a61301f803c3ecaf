// The other scripts need a browser of the last few years. Where they don't run, the page does what it does without any
// script: it says that it looks for news by itself, and looks. For old browsers, so in ES5.
window.addEventListener("load", function () {
  var note = document.querySelector("footer noscript");
  if (note && !(window.gatehouse && window.gatehouse.guest)) {
    note.insertAdjacentHTML("afterend", note.textContent);
    setTimeout(function () {
      location.replace(document.querySelector(".again-link").href);
    }, 15000);
  }
});
