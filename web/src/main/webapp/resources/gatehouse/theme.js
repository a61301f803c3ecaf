// Runs before the page is drawn, so that a chosen theme never flashes up late.
(() => {
  const key = "gatehouse.theme";
  const root = document.documentElement;
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const read = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // a browser that keeps nothing follows the system
    }
  };
  const chosen = read();
  if (chosen === "dark" || chosen === "light") {
    root.dataset.theme = chosen;
  }

  const label = (button) => {
    button.querySelector("span").textContent = dark() ? "Light theme" : "Dark theme";
    button.querySelector("i").className = dark() ? "icon icon-sun" : "icon icon-moon";
  };
  // one box that stands for all of its table, also after parts of the page were sent again
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-check-all]")) {
      for (const box of event.target.closest("table").querySelectorAll("tbody input[type=checkbox]")) {
        box.checked = event.target.checked;
      }
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      label(button);
      button.addEventListener("click", () => {
        root.dataset.theme = dark() ? "light" : "dark";
        try {
          localStorage.setItem(key, root.dataset.theme);
        } catch {
          // then it lasts as long as the page
        }
        label(button);
      });
    }
    document.querySelector(".event-here")?.scrollIntoView({ block: "nearest", inline: "center" });
    for (const button of document.querySelectorAll("[data-print]")) {
      button.addEventListener("click", () => print());
    }
  });
})();
