// How a device becomes a host: by a pairing that it was shown, or by a token that somebody has.
window.gatehouse = window.gatehouse || {};
gatehouse.HostBegin = (() => {
  const words = gatehouse.hostWords;
  const { Lost } = gatehouse.HostApi;
  const QUEUE = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
  const PAIRING = new RegExp(`(?:^|#)(${QUEUE.source})(?:/([0-9a-z -]+))?$`, "i");
  const CODE = /^[0-9a-z][0-9a-z -]{10,20}$/i;
  const NOT_FOUND = 404;

  return class HostBegin {
    /**
     * @param api makes one that speaks to a queue
     * @param go on with a queue that this device runs
     */
    constructor(keys, camera, api, go) {
      Object.assign(this, { keys, camera, api, go });
      this.root = document.querySelector("[data-begin]");
      this.on("pair", () => this.pair());
      this.on("paste", () => this.paste(this.root.querySelector("#pairing-link").value));
      this.on("token", () => this.byToken());
      this.within("scan-pairing").addEventListener("click", () => this.scan());
    }

    /** What a pairing's link says: the queue, and the code unless it is to be typed. The fragment of an address is such a thing, too. */
    static pairing(text) {
      const found = PAIRING.exec(text.trim());
      return found && { queueId: found[1].toLowerCase(), code: found[2] };
    }

    within(name) {
      return this.root.querySelector(`[data-${name}]`);
    }

    on(form, act) {
      this.within(form).addEventListener("submit", async (event) => {
        event.preventDefault();
        const button = event.submitter ?? event.target.querySelector("button");
        button.disabled = true;
        await act();
        button.disabled = false;
      });
    }

    complain(name, text) {
      const line = this.within(`${name}-failed`);
      line.textContent = text;
      line.hidden = !text;
    }

    show() {
      const gone = this.keys.gone;
      this.root.hidden = false;
      this.within("gone").hidden = !gone;
      this.within("gone-words").textContent = gone ? words.gone(gone.queue) : "";
      this.within("invite").hidden = false;
      this.choose(this.keys.all());
    }

    choose(keys) {
      this.within("choose").hidden = keys.length === 0;
      this.within("choices").replaceChildren(...keys.map(({ queueId, queue, name }) => {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-quiet button-wide" });
        button.textContent = [queue ?? queueId, name].filter(Boolean).join(", as ");
        button.addEventListener("click", () => this.begun(queueId));
        const item = document.createElement("li");
        item.append(button);
        return item;
      }));
    }

    /** Asks how the device is to be called, and shows what it would run. */
    async offer(pairing) {
      this.pairing = pairing;
      this.root.hidden = false;
      this.within("invite").hidden = true;
      this.within("choose").hidden = true;
      this.within("pair").hidden = false;
      const code = this.root.querySelector("#pairing-code");
      code.required = !pairing.code;
      this.within("pair-code").hidden = Boolean(pairing.code);
      const name = this.root.querySelector("#device-name");
      name.value ||= words.device(navigator.userAgent);
      const first = pairing.code ? name : code;
      first.focus();
      first.select();
      try {
        const { name: queue } = await this.api(pairing.queueId).once("GET", "");
        this.within("pair-queue").textContent = `“${queue}”`;
      } catch (failure) {
        this.complain("pair", failure instanceof Lost ? words.pairingNoNetwork : words.pairingQueue);
        this.within("invite").hidden = failure instanceof Lost;
      }
    }

    async pair() {
      const { queueId, code = this.root.querySelector("#pairing-code").value } = this.pairing;
      this.complain("pair", "");
      try {
        const kept = await this.api(queueId).begin(code, this.root.querySelector("#device-name").value.trim() || words.device(navigator.userAgent));
        this.begun(queueId, kept);
      } catch (failure) {
        this.complain("pair", this.why(failure));
        this.within("invite").hidden = failure instanceof Lost;
      }
    }

    why(failure) {
      if (failure instanceof Lost) {
        return words.pairingNoNetwork;
      }
      return failure.status === NOT_FOUND ? words.pairingWrong : words.problem(failure.problem);
    }

    paste(text) {
      const pairing = HostBegin.pairing(text);
      const lost = this.keys.gone?.queueId;
      if (pairing) {
        this.offer(pairing);
      } else if (CODE.test(text.trim()) && lost) {
        this.offer({ queueId: lost, code: text.trim() });
      } else {
        this.complain("paste", CODE.test(text.trim()) ? words.pairingCodeAlone : words.pairingNothing);
      }
    }

    scan() {
      this.camera.open("Scan a pairing code", (text) => {
        const pairing = HostBegin.pairing(text);
        if (pairing) {
          this.camera.close();
          this.offer(pairing);
        } else {
          this.camera.say(words.pairingNothing);
        }
      });
    }

    /** The token is tried before it is kept. */
    async byToken() {
      const field = this.root.querySelector("#token");
      const queueId = QUEUE.exec(this.root.querySelector("#token-queue").value)?.[0].toLowerCase();
      if (!queueId) {
        this.complain("token", words.tokenNoQueue);
        return;
      }
      this.complain("token", "");
      try {
        const { items } = await this.api(queueId).once("GET", "/hosts", undefined, field.value.trim());
        // which of several it is the server tells only when the token is changed
        const own = items.length === 1 ? items[0] : {};
        const kept = this.keys.write(queueId, { token: field.value.trim(), hostId: own.id ?? null, name: own.name ?? "", spare: null });
        field.value = "";
        this.begun(queueId, kept);
      } catch (failure) {
        this.complain("token", failure instanceof Lost ? words.pairingNoNetwork : words.tokenWrong);
      }
    }

    begun(queueId, kept) {
      this.keys.gone = null;
      this.root.hidden = true;
      this.go(queueId, kept);
    }
  };
})();
