// The devices that run a queue: one more by a code that is good once, fewer by sending one away, and this one's own token.
window.gatehouse = window.gatehouse || {};
gatehouse.HostDevices = (() => {
  const words = gatehouse.hostWords;
  const { Lost } = gatehouse.HostApi;
  const { piece } = gatehouse.HostView;
  const LOOK = 3_000;
  const SECOND = 1_000;
  const NOT_FOUND = 404;
  const FOURS = /.{1,4}/g;

  return class HostDevices {
    /** @param left is told when this device runs the queue no more */
    constructor(api, keys, left) {
      Object.assign(this, { api, keys, left });
      this.pairing = document.querySelector("[data-dialog=pairing]");
      this.devices = document.querySelector("[data-dialog=devices]");
      this.leaving = document.querySelector("[data-dialog=leave]");
      this.pairing.addEventListener("close", () => this.endOffer());
      this.pairing.querySelector("[data-offer-again]").addEventListener("click", () => this.offer());
      this.devices.querySelector("[data-rotate]").addEventListener("click", (event) => this.rotate(event.target));
      this.leaving.querySelector("[data-leave]").addEventListener("click", () => this.leave());
    }

    get own() {
      return this.keys.read(this.api.queueId)?.hostId;
    }

    complain(dialog, failure) {
      const line = dialog.querySelector("[class=alert]");
      line.hidden = !failure;
      line.textContent = failure ? (failure instanceof Lost ? words.lost : words.problem(failure.problem)) : "";
    }

    // one more

    openPairing() {
      this.pairing.showModal();
      this.offer();
    }

    async offer() {
      this.endOffer();
      this.complain(this.pairing, null);
      const turn = Symbol();
      this.offering = turn;
      const box = this.pairing.querySelector("[data-offer]");
      box.hidden = true;
      try {
        const [offer, { items }] = [await this.api.post("/pairings"), await this.api.get("/hosts")];
        if (turn !== this.offering || !this.pairing.open) {
          return;
        }
        const qr = new DOMParser().parseFromString(offer.qrSvg, "image/svg+xml").documentElement;
        box.querySelector("[data-offer-qr]").replaceChildren(document.importNode(qr, true));
        box.querySelector("[data-offer-code]").textContent = offer.pairingCode.match(FOURS).join(" ");
        box.querySelector("[data-offer-link]").textContent = offer.url.slice(0, offer.url.lastIndexOf("/"));
        box.hidden = false;
        this.known = new Set(items.map((host) => host.id));
        this.ends = Date.parse(offer.expiresAt);
        this.timers = [setInterval(() => this.countDown(), SECOND), setInterval(() => this.look(), LOOK)];
        this.countDown();
      } catch (failure) {
        this.complain(this.pairing, failure);
      }
    }

    say(text) {
      this.pairing.querySelector("[data-offer-words]").textContent = text;
    }

    /** Told by eye each second; by ear once, when it is over. */
    countDown() {
      const left = (this.ends - this.api.now()) / SECOND;
      if (left <= 0) {
        this.endOffer();
        this.pairing.querySelector("[data-offer]").hidden = true;
      }
      const line = this.pairing.querySelector("[data-offer-words]");
      line.setAttribute("aria-live", left > 0 ? "off" : "polite");
      line.textContent = left > 0 ? words.expires(left) : words.expired;
    }

    /** Whether the other device has come. */
    async look() {
      const { items } = await this.api.get("/hosts").catch(() => ({ items: [] }));
      const come = items.find((host) => !this.known.has(host.id));
      if (come && this.timers) {
        this.endOffer();
        this.pairing.querySelector("[data-offer]").hidden = true;
        this.pairing.querySelector("[data-offer-words]").setAttribute("aria-live", "polite");
        this.say(words.paired(come.name));
      }
    }

    endOffer() {
      this.timers?.forEach(clearInterval);
      this.timers = null;
      this.say("");
    }

    // fewer

    openDevices() {
      this.tell("");
      this.complain(this.devices, null);
      this.devices.querySelector("[data-rotate]").disabled = false;
      this.devices.showModal();
      this.list();
    }

    tell(text) {
      this.devices.querySelector("[data-devices-told]").textContent = text;
    }

    async list() {
      try {
        const { items } = await this.api.get("/hosts");
        this.devices.querySelector("[data-devices-list]").replaceChildren(...items.map((host) => this.device(host)));
      } catch (failure) {
        this.complain(this.devices, failure);
      }
    }

    device(host) {
      const row = piece("li", "host-row host-device");
      const name = piece("span", "host-place-words");
      const own = host.id === this.own;
      name.append(piece("strong", "", host.name), piece("span", "second", own ? words.thisDevice : words.since(Date.parse(host.createdAt))));
      row.append(name);
      if (!own) {
        const button = Object.assign(piece("button", "button button-quiet button-small", words.revoke), { type: "button" });
        button.setAttribute("aria-label", `${words.revoke} ${host.name}`);
        button.addEventListener("click", () => this.revoke(host, button));
        row.append(button);
      }
      return row;
    }

    /** Asked once more: whoever is sent away stands there without. */
    async revoke(host, button) {
      if (button.textContent !== words.sure) {
        button.textContent = words.sure;
        button.setAttribute("aria-label", `${words.sure} ${host.name}`);
        button.classList.add("host-danger");
        return;
      }
      button.disabled = true;
      try {
        await this.api.delete(`/hosts/${host.id}`);
        this.tell(words.revoked(host.name));
      } catch (failure) {
        this.complain(this.devices, failure);
      }
      this.list();
    }

    async rotate(button) {
      button.disabled = true;
      this.complain(this.devices, null);
      try {
        await this.api.rotate();
        this.tell(words.rotated);
      } catch (failure) {
        this.complain(this.devices, failure);
      }
      button.disabled = false;
      this.list();
    }

    openLeaving() {
      this.complain(this.leaving, null);
      this.leaving.showModal();
    }

    /** Forgets the token once the server has: a device that can't tell it so stays, for it might stay for ever. */
    async leave() {
      try {
        if (!this.own) {
          await this.api.rotate(); // whoever came with a token learns by that which device it is
        }
        await this.api.delete(`/hosts/${this.own}`);
        this.left();
      } catch (failure) {
        if (failure.status === NOT_FOUND) {
          this.left();
        } else {
          this.complain(this.leaving, failure);
        }
      }
    }
  };
})();
