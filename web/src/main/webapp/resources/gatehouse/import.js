// Sends the chosen file by itself, so that the page can tell how far it is and the sending can be cancelled.
(() => {
  const went = "The file could not be sent. Check your connection and try again.";
  let sending = null;

  const size = (bytes) => (bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1, minimumFractionDigits: 1 }) + " MB";

  const show = (form, busy) => {
    form.querySelector("[data-choose]").hidden = busy;
    form.querySelector("[data-sending]").hidden = !busy;
  };

  const complain = (form, words) => {
    form.querySelector("[data-error]").textContent = words;
    form.querySelector("input").setAttribute("aria-invalid", words !== "");
  };

  const detail = (request) => {
    try {
      return JSON.parse(request.responseText).detail || went;
    } catch {
      return went;
    }
  };

  const ended = (form, request) => {
    if (request.status === 202) {
      importBegun(); // the page's own, which shows the import
    } else if (request.responseURL.includes("/console/sign-in")) {
      location.reload();
    } else {
      complain(form, detail(request));
    }
  };

  const send = (form, file) => {
    const bar = form.querySelector("progress");
    const told = form.querySelector("[data-told]");
    const request = new XMLHttpRequest();
    sending = request;
    request.open("POST", form.action + "&name=" + encodeURIComponent(file.name));
    request.setRequestHeader("Content-Type", "text/csv");
    request.upload.addEventListener("progress", (event) => {
      bar.value = event.total ? (100 * event.loaded) / event.total : 0;
      told.textContent = `Sending ${file.name}: ${size(event.loaded)} of ${size(file.size)}`;
    });
    request.addEventListener("load", () => ended(form, request));
    request.addEventListener("error", () => complain(form, went));
    request.addEventListener("abort", () => complain(form, "The sending was cancelled. Nothing was imported."));
    request.addEventListener("loadend", () => {
      sending = null;
      show(form, false);
    });
    bar.value = 0;
    told.textContent = `Sending ${file.name}`;
    complain(form, "");
    show(form, true);
    request.send(file);
  };

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-import]");
    if (!form) {
      return;
    }
    event.preventDefault();
    const file = form.querySelector("input").files[0];
    if (!file) {
      complain(form, "Choose a file first.");
    } else if (file.size > Number(form.dataset.most)) {
      complain(form, `The file is too large: ${size(file.size)}, where ${size(Number(form.dataset.most))} are the most.`);
    } else {
      send(form, file);
    }
  });
  document.addEventListener("click", (event) => {
    if (sending && event.target.closest("[data-import-cancel]")) {
      sending.abort();
    }
  });
  addEventListener("beforeunload", (event) => {
    if (sending) {
      event.preventDefault();
    }
  });
})();
