// What a queue's past adds up to, drawn by hours or by days: how many came and how it ended, and how long they waited.
window.gatehouse = window.gatehouse || {};
(() => {
  const root = document.querySelector("[data-queue-stats]");
  const frame = root?.querySelector("[data-chart=guests]");
  if (!frame) {
    return;
  }
  const HOUR = 3_600_000;
  const MOST_HOURS = 36;
  const MOST_DAYS = 31;
  const told = JSON.parse(root.dataset.queueStats);
  const { span, count } = gatehouse.queueWords;

  const { formatter, offset } = gatehouse.clocks(root.dataset.zone);
  const time = formatter({ hour: "2-digit", minute: "2-digit" });
  const day = formatter({ weekday: "short", day: "numeric", month: "short" });
  const shortDay = formatter({ day: "numeric", month: "short" });

  /** The next midnight there: not always 24 hours after the one before. */
  const nextDay = (at) => {
    const guess = at + 24 * HOUR;
    return guess + offset(at) - offset(guess);
  };

  const nothing = { joined: 0, called: 0, served: 0, noShows: 0, left: 0, medianWaitSeconds: null, p90WaitSeconds: null };

  /** The latest stretches, those in which nothing happened among them. */
  const view = (byDay) => {
    const list = (byDay ? told.days : told.hours).map((one) => ({ ...one.figures, at: Date.parse(one.at) }));
    if (list.length === 0) {
      return null;
    }
    const known = new Map(list.map((one) => [one.at, one]));
    const next = (at) => (byDay ? nextDay(at) : at + HOUR);
    const slots = [];
    for (let at = list[0].at; at <= list.at(-1).at; at = next(at)) {
      slots.push({ ...nothing, ...known.get(at), from: at, to: next(at) });
    }
    const shown = slots.slice(byDay ? -MOST_DAYS : -MOST_HOURS);
    const clocks = offset(shown[0].from);
    return {
      from: shown[0].from, to: shown.at(-1).to, slots: shown, offset: clocks, byDay,
      time: (at) => time.format(at), day: (at) => shortDay.format(at),
    };
  };

  const name = (slot, { byDay }) => (byDay ? day.format(slot.from) : `${day.format(slot.from)}, ${time.format(slot.from)} to ${time.format(slot.to)}`);
  const lost = (slot) => slot.noShows + slot.left;
  const most = (slots, what) => slots.reduce((best, one) => (what(one) > what(best) ? one : best));

  const bars = (scale, shape, slot, pieces) => {
    const full = scale.x(slot.to) - scale.x(slot.from);
    const width = Math.max(1, Math.min(32, full - Math.min(2, full / 4)));
    const x = (scale.x(slot.from) + scale.x(slot.to) - width) / 2;
    return pieces.filter(([, from, to]) => to > from).map(([kind, from, to]) => shape("rect", {
      class: `chart-${kind}`, x, width, y: scale.y(to), height: Math.max(0, scale.y(from) - scale.y(to)),
    }));
  };

  const guests = {
    smallest: 1,
    top: (shown) => Math.max(...shown.slots.map((slot) => Math.max(slot.joined, slot.served + lost(slot)))),
    paint: (shown, scale, shape) => shown.slots.flatMap((slot) => bars(scale, shape, slot, [
      ["rest", Math.min(slot.joined, slot.served + lost(slot)), slot.joined], ["entries", 0, slot.served], ["refused", slot.served, slot.served + lost(slot)]])),
    words: (slot, shown) => `${name(slot, shown)}: ${count(slot.joined)} joined, ${count(slot.served)} served, ${count(slot.noShows)} ${slot.noShows === 1 ? "no-show" : "no-shows"}, ${count(slot.left)} left`,
    summary(shown) {
      const busiest = most(shown.slots, (slot) => slot.joined);
      return busiest.joined > 0 ? `Most joined ${name(busiest, shown)}: ${count(busiest.joined)}` : "Nobody joined in this time";
    },
  };

  const minutes = (seconds) => (seconds ?? 0) / 60;
  const waits = {
    smallest: 0.1,
    top: (shown) => Math.max(...shown.slots.map((slot) => minutes(slot.p90WaitSeconds))),
    paint: (shown, scale, shape) => shown.slots.flatMap((slot) => bars(scale, shape, slot, [
      ["rest", minutes(slot.medianWaitSeconds), minutes(slot.p90WaitSeconds)], ["entries", 0, minutes(slot.medianWaitSeconds)]])),
    words: (slot, shown) => (slot.medianWaitSeconds === null
      ? `${name(slot, shown)}: nobody was called`
      : `${name(slot, shown)}: half waited at most ${span(slot.medianWaitSeconds)}, nine of ten at most ${span(slot.p90WaitSeconds)}`),
    summary(shown) {
      const longest = most(shown.slots, (slot) => slot.medianWaitSeconds ?? -1);
      return longest.medianWaitSeconds === null ? "Nobody was called in this time" : `Longest ${name(longest, shown)}: half waited ${span(longest.medianWaitSeconds)} or more`;
    },
  };

  const charts = [
    new gatehouse.Chart(frame, guests),
    new gatehouse.Chart(root.querySelector("[data-chart=waits]"), waits),
  ];
  const draw = () => {
    const shown = view(root.querySelector("[name=by]:checked").value === "days") ?? view(true);
    charts.forEach((chart) => chart.show(shown));
  };
  root.addEventListener("change", (event) => event.target.name === "by" && draw());
  draw();
})();
