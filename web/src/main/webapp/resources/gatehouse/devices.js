// The list of devices, live: the socket says that something changed, and how far a scan is; the list itself comes from the
// server as the page draws it, so that filters hold.
window.gatehouse = window.gatehouse || {};
gatehouse.devices = (() => {
  const root = document.querySelector("[data-devices]");
  if (!root) {
    return { token: () => {}, begun: () => {} };
  }
  const line = root.querySelector("[data-liveness]");
  const sweep = root.querySelector("[data-sweep]");
  const failed = root.querySelector("[data-sweep-failed]");
  let feed = null;

  const show = (progress) => {
    sweep.hidden = !progress;
    if (progress) {
      const bar = sweep.querySelector("progress");
      bar.max = Math.max(progress.total, 1);
      bar.value = progress.done;
      sweep.querySelector("[data-sweep-words]").textContent = progress.total
        ? `Scanning: ${progress.done.toLocaleString("en")} of ${progress.total.toLocaleString("en")} addresses`
        : "Scanning";
    }
  };
  const complain = (reason) => {
    failed.hidden = !reason;
    failed.querySelector("span").textContent = reason ? `The last scan failed: ${reason}. What is shown stays as it was.` : "";
  };

  const begin = { done: 0, total: 0 };

  const hear = {
    picture(message) {
      show(message.scanning ? begin : null);
      gatehouseDevices();
    },
    change(message) {
      if (message.type === "scan_progress") {
        show(message);
        return;
      }
      show(null);
      complain(message.type === "scan_failed" ? message.reason : null);
      gatehouseDevices();
    },
    state(name, tries) {
      const live = name === "live";
      line.dataset.liveness = name;
      line.querySelector("[data-live-state]").textContent = live ? "Live" : "Not live";
      line.querySelector("[data-live-again]").hidden = live;
      if (!live && tries > 2) {
        // a way that carries pages but no sockets still brings newer states now and then
        gatehouseDevices();
      }
    },
  };
  root.querySelector("[data-live-again]").addEventListener("click", () => feed.now());
  // only then do calls of PrimeFaces carry what proves that they come from this page
  $(() => {
    feed = new gatehouse.Feed(root.dataset.socket, () => gatehouseToken(), hear);
  });
  return {
    begun: () => show(begin),
    token: (status, args) => (status === "success" ? feed.open(args.token) : feed.failed()),
  };
})();
