// Keeps a socket open to what is pushed. Whenever it breaks it is opened again, sooner at first and later with more
// patience, each time with a new token that opens it once; what was missed meanwhile is asked for by its number.
window.gatehouse = window.gatehouse || {};
gatehouse.Feed = (() => {
  const FIRST_WAIT = 500;
  const LONGEST_WAIT = 30_000;
  const PATIENCE = 12_000;
  const SILENCE = 15_000;
  // none of these is missed unnoticed
  const NUMBERED = new Set(["change", "scan_update", "scan_failed"]);

  return class Feed {
    /**
     * @param address of the socket
     * @param askForToken is answered by open(token), or by failed()
     * @param hear picture(message), change(message) of whatever follows, state(name, tries): "live" or "away", and
     *     alive(), if it is there, of anything that comes
     * @param greet makes the first message of the token
     */
    constructor(address, askForToken, hear, greet) {
      this.address = new URL(address, location.href);
      this.address.protocol = this.address.protocol.replace("http", "ws");
      this.askForToken = askForToken;
      this.hear = hear;
      this.greet = greet ?? ((token) => ({ type: "subscribe", token, ...(this.stream && { stream: this.stream, since: this.seq }) }));
      this.tries = 0;
      const closing = new AbortController();
      const on = (target, name, then) => target.addEventListener(name, then, { signal: closing.signal });
      on(window, "online", () => this.now());
      on(window, "offline", () => this.failed());
      on(document, "visibilitychange", () => document.hidden || this.now());
      on(window, "pageshow", (event) => event.persisted && this.now());
      this.closing = closing;
      this.connect();
    }

    /** For good. */
    close() {
      this.closing.abort();
      clearTimeout(this.timer);
      this.drop();
    }

    /** Doesn't wait for its turn. */
    now() {
      if (this.live) {
        this.ping();
      } else {
        this.connect();
      }
    }

    connect() {
      clearTimeout(this.timer);
      this.drop();
      this.wanted = true;
      // whatever takes too long, the token or the socket, has failed
      this.timer = setTimeout(() => this.failed(), PATIENCE);
      this.askForToken();
    }

    open(token) {
      if (!this.wanted) {
        return;
      }
      this.wanted = false;
      if (!token) {
        this.failed();
        return;
      }
      let socket;
      try {
        socket = new WebSocket(this.address);
      } catch {
        this.failed(); // a browser that is forbidden to
        return;
      }
      this.socket = socket;
      const own = (then) => (event) => this.socket === socket && then(event);
      socket.onopen = own(() => {
        this.send(this.greet(token));
        // answered even when there is nothing new
        this.send({ type: "ping" });
      });
      socket.onmessage = own((event) => this.read(JSON.parse(event.data)));
      socket.onclose = own(() => this.failed());
    }

    read(message) {
      if (message.type === "problem") {
        return;
      }
      const first = message.type === "initial_state";
      const numbered = NUMBERED.has(message.type);
      if (numbered && message.seq !== this.seq + 1) {
        this.stream = null;
        this.failed();
        return;
      }
      if (first) {
        this.stream = message.stream;
      }
      if (first || numbered) {
        this.seq = message.seq;
      }
      this.alive();
      if (first) {
        this.hear.picture(message);
      } else if (message.type !== "pong") {
        this.hear.change(message);
      }
    }

    /** Something came: it is well, and asked again when nothing comes for a while. */
    alive() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ping(), SILENCE);
      this.hear.alive?.();
      if (!this.live) {
        this.live = true;
        this.tries = 0;
        this.hear.state("live", 0);
      }
    }

    ping() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.failed(), PATIENCE);
      this.send({ type: "ping" });
    }

    send(message) {
      if (this.socket?.readyState === WebSocket.OPEN) {
        this.socket.send(JSON.stringify(message));
      }
    }

    failed() {
      clearTimeout(this.timer);
      this.drop();
      this.tries++;
      this.hear.state("away", this.tries);
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.tries - 1));
      // not all at once, when a server comes back that many were watching
      this.timer = setTimeout(() => this.connect(), wait * (0.5 + Math.random()));
    }

    drop() {
      const socket = this.socket;
      this.socket = null;
      this.live = false;
      this.wanted = false;
      socket?.close();
    }
  };
})();
