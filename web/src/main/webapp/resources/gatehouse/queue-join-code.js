// The code without which nobody joins. Only a device that runs the line gets to know it, and shows it as long as it is new.
window.gatehouse = window.gatehouse || {};
gatehouse.JoinCode = class {
  static AGAIN = 5_000;
  static SOON = 500;

  /** @param show is given the code as the server tells it, "pair" where this device may not know it, "lost" when it has grown old */
  constructor(root, queueId, show) {
    this.address = `${root}/api/queues/${queueId}/join-code`;
    this.key = `gatehouse.host.${queueId}`;
    this.show = show;
    this.running = false;
    window.addEventListener("storage", (event) => event.key === this.key && this.running && this.ask());
    window.addEventListener("online", () => this.running && this.ask());
    document.addEventListener("visibilitychange", () => document.hidden || (this.running && this.ask()));
  }

  start() {
    if (!this.running) {
      this.running = true;
      this.ask();
    }
  }

  stop() {
    this.running = false;
    clearTimeout(this.timer);
    clearTimeout(this.old);
  }

  token() {
    try {
      return JSON.parse(localStorage.getItem(this.key))?.token;
    } catch {
      return null;
    }
  }

  async ask() {
    clearTimeout(this.timer);
    const token = this.token();
    if (!token) {
      this.mayNot();
      return;
    }
    let wait = gatehouse.JoinCode.AGAIN;
    try {
      const answer = await fetch(this.address, { headers: { Authorization: `Bearer ${token}` }, cache: "no-store" });
      if (answer.ok) {
        wait = this.renew(await answer.json(), Date.parse(answer.headers.get("Date")) || Date.now());
      } else if (answer.status === 401 || answer.status === 403) {
        this.mayNot();
      }
    } catch {
      // asked again soon; until it is old the code shown stays good
    }
    if (this.running) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), wait);
    }
  }

  mayNot() {
    clearTimeout(this.old);
    this.show("pair");
  }

  /** By the server's clock, for a display's own may be wrong by minutes. Returns when to ask again. */
  renew(code, serverNow) {
    const left = Math.max(0, Date.parse(code.shownUntil) - serverNow);
    this.show(code);
    clearTimeout(this.old);
    this.old = setTimeout(() => this.show("lost"), left + 30_000);
    return left + gatehouse.JoinCode.SOON;
  }
};
