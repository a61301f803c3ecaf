// The page of a device that runs queues: which one, and then the work. Each queue is a page load of its own.
(() => {
  const words = gatehouse.hostWords;
  const { HostApi, HostBegin } = gatehouse;
  const KNOCK = 20_000;
  const TICK = 5_000;
  const PAIRING = "gatehouse.host-pairing";
  const NONE = "none";
  const CODE = /(?:[0-9A-HJKMNP-TV-Z]{4}[ -]?){4}$/i;

  const keys = new gatehouse.HostKeys();
  const camera = new gatehouse.HostCamera();
  const all = (name) => document.querySelectorAll(`[data-${name}]`);
  const click = (element, act) => element.addEventListener("click", act);
  const one = (name) => document.querySelector(`[data-${name}]`);

  /** What an address brought is not left in it: neither a passer-by nor the browser's history is to have it. */
  const pairingOfAddress = () => {
    const pairing = HostBegin.pairing(location.hash.slice(1));
    if (location.hash.includes("/")) {
      history.replaceState(null, "", location.pathname + location.search);
    }
    return pairing;
  };

  const reload = (here) => {
    keys.here = here;
    location.reload();
  };

  const work = (queueId, { kept = true, otherwise } = {}) => {
    const api = new HostApi(queueId, keys, () => {
      const { queue } = keys.read(queueId) ?? {};
      keys.drop(queueId);
      keys.gone = { queueId, queue };
      keys.tab(PAIRING, otherwise ?? null);
      reload(null);
    });
    const root = one("work");
    let view = null;
    let place = null;
    let awaySince = null;
    let live = false;

    const draw = () => {
      if (desk.working?.tries) {
        notes.clear();
      }
      view?.draw();
      place?.draw();
    };
    const notes = new gatehouse.HostNotes(() => {
      notes.clear();
      desk.undo();
    });
    const desk = new gatehouse.HostDesk(api, keys, {
      changed: draw,
      told(text, kind, step) {
        notes.tell(text, kind, step);
      },
    });
    place = new gatehouse.HostPlace(desk);
    view = new gatehouse.HostView(root, desk, { open: (chosen) => place.open(chosen), undo: (chosen) => desk.move("undo", chosen) });
    const devices = new gatehouse.HostDevices(api, keys, () => {
      keys.drop(queueId);
      reload(null);
    });

    const drawLiveness = () => {
      const line = one("live");
      line.hidden = false;
      line.textContent = live ? "Live" : "Not live";
      line.dataset.state = live ? "live" : "away";
      one("away").hidden = live || !awaySince;
      one("away-words").textContent = words.away(desk.seenAt);
    };
    const hear = {
      picture: (message) => desk.hear(message),
      change: (message) => desk.hear(message),
      state(name, tries) {
        live = name === "live";
        awaySince = live ? null : awaySince ?? Date.now();
        drawLiveness();
        if (!live && tries > 1) {
          // a way that carries calls but no sockets still brings what is new
          desk.refresh();
        }
      },
    };

    const scan = () => camera.open("Scan a guest’s code", (text) => {
      const code = CODE.exec(text.trim())?.[0];
      if (code) {
        desk.scanned(code);
      } else {
        notes.tell(words.noGuestCode, "bad");
      }
    });
    const move = (name) => {
      if (desk.current) {
        desk.move(name, desk.current, name === "requeue" ? {} : undefined);
      } else {
        notes.tell(words.noOneHere, "bad");
      }
    };
    const doors = {
      menu: () => one("dialog=menu").showModal(),
      help: () => one("dialog=help").showModal(),
      find: () => place.ask(),
      scan,
      pairing: () => devices.openPairing(),
      devices: () => devices.openDevices(),
      leave: () => devices.openLeaving(),
    };
    const pressed = {
      n: () => desk.next(),
      Enter: () => desk.next(),
      r: () => move("recall"),
      s: () => move("serve"),
      d: () => move("complete"),
      x: () => move("no-show"),
      u: () => desk.undo(),
      p: () => desk.setting(desk.queue?.paused ? "resume" : "pause"),
      "/": doors.find,
      "?": doors.help,
    };

    const wire = () => {
      click(one("next"), () => desk.next());
      root.querySelectorAll("[data-move]").forEach((button) => click(button, () => move(button.dataset.move)));
      click(one("stop"), () => desk.working?.stop());
      click(one("guest-more"), () => desk.current && place.open(desk.current));
      all("setting").forEach((button) => click(button, () => {
        button.closest("dialog")?.close();
        desk.setting(button.dataset.setting);
      }));
      all("open").forEach((button) => {
        button.hidden = false;
        click(button, () => {
          button.closest("dialog")?.close();
          doors[button.dataset.open]();
        });
      });
      click(one("switch"), () => reload(NONE));
      one("counter").addEventListener("change", (event) => {
        desk.counter = Number(event.target.value);
      });
      all("poster").forEach((link) => { link.href = `${document.body.dataset.root}/q/${queueId}/poster`; });
      all("display").forEach((link) => { link.href = `${document.body.dataset.root}/q/${queueId}/display`; });
      document.addEventListener("keydown", (event) => {
        const field = event.target.closest("input, select, textarea, dialog, [contenteditable]");
        const own = event.key === "Enter" && event.target.closest("button, a, summary");
        if (field || own || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
          return;
        }
        const act = pressed[event.key];
        if (act) {
          event.preventDefault();
          act();
        }
      });
    };

    keys.here = queueId;
    wire();
    root.hidden = false;
    one("unkept").hidden = kept;
    one("unkept").textContent = kept ? "" : words.notKept;
    desk.refresh();
    desk.resume();
    const feed = new gatehouse.Feed(`${document.body.dataset.root}/ws/queues/${queueId}`, () => queueMicrotask(() => feed.open("-")), hear, () => ({ type: "watch" }));
    click(one("again"), () => feed.now());
    // nobody tells a device that it was sent away, or that a time has passed
    setInterval(() => document.hidden || desk.refresh(), KNOCK);
    setInterval(draw, TICK);
  };

  const begin = new HostBegin(keys, camera, (queueId) => new HostApi(queueId, keys, () => {}), (queueId, kept) => work(queueId, { kept }));
  all("close").forEach((button) => click(button, () => button.closest("dialog").close()));
  // another code was scanned by the phone's own camera while this page was open
  window.addEventListener("hashchange", () => {
    const next = pairingOfAddress();
    if (next) {
      keys.tab(PAIRING, next);
      reload(null);
    }
  });

  const pairing = pairingOfAddress() ?? keys.tab(PAIRING);
  keys.tab(PAIRING, null);
  const known = keys.all();
  const chosen = known.find((key) => key.queueId === keys.here) ?? (known.length === 1 && !keys.gone && keys.here !== NONE ? known[0] : null);
  if (pairing && keys.read(pairing.queueId)?.token) {
    // runs it already, unless it was sent away meanwhile: then the pairing is for that
    work(pairing.queueId, { otherwise: pairing });
  } else if (pairing) {
    begin.offer(pairing);
  } else if (chosen) {
    work(chosen.queueId);
  } else {
    begin.show();
  }
})();
