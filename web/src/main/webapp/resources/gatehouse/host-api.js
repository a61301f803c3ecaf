// Calls of a host. One that gets no answer is lost: it may have happened or not, and who calls decides what that means.
window.gatehouse = window.gatehouse || {};
gatehouse.HostApi = (() => {
  const PATIENCE = 10_000;
  const FIRST_WAIT = 1_000;
  const LONGEST_WAIT = 8_000;
  // said by what stands between, or by a server that comes or goes: nobody knows what became of it
  const NO_ANSWER = new Set([502, 503, 504]);
  const UNAUTHENTICATED = 401;
  const CLOCK_STEP = 2_000;

  class Lost extends Error {}

  class Refused extends Error {
    constructor(status, problem) {
      super(problem.title ?? String(status));
      this.status = status;
      this.problem = { ...problem, slug: (problem.type ?? "").split(":").at(-1) };
    }
  }

  /** Until then, or until there is a network again, or until it is given up. */
  const rest = (milliseconds, signal) => new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done);
    signal?.addEventListener("abort", done);
  });

  return class HostApi {
    /** @param gone is told when the token is nobody's any more */
    constructor(queueId, keys, gone) {
      this.queueId = queueId;
      this.keys = keys;
      this.gone = gone;
      this.ahead = 0;
      this.settling = null;
      this.sparing = null;
      this.over = false;
    }

    static Lost = Lost;

    static Refused = Refused;

    /** The server's time: what it says of times is compared with that, for a device's clock may be wrong. */
    now() {
      return Date.now() + this.ahead;
    }

    get(path) {
      return this.ask("GET", path);
    }

    post(path, body) {
      return this.ask("POST", path, body);
    }

    delete(path) {
      return this.ask("DELETE", path);
    }

    /** Asks the same again until it is answered, or given up; answers with how often it was asked, too. */
    async surely(path, body, { trying, signal }) {
      for (let tries = 1; ; tries++) {
        try {
          return { value: await this.ask("POST", path, body, signal), tries };
        } catch (failure) {
          failure.tries = tries;
          if (!(failure instanceof Lost) || signal.aborted) {
            throw failure;
          }
        }
        trying(tries);
        await rest(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1)), signal);
        if (signal.aborted) {
          throw Object.assign(new Lost(), { tries });
        }
      }
    }

    /** With the token that is kept at the moment: another page of this device may have got a new one. */
    async ask(method, path, body, signal) {
      const token = this.keys.read(this.queueId)?.token;
      try {
        return await this.once(method, path, body, token, signal);
      } catch (failure) {
        if (failure.status !== UNAUTHENTICATED) {
          throw failure;
        }
        await this.settling;
        const now = this.keys.read(this.queueId)?.token;
        if (now && now !== token) {
          return this.ask(method, path, body, signal);
        }
        if (!(await this.takeSpare())) {
          if (!this.over) {
            this.over = true;
            this.gone();
          }
          throw failure;
        }
        return this.ask(method, path, body, signal);
      }
    }

    async once(method, path, body, token, signal) {
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), PATIENCE);
      const stop = () => patience.abort();
      signal?.addEventListener("abort", stop);
      try {
        const headers = { ...(token && { Authorization: `Bearer ${token}` }), ...(body && { "Content-Type": "application/json" }) };
        const answer = await fetch(`${this.root()}${path}`, {
          method, headers, body: body && JSON.stringify(body), signal: patience.signal, cache: "no-store", credentials: "omit",
        });
        const text = await answer.text();
        this.setClock(answer.headers.get("Date"));
        return this.read(answer, text);
      } catch (failure) {
        throw failure instanceof Refused ? failure : new Lost();
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", stop);
      }
    }

    root() {
      return `${document.body.dataset.root}/api/queues/${this.queueId}`;
    }

    read(answer, text) {
      if (NO_ANSWER.has(answer.status)) {
        throw new Lost();
      }
      let json = null;
      try {
        json = text ? JSON.parse(text) : null;
      } catch {
        throw new Lost(); // a page of whatever stands between
      }
      if (!answer.ok) {
        throw new Refused(answer.status, json ?? {});
      }
      return json;
    }

    setClock(date) {
      const ahead = Date.parse(date ?? "") - Date.now();
      // told to the second, and late: it doesn't follow each of these
      if (Math.abs(ahead - this.ahead) > CLOCK_STEP) {
        this.ahead = ahead;
      }
    }

    /** Becomes a host. */
    async begin(pairingCode, name) {
      const given = await this.once("POST", "/host-sessions", { pairingCode, name });
      return this.keep(given);
    }

    keep({ id: hostId, name, token }) {
      return this.keys.write(this.queueId, { token, hostId, name, spare: null });
    }

    /**
     * A new token for this device. The old one ends before the new one is here, so a pairing is kept meanwhile: should the
     * answer be lost, the device comes back by that, and is never without a key.
     */
    async rotate() {
      const offer = await this.post("/pairings");
      this.keys.write(this.queueId, { spare: offer.pairingCode });
      const rotating = this.once("POST", "/rotate", undefined, this.keys.read(this.queueId).token).then((given) => this.keep(given));
      this.settling = rotating.catch(() => null);
      try {
        return await rotating;
      } catch (failure) {
        if (!(failure instanceof Lost)) {
          throw failure;
        }
        await this.get("/hosts"); // by the old token, if it is still good, else by the spare pairing
        this.keys.write(this.queueId, { spare: null });
        return true;
      } finally {
        this.settling = null;
      }
    }

    /** Whoever asks first tries it for all. */
    takeSpare() {
      this.sparing ??= this.beginBySpare().finally(() => {
        this.sparing = null;
      });
      return this.sparing;
    }

    async beginBySpare() {
      const { spare, name, hostId } = this.keys.read(this.queueId) ?? {};
      if (!spare) {
        return false;
      }
      try {
        await this.begin(spare, name || "Host device");
      } catch (failure) {
        if (failure instanceof Lost) {
          throw failure;
        }
        this.keys.write(this.queueId, { spare: null });
        return false;
      }
      if (hostId) {
        // what it was before has a token that nobody knows
        this.delete(`/hosts/${hostId}`).catch(() => null);
      }
      return true;
    }
  };
})();
