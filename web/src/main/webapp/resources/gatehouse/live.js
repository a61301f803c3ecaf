// An event as it changes: what the server has put into the page, then whatever is pushed. Numbers change at once; what is
// drawn, a few times a second at most.
window.gatehouse = window.gatehouse || {};
gatehouse.live = (() => {
  const MINUTE = 60_000;
  const SLOT_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440];
  const SHORTEST = 15 * MINUTE;
  const FRAME = 250;
  const TICK = 5_000;
  const MIX = 100;
  const count = new Intl.NumberFormat("en");
  const rate = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
  const many = (value, one, more) => `${count.format(value)} ${value === 1 ? one : more}`;

  const root = document.querySelector("[data-live]");
  const charts = [];
  const panels = new gatehouse.Panels(root, { time: (at) => seconds.format(at), minute: (at) => time.format(at) });
  let figures = null;
  let ahead = 0;
  let changedAt = 0;
  let drawing = null;
  let asking = null;
  let feed = null;

  const { formatter, offset } = gatehouse.clocks(root.dataset.zone);
  const time = formatter({ hour: "2-digit", minute: "2-digit" });
  const seconds = formatter({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const day = formatter({ weekday: "short", day: "numeric" });

  /** The chosen stretch of time in slots that are wide enough to be seen. */
  const view = (width) => {
    const minutes = figures.perMinute.map((minute) => ({ ...minute, at: Date.parse(minute.minute) }));
    const last = minutes.at(-1).at + MINUTE;
    const to = figures.now > Number(root.dataset.ends) ? last : Math.max(last, Math.ceil(figures.now / MINUTE) * MINUTE);
    const wanted = Number(root.querySelector("[name=range]:checked").value) * MINUTE;
    const first = Math.min(wanted ? Math.max(minutes[0].at, to - wanted) : minutes[0].at, to - SHORTEST);
    const most = Math.max(20, Math.floor(width / 7));
    const size = MINUTE * (SLOT_MINUTES.find((candidate) => (to - first) / (candidate * MINUTE) <= most) ?? SLOT_MINUTES.at(-1));
    const clocks = offset(to);
    const from = Math.floor((first + clocks) / size) * size - clocks;
    const slots = [];
    let next = minutes.findIndex((minute) => minute.at >= from);
    const before = next === 0 ? 0 : minutes.at(next < 0 ? -1 : next - 1).inside;
    let inside = before;
    for (let at = from; at < to; at += size) {
      const slot = { from: at, to: Math.min(at + size, to), entries: 0, refused: 0 };
      for (; next >= 0 && next < minutes.length && minutes[next].at < at + size; next++) {
        slot.entries += minutes[next].entries;
        slot.refused += minutes[next].refused;
        inside = minutes[next].inside;
      }
      slots.push({ ...slot, inside, minutes: Math.max(1, (slot.to - at) / MINUTE) });
    }
    const shown = minutes.filter((minute) => minute.at >= from);
    return { from, to, slots, before, shown, offset: clocks, size: size / MINUTE, time: (at) => time.format(at), day: (at) => day.format(at) };
  };

  const span = (slot) => `${time.format(slot.from)} to ${time.format(slot.to)}`;
  const perMinute = (slot, what) => slot[what] / slot.minutes;
  const most = (list, what) => list.reduce((best, one) => (what(one) > what(best) ? one : best));

  const entries = {
    smallest: 0.1,
    top: (view) => Math.max(...view.slots.map((slot) => perMinute(slot, "entries") + perMinute(slot, "refused"))),
    paint(view, scale, shape) {
      return view.slots.flatMap((slot) => {
        const full = scale.x(slot.from + view.size * MINUTE) - scale.x(slot.from);
        const width = Math.max(1, Math.min(28, full - Math.min(2, full / 4)));
        const left = (scale.x(slot.from) + scale.x(slot.to) - width) / 2;
        const bar = (kind, from, to) => shape("rect", {
          class: `chart-${kind}`, x: Math.max(scale.left, left), width, y: scale.y(to), height: Math.max(0, scale.y(from) - scale.y(to)),
        });
        const came = perMinute(slot, "entries");
        const refused = perMinute(slot, "refused");
        return [came > 0 && bar("entries", 0, came), refused > 0 && bar("refused", Math.max(0, came), Math.max(0, came) + refused)].filter(Boolean);
      });
    },
    words: (slot, view) => `${span(slot)}: ${many(slot.entries, "entry", "entries")}${view.size > 1 ? ` (${rate.format(perMinute(slot, "entries"))} a minute)` : ""}, ${count.format(slot.refused)} refused`,
    summary(view) {
      const busiest = most(view.slots, (slot) => perMinute(slot, "entries"));
      return busiest.entries > 0
        ? `Busiest ${span(busiest)}: ${rate.format(perMinute(busiest, "entries"))} entries a minute`
        : "No entries in this time";
    },
  };

  const capacity = () => Number(root.dataset.capacity) || 0;
  const inside = {
    smallest: 1,
    // a limit far above what is there would press the curve flat: then only words tell it
    limit: (view) => (Math.max(...view.shown.map((minute) => minute.inside), 0) * 4 >= capacity() ? capacity() : 0),
    top: (view) => Math.max(view.before, inside.limit(view), ...view.slots.map((slot) => slot.inside)),
    paint(view, scale, shape) {
      const points = [[scale.x(view.from), scale.y(view.before)], ...view.slots.map((slot) => [scale.x(slot.to), scale.y(Math.max(0, slot.inside))])];
      const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
      const limit = inside.limit(view);
      return [
        shape("polygon", { class: "chart-area", points: `${scale.left},${scale.bottom} ${line} ${points.at(-1)[0]},${scale.bottom}` }),
        shape("polyline", { class: "chart-curve", points: line }),
        ...(limit ? [
          shape("line", { class: "chart-limit", x1: scale.left, x2: scale.right, y1: scale.y(limit), y2: scale.y(limit) }),
          shape("text", { class: "chart-limit-text", x: scale.left + 6, y: scale.y(limit) + 15 }, `Capacity ${count.format(limit)}`),
        ] : []),
      ];
    },
    words: (slot) => `At ${time.format(slot.to)}: ${count.format(slot.inside)} inside${capacity() ? ` of ${count.format(capacity())}` : ""}`,
    summary(view) {
      if (view.shown.length === 0) {
        return `${count.format(view.before)} inside all the time`;
      }
      const fullest = most(view.shown, (minute) => minute.inside);
      const share = capacity() ? (100 * fullest.inside) / capacity() : 0;
      return `Most at ${time.format(fullest.at)}: ${count.format(fullest.inside)} inside${share >= 0.1 ? `, ${rate.format(share)} % of the capacity` : ""}`;
    },
  };

  const fillTable = () => {
    const details = root.querySelector("[data-table]");
    if (!details.open || !figures.perMinute.length) {
      return;
    }
    const rows = view(700).slots.filter((slot) => slot.entries || slot.refused).reverse().map((slot) => {
      const row = document.createElement("tr");
      for (const text of [`${day.format(slot.from)}, ${span(slot)}`, count.format(slot.entries), count.format(slot.refused), count.format(slot.inside)]) {
        row.append(Object.assign(document.createElement("td"), { textContent: text }));
      }
      return row;
    });
    details.querySelector("tbody").replaceChildren(...rows);
  };

  const put = (name, value, within) => {
    for (const element of within.querySelectorAll(`[data-figure="${name}"]`)) {
      const text = value === 0 && "blank" in element.dataset ? "" : count.format(value);
      if (element.tagName === "METER") {
        element.value = value;
      } else if (element.textContent !== text) {
        element.textContent = text;
      }
    }
    for (const element of within.querySelectorAll(`[data-unless-none="${name}"]`)) {
      element.hidden = value === 0;
    }
  };

  const showNumbers = () => {
    for (const name of ["tickets", "admitted", "inside", "entries", "exits", "refused", "openConflicts", "held"]) {
      for (const within of document.querySelectorAll("[data-figures-of=event]")) {
        put(name, figures[name], within);
      }
    }
    for (const checkpoint of figures.checkpoints) {
      for (const within of document.querySelectorAll(`[data-figures-of="${checkpoint.id}"]`)) {
        for (const name of ["admitted", "inside", "entries", "exits", "refused"]) {
          put(name, checkpoint[name], within);
        }
      }
    }
  };

  const showLately = () => {
    const shares = new Map();
    for (const scan of figures.newest) {
      const share = shares.get(scan.words) ?? { ...scan, scans: 0 };
      share.scans++;
      shares.set(scan.words, share);
    }
    const lately = [...shares.values()].sort((one, other) => other.scans - one.scans);
    root.querySelector("[data-lately-bar]").replaceChildren(...gatehouse.pieces(lately.map((share) => (
      { kind: `lately-${share.verdict.toLowerCase()}`, share: share.scans }))));
    root.querySelector("[data-lately]").replaceChildren(...lately.map((share) => {
      const item = document.createElement("li");
      item.append(
        gatehouse.piece("span", `dot lately-${share.verdict.toLowerCase()}`), gatehouse.piece("span", "", share.words),
        gatehouse.piece("strong", "", count.format(share.scans)));
      return item;
    }));
    const all = figures.newest.length;
    root.querySelector("[data-lately-title]").textContent = all < 2 ? "The newest scan" : `The newest ${count.format(all)} scans`;
  };

  /** What the last sixty seconds brought: of the minute before this one, the part that is not over a minute ago. */
  const lately = (what) => {
    const now = Date.now() + ahead;
    const minute = Math.floor(now / MINUTE) * MINUTE;
    const of = (at) => figures.perMinute.find((one) => Date.parse(one.minute) === at)?.[what] ?? 0;
    return Math.max(0, Math.round(of(minute) + of(minute - MINUTE) * (1 - (now - minute) / MINUTE)));
  };

  const draw = () => {
    drawing = null;
    figures.now = Date.now() + ahead;
    const any = figures.perMinute.length > 0;
    for (const element of root.querySelectorAll("[data-charts]")) {
      element.hidden = !any;
    }
    root.querySelector("[data-begin]").hidden = any;
    for (const element of root.querySelectorAll("[data-now]")) {
      element.textContent = count.format(lately(element.dataset.now));
    }
    panels.draw(figures.now, figures.checkpoints);
    if (any) {
      charts.forEach((chart) => chart.show(view(chart.width())));
      fillTable();
      showLately();
    }
  };

  const drawSoon = () => {
    drawing ??= setTimeout(draw, FRAME);
  };

  /** The page's own words about the event come from the server; not for each of many changes, nor for all watchers at once. */
  const anewSoon = () => {
    asking ??= setTimeout(() => {
      asking = null;
      gatehouseAnew();
    }, FRAME * (0.5 + Math.random()));
  };

  const at = (words) => {
    root.querySelector("[data-live-at]").textContent = `${words} ${seconds.format(changedAt)}`;
  };

  const show = (next) => {
    figures = { ...figures, ...next };
    showNumbers();
    drawSoon();
  };

  const reasons = JSON.parse(root.dataset.reasons);
  const said = (scan) => ({
    verdict: scan.verdict,
    words: { ADMITTED: "Admitted", EXITED: "Left" }[scan.verdict] ?? `Refused: ${reasons[scan.reason] ?? scan.reason}`,
  });

  /** What the server has put into the page: the minutes stand there as short as can be. */
  const read = () => {
    const told = JSON.parse(root.querySelector("[data-told]").dataset.told);
    const newest = told.lately.flatMap((share) => Array(share.scans).fill({ verdict: share.verdict, words: share.words }));
    ahead = told.now - Date.now();
    if (feed?.live) {
      // what is pushed is newer than what was read for this answer
      show({ newest });
      return;
    }
    changedAt = told.now;
    at("Figures of");
    panels.places(told.checkpoints, told.now);
    show({
      ...told,
      newest,
      perMinute: told.minutes.map(([minute, entered, refused, within]) => (
        { minute: new Date(minute * MINUTE).toISOString(), entries: entered, refused, inside: within })),
    });
  };

  /** A list in which some items are told anew; those that are told before others stay before them. */
  const merged = (list, changed, key) => {
    const all = new Map(list.map((item) => [item[key], item]));
    changed.forEach((item) => all.set(item[key], item));
    return [...all.values()];
  };

  const hearFigures = (stats, whole) => {
    show(whole ? stats : {
      ...stats,
      checkpoints: merged(figures.checkpoints, stats.checkpoints, "id"),
      perMinute: merged(figures.perMinute, stats.perMinute, "minute")
        .sort((one, other) => Date.parse(one.minute) - Date.parse(other.minute)),
    });
    panels.places(figures.checkpoints, Date.now() + ahead);
  };

  const hear = {
    picture(message) {
      hearFigures(message.stats, true);
      panels.picture(message);
      changedAt = Date.now() + ahead;
      at("figures of");
      // what was done between the page and this picture is in no change
      anewSoon();
    },

    change(message) {
      if (message.stats) {
        hearFigures(message.stats, false);
      }
      const scans = message.scans ?? [];
      figures.newest = [...figures.newest, ...scans.map(said)].slice(-MIX);
      panels.change(message, Date.now() + ahead);
      changedAt = Date.now() + ahead;
      at("last change");
      if (message.settings) {
        anewSoon();
      }
      drawSoon();
    },

    state(name, tries) {
      const live = name === "live";
      root.querySelector("[data-liveness]").dataset.liveness = name;
      root.querySelector("[data-live-state]").textContent = live ? "Live" : "Not live";
      root.querySelector("[data-live-again]").hidden = live;
      at(live ? "last change" : "connecting again; last change");
      if (!live && tries > 2) {
        // a way that carries pages but no sockets still brings newer figures now and then
        gatehouseAnew();
      }
    },
  };

  charts.push(new gatehouse.Chart(root.querySelector("[data-chart=entries]"), entries));
  charts.push(new gatehouse.Chart(root.querySelector("[data-chart=inside]"), inside));
  root.addEventListener("change", (event) => event.target.name === "range" && draw());
  root.querySelector("[data-table]").addEventListener("toggle", fillTable);
  root.querySelector("[data-live-again]").addEventListener("click", () => feed.now());
  read();
  draw();
  // only then do calls of PrimeFaces carry what proves that they come from this page
  $(() => {
    feed = new gatehouse.Feed(root.dataset.socket, () => gatehouseToken(), hear);
  });
  setInterval(drawSoon, TICK);
  // begun or over: the page says so when it is
  for (const moment of [root.dataset.starts, root.dataset.ends]) {
    const wait = Number(moment) - Date.now() - ahead;
    if (wait > 0 && wait < 86_400_000) {
      setTimeout(() => gatehouseAnew(), wait + 1_000);
    }
  }
  return {
    read,
    token: (status, args) => (status === "success" ? feed.open(args.token) : feed.failed()),
    get feed() {
      return feed;
    },
  };
})();
