// A queue in words, as the server puts it into its pages, for what is pushed.
window.gatehouse = window.gatehouse || {};
gatehouse.queueWords = (() => {
  const MINUTE = 60;
  const SHORT = 90;
  const count = new Intl.NumberFormat("en");

  /** "45 s", "12 min", "1 h 5 min". */
  const span = (seconds) => {
    if (seconds === null || seconds === undefined) {
      return "–";
    }
    if (Math.round(seconds) < SHORT) {
      return `${Math.round(seconds)} s`;
    }
    const minutes = Math.round(seconds / MINUTE);
    const rest = minutes % MINUTE;
    return minutes < MINUTE ? `${minutes} min` : `${Math.floor(minutes / MINUTE)} h${rest ? ` ${rest} min` : ""}`;
  };

  const state = (queue) => {
    if (!queue.open) {
      return "closed";
    }
    if (queue.paused) {
      return "paused";
    }
    return queue.full ? "full" : "open";
  };

  const put = (element, text) => {
    if (element && element.textContent !== text) {
      element.textContent = text;
    }
  };

  return {
    span,
    state,
    count: (number) => count.format(number),

    /** Shows what was pushed of a queue within an element; why it is closed stands there. */
    show(queue, within) {
      const figure = (name, text) => within.querySelectorAll(`[data-figure="${name}"]`).forEach((element) => put(element, text));
      const badge = within.querySelector("[data-state]");
      const now = state(queue);
      if (badge) {
        badge.className = `status queue-${now}`;
        put(badge, { paused: "Paused", closed: (queue.opened && within.dataset.closed) || "Closed", full: "Full", open: "Open" }[now]);
      }
      figure("waiting", count.format(queue.waiting));
      figure("nowServing", queue.nowServing ? count.format(queue.nowServing) : "–");
      figure("inService", count.format(queue.inService));
      figure("counters", count.format(queue.counters));
      figure("pace", span(queue.secondsPerPlace ?? queue.estimate?.secondsPerPlace));
    },
  };
})();
