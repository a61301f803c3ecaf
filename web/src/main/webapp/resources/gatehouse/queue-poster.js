// A poster is opened to be printed.
(() => {
  const button = document.querySelector("[data-print]");
  button.hidden = false;
  button.addEventListener("click", () => print());
  window.addEventListener("load", () => setTimeout(() => print(), 500));
})();
