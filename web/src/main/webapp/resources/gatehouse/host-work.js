// The work at one queue: buttons, keys and the camera on the one side, what the server pushes on the other.
window.gatehouse = window.gatehouse || {};
gatehouse.HostWork = (() => {
  const words = gatehouse.hostWords;
  const KNOCK = 20_000;
  const TICK = 5_000;
  const CODE = /^(?:[0-9A-HJKMNP-TV-Z]{4}[ -]?){4}$/i;

  const all = (name) => document.querySelectorAll(`[data-${name}]`);
  const one = (name) => document.querySelector(`[data-${name}]`);
  const click = (element, act) => element.addEventListener("click", act);
  /** The second of two taps in one is none. */
  const tap = (element, act) => click(element, (event) => event.detail > 1 || act());

  return class HostWork {
    /** @param ends gone() when the device is no host any more, left() when it has left, another() for another queue */
    constructor(queueId, keys, camera, ends) {
      this.root = one("work");
      this.base = document.body.dataset.root;
      this.queueId = queueId;
      this.camera = camera;
      this.ends = ends;
      this.live = false;
      this.away = false;
      this.api = new gatehouse.HostApi(queueId, keys, ends.gone);
      this.notes = new gatehouse.HostNotes(() => this.undo());
      this.desk = new gatehouse.HostDesk(this.api, keys, {
        changed: () => this.draw(),
        told: (text, kind, step) => this.notes.tell(text, kind, step),
      });
      this.place = new gatehouse.HostPlace(this.desk);
      this.view = new gatehouse.HostView(this.root, this.desk, {
        open: (place) => this.place.open(place),
        undo: (place) => this.desk.move("undo", place),
      });
      this.devices = new gatehouse.HostDevices(this.api, keys, ends.left);
    }

    /** @param kept whether the token outlasts the page */
    begin(kept) {
      this.wireButtons();
      this.wireDoors();
      this.wireKeys();
      this.root.hidden = false;
      one("unkept").hidden = kept;
      one("unkept").textContent = kept ? "" : words.notKept;
      this.desk.refresh();
      this.desk.resume();
      this.listen();
    }

    wireButtons() {
      const { desk } = this;
      tap(one("next"), () => desk.next());
      this.root.querySelectorAll("[data-move]").forEach((button) => tap(button, () => this.move(button.dataset.move)));
      click(one("stop"), () => desk.working?.stop());
      click(one("guest-more"), () => desk.current && this.place.open(desk.current));
      all("setting").forEach((button) => click(button, () => {
        button.closest("dialog")?.close();
        desk.setting(button.dataset.setting);
      }));
      one("counter").addEventListener("change", (event) => {
        desk.counter = Number(event.target.value);
      });
    }

    /** What leads elsewhere. */
    wireDoors() {
      this.doors = {
        menu: () => one("dialog=menu").showModal(),
        help: () => one("dialog=help").showModal(),
        find: () => this.place.ask(),
        scan: () => this.camera.open("Scan a guest’s code", (text) => this.scanned(text)),
        pairing: () => this.devices.openPairing(),
        devices: () => this.devices.openDevices(),
        leave: () => this.devices.openLeaving(),
      };
      all("open").forEach((button) => {
        button.hidden = false;
        click(button, () => {
          button.closest("dialog")?.close();
          this.doors[button.dataset.open]();
        });
      });
      click(one("switch"), this.ends.another);
      all("poster").forEach((link) => { link.href = `${this.base}/q/${this.queueId}/poster`; });
      all("display").forEach((link) => { link.href = `${this.base}/q/${this.queueId}/display`; });
    }

    wireKeys() {
      const { desk, doors } = this;
      const keys = {
        n: () => desk.next(),
        Enter: () => desk.next(),
        r: () => this.move("recall"),
        s: () => this.move("serve"),
        d: () => this.move("complete"),
        x: () => this.move("no-show"),
        u: () => this.undo(),
        p: () => desk.setting(desk.queue?.paused ? "resume" : "pause"),
        "/": doors.find,
        "?": doors.help,
      };
      document.addEventListener("keydown", (event) => {
        // for a moment after it was closed a dialog still has the focus
        const target = event.target.closest("dialog:not([open])") ? document.body : event.target;
        const button = target.closest("button, a, summary");
        if (event.repeat && button && event.key === "Enter") {
          event.preventDefault(); // a key that is held down presses once
        }
        const elsewhere = target.closest("input, select, textarea, dialog") || (event.key === "Enter" && button);
        if (!elsewhere && keys[event.key] && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey) {
          event.preventDefault();
          keys[event.key]();
        }
      });
    }

    move(name) {
      if (this.desk.current) {
        this.desk.move(name, this.desk.current);
      } else {
        this.notes.tell(words.noOneHere, "bad");
      }
    }

    undo() {
      this.notes.clear();
      this.desk.undo();
    }

    scanned(text) {
      const code = CODE.exec(text.trim())?.[0];
      if (code) {
        this.desk.scanned(code);
      } else {
        this.notes.tell(words.noGuestCode, "bad");
      }
    }

    listen() {
      const { desk } = this;
      const hear = {
        picture: (message) => desk.hear(message),
        change: (message) => desk.hear(message),
        state: (name, tries) => this.hearState(name === "live", tries),
      };
      const address = `${this.base}/ws/queues/${this.queueId}`;
      const feed = new gatehouse.Feed(address, () => queueMicrotask(() => feed.open("-")), hear, () => ({ type: "watch" }));
      click(one("again"), () => feed.now());
      // nobody tells a device that it was sent away
      setInterval(() => this.look(), KNOCK);
      setInterval(() => this.tick(), TICK);
      document.addEventListener("visibilitychange", () => this.look());
    }

    /** Only while somebody sees it. */
    look() {
      if (!document.hidden) {
        this.desk.refresh();
      }
    }

    hearState(live, tries) {
      this.live = live;
      this.away = !live;
      this.drawLiveness();
      if (tries > 1) {
        this.look();
      }
    }

    /** Times go on; and a way that carries calls but no sockets still brings what is new. */
    tick() {
      if (this.away) {
        this.look();
      }
      this.draw();
    }

    draw() {
      if (this.desk.working?.tries) {
        this.notes.clear();
      }
      this.view.draw();
      this.place.draw();
      this.drawLiveness();
    }

    drawLiveness() {
      const line = one("live");
      line.hidden = !this.live && !this.away;
      line.textContent = this.live ? "Live" : "Not live";
      line.dataset.state = this.live ? "live" : "away";
      one("away").hidden = !this.away;
      one("away-words").textContent = this.away ? words.away(this.desk.seenAt) : "";
    }
  };
})();
