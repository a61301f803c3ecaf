// Draws what a host sees. Rows stay the same elements while their place stays: who uses a keyboard isn't thrown out of a list
// because it has changed.
window.gatehouse = window.gatehouse || {};
gatehouse.HostView = (() => {
  const words = gatehouse.hostWords;
  const MOST_ENDED = 20;
  const FIRST_WAITING = 10;
  const KINDS = { Closed: "lost", Paused: "paused", Full: "late", Open: "online" };

  const piece = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
  const say = (element, text) => {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  };

  /** A list whose rows are made once and then only told what is new. */
  class Rows {
    constructor(list, make) {
      this.list = list;
      this.make = make;
      this.rows = new Map();
    }

    show(things, id, tell) {
      const before = this.rows;
      this.rows = new Map(things.map((thing) => [id(thing), before.get(id(thing)) ?? this.make()]));
      const wanted = [...this.rows.values()];
      const same = wanted.length === this.list.children.length && wanted.every((row, index) => this.list.children[index] === row.element);
      if (!same) {
        const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
        this.list.replaceChildren(...wanted.map((row) => row.element));
        focused?.focus();
      }
      things.forEach((thing) => tell(this.rows.get(id(thing)), thing));
    }
  }

  return class HostView {
    /**
     * @param open is told which place was chosen
     * @param undo which place is to be undone
     */
    constructor(root, desk, { open, undo }) {
      this.root = root;
      this.desk = desk;
      this.open = open;
      this.undo = undo;
      this.waiting = new Rows(this.within("waiting-list"), () => this.row());
      this.left = new Rows(this.within("left-list"), () => this.row());
      this.ended = new Rows(this.within("ended-list"), () => this.row(true));
      this.unfolded = false;
      this.within("waiting-all").addEventListener("click", () => {
        this.unfolded = !this.unfolded;
        this.draw();
      });
      this.counters = new Rows(this.within("counters-list"), () => this.row());
    }

    static piece = piece;

    within(name) {
      return this.root.querySelector(`[data-${name}]`);
    }

    row(undoable = false) {
      const element = piece("li", "host-row");
      const button = Object.assign(piece("button", "host-place"), { type: "button" });
      const row = { element, button, number: piece("strong", "host-place-number"), text: piece("span", "host-place-words"), mark: piece("span", "host-mark", words.first) };
      button.append(row.number, row.text, row.mark);
      button.addEventListener("click", () => row.place && this.open(row.place));
      element.append(button);
      if (undoable) {
        row.undo = Object.assign(piece("button", "button button-quiet button-small", "Undo"), { type: "button" });
        row.undo.addEventListener("click", () => this.undo(row.place));
        element.append(row.undo);
      }
      return row;
    }

    tell(row, place, text) {
      row.place = place;
      say(row.number, String(place.number));
      say(row.text, text);
      row.mark.hidden = !(place.status === "WAITING" && place.priority > 0);
      row.button.setAttribute("aria-label", `${words.actions(place)}. ${text}${row.mark.hidden ? "" : `, ${words.first}`}`);
    }

    draw() {
      if (this.desk.queue) {
        this.drawQueue();
        this.drawGuest();
        this.drawLists();
      }
      this.drawWork();
    }

    drawQueue() {
      const { queue } = this.desk;
      for (const name of document.querySelectorAll("[data-name]")) {
        say(name, queue.name);
      }
      const state = words.queueState(queue);
      say(this.within("state"), state);
      this.within("state").className = `status status-${KINDS[state]}`;
      this.within("setting=pause").hidden = queue.paused;
      this.within("setting=resume").hidden = !queue.paused;
      for (const button of document.querySelectorAll("[data-setting=open]")) {
        button.hidden = queue.open;
      }
      document.querySelector("[data-setting=close]").hidden = !queue.open;
      say(this.within("waiting"), words.waiting(queue.waiting));
      say(this.within("pace"), words.pace(queue.estimate, queue.counters));
      const hours = queue.open ? "" : words.hours(queue, this.desk.api.now());
      this.within("hours").hidden = !hours;
      say(this.within("hours"), hours);
      this.drawCounters(queue.counters);
    }

    drawCounters(many) {
      const choice = this.within("counter");
      if (choice.options.length !== many) {
        choice.replaceChildren(...Array.from({ length: many }, (none, index) => new Option(words.counter(index + 1), String(index + 1))));
      }
      choice.value = String(this.desk.counter);
    }

    drawGuest() {
      const place = this.desk.current;
      this.within("guest").hidden = !place;
      this.within("nobody").hidden = Boolean(place);
      if (place) {
        say(this.within("number"), String(place.number));
        say(this.within("guest-state"), words.now(place, this.desk.seconds(place.servingAt ?? place.calledAt)));
      }
    }

    drawLists() {
      const { desk } = this;
      const { waiting, left, ended, queue } = desk;
      const id = (place) => place.id;
      say(this.within("waiting-count"), waiting.length ? String(waiting.length) : "");
      this.within("waiting-none").hidden = waiting.length > 0;
      this.drawFold(waiting.length);
      this.waiting.show(this.unfolded ? waiting : waiting.slice(0, FIRST_WAITING), id, (row, place) => this.tell(row, place, [
        words.waited(desk.seconds(place.joinedAt)), ...(place.etaSeconds === null ? [] : [words.soon(place.etaSeconds)]),
      ].join(", ")));
      this.within("left").hidden = left.length === 0;
      this.left.show(left, id, (row, place) => this.tell(row, place, `${words.counter(place.counter)}, ${words.atCounter(place, desk.seconds(place.servingAt ?? place.calledAt))}`));
      this.within("ended").hidden = ended.length === 0;
      this.ended.show(ended.slice(0, MOST_ENDED), id, (row, place) => {
        this.tell(row, place, words.ended(place, desk.seconds(place.endedAt)));
        row.undo.hidden = !desk.can("undo", place);
        row.undo.setAttribute("aria-label", `Undo: number ${place.number} ${words.state(place)}`);
      });
      const counters = Array.from({ length: queue.counters }, (none, index) => ({ number: index + 1, place: desk.at(index + 1) }));
      this.counters.show(counters, (counter) => counter.number, (row, counter) => this.tellCounter(row, counter));
    }

    /** A long line would hide all that is below it. */
    drawFold(many) {
      const all = this.within("waiting-all");
      all.hidden = many <= FIRST_WAITING;
      all.setAttribute("aria-expanded", String(this.unfolded));
      say(all, this.unfolded ? words.fewer(FIRST_WAITING) : words.all(many));
    }

    tellCounter(row, { number, place }) {
      const name = `${words.counter(number)}${number === this.desk.counter ? " (you)" : ""}`;
      row.mark.hidden = true;
      row.button.disabled = !place;
      if (place) {
        this.tell(row, place, `${name}, ${words.atCounter(place, this.desk.seconds(place.servingAt ?? place.calledAt))}`);
      } else {
        row.place = null;
        say(row.number, "–");
        say(row.text, `${name}, ${words.free}`);
        row.button.setAttribute("aria-label", `${name}, ${words.free}`);
      }
    }

    /** What can't be done now is still there, where thumbs expect it, and keeps the focus that it has. */
    drawWork() {
      const { desk } = this;
      const { working, current } = desk;
      this.within("working").hidden = !working || working.tries === 0;
      say(this.within("working-words"), working?.tries ? working.words : "");
      this.within("stop").hidden = !working?.tries;
      this.within("next").setAttribute("aria-disabled", String(Boolean(working)));
      for (const button of this.root.querySelectorAll("[data-move]")) {
        button.setAttribute("aria-disabled", String(Boolean(working) || !current || !desk.can(button.dataset.move, current)));
      }
      for (const button of document.querySelectorAll("[data-setting], [data-act], [data-transfer] button")) {
        button.disabled = Boolean(working);
      }
    }
  };
})();
