// The list of queues, live. Those of one event come over the event's own socket; of a page of others, each has one, which
// are never many. Now and then the server draws the list anew: queues are made meanwhile, and not every way carries sockets.
window.gatehouse = window.gatehouse || {};
gatehouse.queues = (() => {
  const PACE = 1_000;
  const AGE = 15_000;
  const EVENT = "event";
  const root = document.querySelector("[data-queues]");
  const line = root.querySelector("[data-liveness]");
  const feeds = new Map();
  const away = new Set();
  let feed = null;
  const newest = new Map();
  const missed = new Set();
  let due = null;

  const row = (id) => root.querySelector(`[data-queue="${CSS.escape(id)}"]`);

  const show = (queue) => {
    const place = row(queue.id);
    if (place) {
      gatehouse.queueWords.show(queue, place);
    }
    return place !== null;
  };

  const renewSoon = () => {
    due ??= setTimeout(() => {
      due = null;
      gatehouseQueues();
    }, PACE * (0.5 + Math.random() / 2));
  };

  const tell = (tries) => {
    const live = away.size === 0;
    line.dataset.liveness = live ? "live" : "away";
    line.querySelector("[data-live-state]").textContent = live ? "Live" : "Not live";
    line.querySelector("[data-live-at]").textContent = live ? "" : "connecting again";
    line.querySelector("[data-live-again]").hidden = live;
    if (!live && tries > 2) {
      renewSoon();
    }
  };

  /** What was pushed before it went away is older than what the server draws. */
  const state = (key) => (name, tries) => {
    if (name === "live") {
      away.delete(key);
    } else {
      away.add(key);
      if (key === EVENT) {
        newest.clear();
      } else {
        newest.delete(key);
      }
    }
    tell(tries);
  };

  const hearAll = (message) => {
    const known = missed.size;
    for (const queue of message.queues ?? []) {
      newest.set(queue.id, queue);
      if (!show(queue)) {
        missed.add(queue.id);
      }
    }
    // one that isn't listed may be new; it is looked for once
    if (missed.size > known) {
      renewSoon();
    }
  };

  const one = (id) => {
    const hear = (message) => {
      if (message.queueId) {
        newest.set(id, { ...message, id });
        show(newest.get(id));
      }
    };
    const own = new gatehouse.Feed(
      root.dataset.sockets + id, () => setTimeout(() => own.open("-")), { picture: hear, change: hear, state: state(id) },
      () => ({ type: "watch" }));
    return own;
  };

  const watchShown = () => {
    for (const [id, watched] of feeds) {
      if (!row(id)) {
        watched.close();
        [feeds, away, newest].forEach((known) => known.delete(id));
      }
    }
    tell(0);
    for (const { dataset } of root.querySelectorAll("[data-queue]")) {
      if (!feeds.has(dataset.queue)) {
        feeds.set(dataset.queue, one(dataset.queue));
      }
    }
    line.hidden = feeds.size === 0;
  };

  root.querySelector("[data-live-again]").addEventListener("click", () => [feed, ...feeds.values()].forEach((each) => each?.now()));
  if (root.dataset.live) {
    // only then do calls of PrimeFaces carry what proves that they come from this page
    $(() => {
      feed = new gatehouse.Feed(root.dataset.live, () => gatehouseToken(), { picture: hearAll, change: hearAll, state: state(EVENT) });
    });
  } else {
    watchShown();
  }
  // rows are made anew, and who uses a keyboard isn't thrown out of them
  setInterval(() => document.hidden || root.contains(document.activeElement) || renewSoon(), AGE);
  return {
    token: (status, args) => (status === "success" ? feed.open(args.token) : feed.failed()),
    listed() {
      newest.forEach(show);
      if (!root.dataset.live) {
        watchShown();
      }
    },
  };
})();
