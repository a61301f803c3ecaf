// One queue, live: its figures change with what is pushed; who stands where comes from the server as the page draws it, not
// more often than one can read.
window.gatehouse = window.gatehouse || {};
gatehouse.queue = (() => {
  const PACE = 1_000;
  const AGE = 30_000;
  const root = document.querySelector("[data-queue]");
  const line = root.querySelector("[data-liveness]");
  const clock = gatehouse.clocks(root.dataset.zone).formatter({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  let newest = null;
  let due = null;
  let asking = false;
  let stale = false;

  const show = () => {
    if (newest) {
      // why it is closed, the head knows
      root.dataset.closed = root.querySelector("[data-state]").dataset.closed;
      gatehouse.queueWords.show(newest, root);
    }
  };

  const renew = () => {
    due = null;
    asking = true;
    stale = false;
    gatehouseQueue();
  };

  const renewSoon = () => {
    stale = true;
    if (!asking) {
      due ??= setTimeout(renew, PACE * (0.5 + Math.random() / 2));
    }
  };

  const hear = (message) => {
    if (message.queueId) {
      newest = message;
      show();
      root.querySelector("[data-live-at]").textContent = `last change ${clock.format(Date.now())}`;
      renewSoon();
    }
  };

  const state = (name, tries) => {
    const live = name === "live";
    line.dataset.liveness = name;
    line.querySelector("[data-live-state]").textContent = live ? "Live" : "Not live";
    line.querySelector("[data-live-again]").hidden = live;
    if (!live) {
      newest = null; // what the page brings is newer from now on
      if (tries > 2) {
        // a way that carries pages but no sockets still brings newer figures now and then
        renewSoon();
      }
    }
  };

  let feed = null;
  $(() => {
    feed = new gatehouse.Feed(
      root.dataset.socket, () => setTimeout(() => feed.open("-")), { picture: hear, change: hear, state }, () => ({ type: "watch" }));
  });
  line.querySelector("[data-live-again]").addEventListener("click", () => feed.now());
  // how long they have waited grows by itself
  setInterval(() => document.hidden || renewSoon(), AGE);
  return {
    renewed() {
      asking = false;
      show();
      if (stale) {
        renewSoon();
      }
    },
  };
})();
