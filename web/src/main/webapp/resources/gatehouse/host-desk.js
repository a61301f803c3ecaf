// What a host sees of a queue and does with it. One thing is done at a time: pressing twice is pressing once.
window.gatehouse = window.gatehouse || {};
gatehouse.HostDesk = (() => {
  const words = gatehouse.hostWords;
  const { Lost, Refused } = gatehouse.HostApi;
  const LONGEST_HISTORY = 30;
  const DOUBLE_TAP = 350;
  const PACE = 1_000;
  const JITTER = 250;
  const STALE_CALL = 15 * 60_000;
  const CONFLICT = 409;
  const NOT_FOUND = 404;
  const IN_SERVICE = new Set(["CALLED", "SERVING"]);

  // from which states; what a place is then; whether asking twice is the same as asking once; whether it can be undone
  const MOVES = {
    recall: { from: ["CALLED"] },
    serve: { from: ["CALLED"], makes: "SERVING", again: true, undo: true },
    complete: { from: ["CALLED", "SERVING"], makes: "COMPLETED", again: true, undo: true },
    "no-show": { from: ["WAITING", "CALLED"], makes: "NO_SHOW", again: true, undo: true },
    requeue: { from: ["CALLED", "NO_SHOW"] },
    undo: { from: ["CALLED", "SERVING", "COMPLETED", "NO_SHOW"] },
    priority: { from: ["WAITING"], again: true },
    transfer: { from: ["WAITING", "CALLED"] },
  };
  const CALL = { makes: "CALLED", undo: true };

  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  return class HostDesk {
    /**
     * @param api that speaks for this device
     * @param show changed() when something is to be drawn, and told(words, kind) of what happened: "good", "bad" or "plain"
     */
    constructor(api, keys, show) {
      this.api = api;
      this.keys = keys;
      this.show = show;
      this.items = [];
      this.ended = [];
      this.queue = null;
      this.seenAt = null;
      this.working = null;
      this.history = [];
      this.reading = null;
      this.readAt = 0;
      this.again = false;
      this.heard = null;
      this.due = null;
      this.pressedAt = 0;
      /** Counts what is done: what was read before that is old. */
      this.turn = 0;
    }

    get counter() {
      const chosen = this.keys.read(this.api.queueId)?.counter ?? 1;
      return Math.min(chosen, this.queue?.counters ?? chosen);
    }

    set counter(number) {
      this.keys.write(this.api.queueId, { counter: number });
      this.show.changed();
    }

    get waiting() {
      return this.items.filter((place) => place.status === "WAITING");
    }

    /** Who is at a counter: the one that was called there last, unless it is free again. */
    at(counter) {
      return this.items.filter((place) => IN_SERVICE.has(place.status) && !place.passed && place.counter === counter)
        .sort((one, other) => Date.parse(other.calledAt) - Date.parse(one.calledAt))[0];
    }

    get current() {
      return this.at(this.counter);
    }

    /** Called, and never finished before the next one was. */
    get left() {
      return this.items.filter((place) => IN_SERVICE.has(place.status) && this.at(place.counter) !== place);
    }

    find(by) {
      return this.items.find(by) ?? this.ended.find(by);
    }

    seconds(since) {
      return (this.api.now() - Date.parse(since)) / 1000;
    }

    can(move, place) {
      return MOVES[move].from.includes(place.status);
    }

    // what the server has

    /** At most one reading at a time, and one that follows. */
    refresh() {
      if (this.reading) {
        this.again = true;
        return this.reading;
      }
      this.reading = this.read().finally(() => {
        this.reading = null;
        if (this.again) {
          this.again = false;
          this.refresh();
        }
      });
      return this.reading;
    }

    async read() {
      const { turn } = this;
      this.readAt = Date.now();
      try {
        const { items, ended, queue } = await this.api.get("/places");
        if (turn !== this.turn) {
          return; // it is read once more when that is done
        }
        Object.assign(this, { items, ended, queue, seenAt: Date.now() });
        const kept = this.keys.read(this.api.queueId);
        if (kept?.token && kept.queue !== queue.name) {
          this.keys.write(this.api.queueId, { queue: queue.name });
        }
        this.show.changed();
      } catch {
        // the feed says that it is away, and asks again when it is back
      }
    }

    /** What the socket says of all; the places are asked for if they are other ones. */
    hear(news) {
      if (this.queue?.seq > news.seq) {
        return; // an action's answer was faster
      }
      this.heard = news.seq;
      if (this.queue) {
        const { nowServing, waiting, inService, counters, paused, open, full, estimate } = news;
        Object.assign(this.queue, { nowServing, waiting, inService, counters, paused, open, full, estimate: { ...this.queue.estimate, ...estimate } });
        this.show.changed();
      }
      if (this.isBehind) {
        this.follow();
      } else {
        this.seenAt = Date.now();
      }
    }

    get isBehind() {
      return !(this.queue?.seq >= this.heard);
    }

    /** Reads what has changed: not more often than one can see it, nor all devices at once, nor while nobody looks. */
    follow() {
      const rest = Math.max(0, this.readAt + PACE - Date.now());
      this.due ??= setTimeout(() => {
        this.due = null;
        if (this.isBehind && !document.hidden) {
          this.refresh();
        }
      }, rest + Math.random() * JITTER);
    }

    // what is done

    /** Calls the next one. The key makes it one call, however often it must be asked until it is answered. */
    next() {
      const before = this.pressedAt;
      this.pressedAt = Date.now();
      if (this.pressedAt - before < DOUBLE_TAP) {
        return null; // also when the first was answered between the two
      }
      return this.call({ key: newKey(), counter: this.counter, at: Date.now() });
    }

    /** Goes on with a call that was not answered when the page was closed. */
    resume() {
      const call = this.keys.call(this.api.queueId);
      if (call && Date.now() - call.at < STALE_CALL) {
        this.call(call);
      }
    }

    call(call) {
      return this.work("next", null, async (trying, signal) => {
        this.keys.keepCall(this.api.queueId, call);
        try {
          const { value: place } = await this.api.surely("/next", { key: call.key, counter: call.counter }, { trying, signal });
          if (!place) {
            this.show.told(words.noneWaits, "plain");
            return null;
          }
          return this.did("next", place, CALL);
        } finally {
          this.keys.keepCall(this.api.queueId, null);
        }
      });
    }

    move(name, place, body) {
      const move = MOVES[name];
      if (!this.can(name, place)) {
        this.show.told(words.notNow(name, place), "bad");
        return null;
      }
      return this.work(name, place, async (trying, signal) => {
        const path = `/places/${place.id}/${name}`;
        const after = move.again
          ? await this.surely(path, body, { trying, signal, place, makes: move.makes })
          : await this.api.post(path, body);
        return this.did(name, after, move, place);
      });
    }

    /** The guest whose code was scanned is done. A code is shown once: it waits for what is being done. */
    async scanned(code) {
      while (this.working) {
        await this.working.over;
      }
      return this.work("scan", null, async (trying, signal) => {
        const after = await this.surely("/complete", { code }, { trying, signal, makes: "COMPLETED" });
        return this.did("complete", after, MOVES.complete);
      });
    }

    setting(name) {
      return this.work(name, null, async (trying, signal) => {
        const { value } = await this.api.surely(`/${name}`, undefined, { trying, signal });
        this.queue = { ...this.queue, ...value };
        this.show.told(words.done(name, this.queue, this.api.now()), "good");
        return value;
      });
    }

    /** What was asked again, and is refused because it is so already, has happened the first time. */
    async surely(path, body, { trying, signal, place, makes }) {
      try {
        return (await this.api.surely(path, body, { trying, signal })).value;
      } catch (failure) {
        const made = failure instanceof Refused && failure.status === CONFLICT && failure.problem.state === makes;
        if (!made || failure.tries === 1) {
          throw failure;
        }
        await this.refresh();
        return this.find((one) => one.id === place?.id) ?? { ...place, status: makes };
      }
    }

    did(name, after, move, before = after) {
      if (move.undo && after.id) {
        this.history = [...this.history.slice(1 - LONGEST_HISTORY), { move: name, id: after.id, number: after.number, status: move.makes }];
      }
      this.show.told(after.number ? words.done(name, after, before) : words.already(after.status), "good", move.undo ? this.lastUndoable : null);
      return after;
    }

    /** The last of this device's moves that is still as it was left. */
    get lastUndoable() {
      return this.history.at(-1) ?? null;
    }

    undo() {
      if (this.working) {
        return null;
      }
      while (this.lastUndoable) {
        const step = this.lastUndoable;
        const place = this.find((one) => one.id === step.id);
        if (place?.status === step.status) {
          return this.takeBack(step, place);
        }
        this.history.pop();
      }
      this.show.told(words.nothingToUndo, "plain");
      return null;
    }

    /** Only what was answered is forgotten: one whose answer was lost can be taken back once more. */
    async takeBack(step, place) {
      const answer = await this.move("undo", place);
      if (answer) {
        this.history = this.history.filter((one) => one !== step);
      }
      return answer;
    }

    // how it is done

    async work(name, place, doing) {
      if (this.working) {
        return null;
      }
      if (name !== "next") {
        this.pressedAt = 0;
      }
      const giveUp = new AbortController();
      const { signal } = giveUp;
      const working = {
        name, place, tries: 0,
        stop: () => {
          this.pressedAt = 0;
          giveUp.abort();
        },
      };
      working.over = new Promise((resolve) => {
        working.end = resolve;
      });
      const trying = (tries) => {
        Object.assign(working, { words: words.trying(name, tries), tries });
        this.show.changed();
      };
      this.working = working;
      this.turn++;
      this.show.changed();
      let result = null;
      try {
        result = await doing(trying, signal);
        if (result?.status) {
          this.apply(result);
        }
      } catch (failure) {
        this.show.told(this.why(failure, working, signal), "bad");
      } finally {
        this.working = null;
        this.turn++;
        working.end();
        this.show.changed();
        this.refresh();
      }
      return result;
    }

    /** What was answered is true now; the rest follows. */
    apply(place) {
      this.items = this.items.map((one) => (one.id === place.id ? place : one));
    }

    why(failure, { name, place }, signal) {
      if (failure instanceof Lost) {
        return signal.aborted ? words.stopped : words.lost;
      }
      if (!(failure instanceof Refused)) {
        throw failure;
      }
      const { status, problem } = failure;
      if (status === CONFLICT && problem.state) {
        return problem.state === "WAITING" || problem.state === "CANCELLED"
          ? words.otherState(problem.state, place?.number)
          : words.already(problem.state, place?.number);
      }
      return status === NOT_FOUND && name === "scan" ? words.unknownCode : words.problem(problem);
    }
  };
})();
