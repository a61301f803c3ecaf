// What stands beside an event's charts: who scans where, how the scanners fare, what is open, what people do. Each panel is
// a short list; nothing in it is told by colour alone.
window.gatehouse = window.gatehouse || {};
gatehouse.piece = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
gatehouse.pieces = (parts) => parts.filter((part) => part.share > 0).map((part) => {
  const piece = gatehouse.piece("span", `lately-part ${part.kind}`);
  piece.style.flexGrow = part.share;
  return piece;
});

gatehouse.Panels = (() => {
  const { piece, pieces } = gatehouse;
  const WINDOW = 10 * 60_000;
  const MOST_HEARD = 5_000;
  const LONGEST_LIST = 6;
  const LONGEST_FLEET = 5;
  const LOW_BATTERY = 20;
  const count = new Intl.NumberFormat("en");
  const many = (value, one, more) => `${count.format(value)} ${value === 1 ? one : more}`;

  const ACTS = {
    "event.paused": "paused admission",
    "event.resumed": "resumed admission",
    "event.changed": "changed the event",
    "checkpoint.created": "added a checkpoint",
    "checkpoint.changed": "changed a checkpoint",
    "ticket.issued": "issued tickets",
    "ticket.blocked": "blocked a ticket",
    "ticket.unblocked": "unblocked a ticket",
    "ticket.cancelled": "cancelled a ticket",
    "ticket.reissued": "gave a ticket a new code",
    "ticket.searched": "looked a guest up",
    "import.begun": "began an import",
    "import.ended": "ended an import",
    "pairing.offered": "offered a pairing",
    "scanner.enrolled": "enrolled a scanner",
    "scanner.approved": "approved a scanner",
    "scanner.suspended": "suspended a scanner",
    "scanner.revoked": "revoked a scanner",
    "scanner.turned-away": "was turned away",
    "scanner.clock-wrong": "handed in scans of the future",
    "scan.turned-away": "was turned away with a scan",
    "scan.annulled": "annulled a scan",
    "scan.unreadable": "sent what is no scan",
    "conflict.opened": "opened a conflict",
    "conflict.resolved": "resolved a conflict",
    "conflict.settled": "settled a conflict",
    "held.released": "released a held upload",
    "held.rejected": "rejected a held upload",
    "alert.acknowledged": "acknowledged an alert",
    "queue.created": "made a queue",
    "queue.changed": "changed a queue",
    "queue.opened": "opened a queue",
    "queue.closed": "closed a queue",
    "queue.paused": "paused a queue",
    "queue.resumed": "resumed a queue",
    "queue.pairing-offered": "offered to pair a host device",
    "queue.host-revoked": "revoked a host device",
  };

  const ALERTS = {
    repeated_refusals: "Refused again and again",
    revoked_scanner: "A scanner that may not",
    impossible_clock: "A wrong clock",
    sign_in_attack: "Passwords are guessed",
  };

  /** A row with a bar as long as its share of the longest, what was let in before what was refused. */
  const bar = (name, passed, refused, most, words) => {
    const row = piece("li", "live-bar");
    const track = piece("span", "lately-bar");
    track.setAttribute("aria-hidden", "true");
    track.append(...pieces([
      { kind: "chart-entries", share: passed }, { kind: "chart-refused", share: refused },
      { kind: "live-rest", share: most - passed - refused },
    ]));
    row.append(piece("span", "live-name", name), track, piece("span", "live-count", words));
    return row;
  };

  return class Panels {
    constructor(root, clock) {
      this.root = root;
      this.clock = clock;
      this.before = new Map();
      this.moves = [];
      this.heard = [];
      this.scanners = new Map();
      this.conflicts = new Map();
      this.alerts = new Map();
      this.queues = new Map();
      this.acts = [];
      this.unlisted = 0;
    }

    within(name) {
      return this.root.querySelector(`[data-${name}]`);
    }

    /** What the checkpoints' totals have moved by. */
    places(checkpoints, now) {
      for (const checkpoint of checkpoints) {
        const { id, entries, refused } = checkpoint;
        const before = this.before.get(id) ?? { entries, refused };
        if (entries !== before.entries || refused !== before.refused) {
          this.moves.push({ at: now, id, entries: entries - before.entries, refused: refused - before.refused });
        }
        this.before.set(id, { entries, refused });
      }
    }

    picture(message) {
      this.scanners = new Map(message.scanners.map((scanner) => [scanner.id, scanner]));
      this.conflicts = new Map(message.conflicts.map((conflict) => [conflict.id, conflict]));
      this.alerts = new Map(message.alerts.map((alert) => [alert.id, alert]));
      this.queues = new Map(message.queues.map((queue) => [queue.id, queue]));
      this.showLists();
      this.showQueues();
    }

    change(message, now) {
      message.scanners?.forEach((scanner) => this.scanners.set(scanner.id, scanner));
      message.conflicts?.forEach((conflict) => this.conflicts.set(conflict.id, conflict));
      message.alerts?.forEach((alert) => this.alerts.set(alert.id, alert));
      message.queues?.forEach((queue) => this.queues.set(queue.id, queue));
      if (message.queues) {
        this.showQueues();
      }
      message.scans?.forEach((scan) => this.heard.push({
        at: now, key: scan.operatorId ?? scan.scannerId, name: scan.by ?? scan.scanner, refused: scan.verdict === "REFUSED",
      }));
      this.heard.splice(0, this.heard.length - MOST_HEARD);
      this.unlisted += message.unlisted ?? 0;
      this.acts.unshift(...(message.activity ?? []).reverse());
      this.acts.length = Math.min(this.acts.length, LONGEST_LIST);
      if (message.scanners || message.conflicts || message.alerts || message.activity) {
        this.showLists();
      }
    }

    draw(now, checkpoints) {
      const recent = (one) => one.at > now - WINDOW;
      this.moves = this.moves.filter(recent);
      this.heard = this.heard.filter(recent);
      const places = checkpoints.map(({ id, name }) => ({ name, ...this.sum(this.moves.filter((move) => move.id === id)) }));
      this.showBars("places", places);
      const doors = new Map();
      for (const scan of this.heard) {
        const door = doors.get(scan.key) ?? { name: scan.name, entries: 0, refused: 0 };
        door[scan.refused ? "refused" : "entries"]++;
        doors.set(scan.key, door);
      }
      this.showBars("doors", [...doors.values()]);
      this.within("doors-words").textContent = doors.size === 0
        ? "No scan in the last ten minutes"
        : `Scans of the last ten minutes, since you opened this page${this.unlisted ? "; when many come at once, not each is counted here" : ""}`;
    }

    sum(moves) {
      return moves.reduce((sum, move) => ({ entries: sum.entries + move.entries, refused: sum.refused + move.refused }), { entries: 0, refused: 0 });
    }

    showBars(name, rows) {
      const all = (row) => Math.max(0, row.entries) + Math.max(0, row.refused);
      const shown = rows.sort((one, other) => all(other) - all(one)).slice(0, LONGEST_LIST);
      const most = Math.max(1, ...shown.map(all));
      this.within(name).replaceChildren(...shown.map((row) => bar(
        row.name, Math.max(0, row.entries), Math.max(0, row.refused), most,
        `${count.format(row.entries)}${row.refused > 0 ? `, ${count.format(row.refused)} refused` : ""}`)));
    }

    showLists() {
      if (this.within("fleet")) {
        this.showAlerts();
        this.showFleet();
        this.showConflicts();
        this.showActs();
      }
    }

    showAlerts() {
      const open = [...this.alerts.values()].filter((alert) => alert.acknowledgedAt === null)
        .sort((one, other) => Date.parse(other.lastAt) - Date.parse(one.lastAt));
      this.within("alerts").classList.toggle("live-alarm", open.length > 0);
      this.within("alerts-none").hidden = open.length > 0;
      this.fill("alerts-list", open, LONGEST_FLEET, (alert) => {
        const words = piece("div", "live-name");
        const [kind, id] = alert.subject.split(/\/(.*)/);
        const name = alert.name ?? { code: "An unknown code", ticket: "A ticket without a name" }[kind] ?? id;
        const times = alert.count > 1 ? `, ${many(alert.count, "time", "times")} since ${this.clock.minute(Date.parse(alert.firstAt))}` : "";
        const title = piece("strong", "", `${ALERTS[alert.kind] ?? alert.kind}: `);
        title.append(kind === "ticket" ? Object.assign(piece("a", "", name), { href: this.root.dataset.ticket + id }) : name);
        words.append(
          title,
          piece("span", "second", `${this.clock.time(Date.parse(alert.lastAt))}${times}. ${alert.detail}`));
        const seen = piece("button", "live-seen", "Seen");
        seen.type = "button";
        seen.setAttribute("aria-label", `Seen: ${ALERTS[alert.kind] ?? alert.kind}, ${name}`);
        seen.addEventListener("click", () => gatehouseAcknowledge([{ name: "alert", value: alert.id }]));
        return [words, seen];
      });
    }

    showFleet() {
      const fleet = [...this.scanners.values()].filter((scanner) => scanner.status === "APPROVED" && scanner.lastSeen);
      const contact = (name) => fleet.filter((scanner) => scanner.connection === name).length;
      const waiting = [...this.scanners.values()].filter((scanner) => scanner.status === "PENDING").length;
      const queued = fleet.reduce((sum, scanner) => sum + (scanner.queued ?? 0), 0);
      this.within("fleet-bar").replaceChildren(...pieces([
        { kind: "live-online", share: contact("online") }, { kind: "live-late", share: contact("late") },
        { kind: "live-lost", share: contact("lost") },
      ]));
      this.within("fleet-words").textContent = fleet.length === 0 && waiting === 0 ? "No scanner has called yet" : [
        `${count.format(contact("online"))} online`,
        `${count.format(contact("late"))} late`,
        `${count.format(contact("lost"))} lost`,
        ...(queued ? [many(queued, "scan waiting in them", "scans waiting in them")] : []),
        ...(waiting ? [`${count.format(waiting)} to be approved`] : []),
      ].join(", ");
      const worry = (scanner) => [
        ...(scanner.connection === "online" ? [] : [scanner.connection]),
        ...(scanner.battery !== null && scanner.battery < LOW_BATTERY ? [`${scanner.battery} % battery`] : []),
        ...(scanner.queued ? [many(scanner.queued, "scan waiting", "scans waiting")] : []),
      ];
      const worries = fleet.map((scanner) => ({ scanner, words: worry(scanner) })).filter((one) => one.words.length > 0);
      this.fill("fleet-list", worries, LONGEST_FLEET, ({ scanner, words }) => [
        piece("span", "live-name", scanner.name), piece("span", `status status-${scanner.connection}`, words.join(", ")),
      ]);
    }

    showConflicts() {
      const open = [...this.conflicts.values()].filter((conflict) => conflict.status === "OPEN")
        .sort((one, other) => Date.parse(other.openedAt) - Date.parse(one.openedAt));
      this.within("disputes").hidden = open.length === 0;
      this.fill("disputes-list", open, LONGEST_FLEET, (conflict) => [
        piece("span", "live-time", this.clock.minute(Date.parse(conflict.openedAt))),
        piece("span", "live-name", `${conflict.ticket?.reference ?? conflict.ticket?.holder ?? "An unknown code"} at ${conflict.checkpoint}`),
        piece("span", "live-count", many(conflict.scans.length, "scan", "scans")),
      ]);
    }

    /** The longest first; those where nobody waits are shown all the same, for they may be closed. */
    showQueues() {
      const { span, state } = gatehouse.queueWords;
      const lines = [...this.queues.values()].sort((one, other) => other.waiting - one.waiting);
      this.within("lines").hidden = lines.length === 0;
      this.fill("lines-list", lines, LONGEST_LIST, (queue) => {
        const name = Object.assign(piece("a", "live-name", queue.name), { href: this.root.dataset.queue + queue.id });
        const now = state(queue);
        const words = [
          `${count.format(queue.waiting)} waiting`,
          ...(queue.nowServing ? [`now ${count.format(queue.nowServing)}`] : []),
          ...(queue.secondsPerPlace === null ? [] : [`${span(queue.secondsPerPlace)} a place`]),
        ].join(", ");
        return [
          name,
          ...(now === "open" ? [] : [piece("span", `status queue-${now}`, now[0].toUpperCase() + now.slice(1))]),
          piece("span", "live-count", words),
        ];
      });
    }

    showActs() {
      this.within("acts-none").hidden = this.acts.length > 0;
      this.fill("acts", this.acts, LONGEST_LIST, (act) => [
        piece("span", "live-time", this.clock.time(Date.parse(act.at))),
        piece("span", "live-name", `${act.staff} ${ACTS[act.action] ?? act.action.replace(/[.-]/g, " ")}`),
      ]);
    }

    fill(name, all, longest, parts) {
      const rows = all.slice(0, longest).map((one) => {
        const row = piece("li", "");
        row.append(...parts(one));
        return row;
      });
      if (all.length > longest) {
        rows.push(piece("li", "live-words", `and ${count.format(all.length - longest)} more`));
      }
      this.within(name).replaceChildren(...rows);
    }
  };
})();
