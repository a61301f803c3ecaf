// One guest's place in a dialog, with all that can be done with it, and the way to it by its number.
window.gatehouse = window.gatehouse || {};
gatehouse.HostPlace = (() => {
  const words = gatehouse.hostWords;

  return class HostPlace {
    constructor(desk) {
      this.desk = desk;
      this.id = null;
      this.dialog = document.querySelector("[data-dialog=place]");
      this.transfer = this.dialog.querySelector("[data-transfer]");
      for (const button of this.dialog.querySelectorAll("[data-act]")) {
        button.addEventListener("click", () => this.act(button.dataset));
      }
      this.transfer.addEventListener("submit", (event) => {
        event.preventDefault();
        this.make("transfer", { queueId: this.transfer.querySelector("select").value });
      });
      this.dialog.addEventListener("close", () => {
        this.id = null;
      });
      this.finder = document.querySelector("[data-dialog=find]");
      this.finder.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        this.find(Number(this.finder.querySelector("input").value));
      });
    }

    get place() {
      return this.desk.find((place) => place.id === this.id);
    }

    open(place) {
      this.id = place.id;
      this.transfer.hidden = true;
      this.draw();
      this.dialog.showModal();
      this.showNeighbours();
    }

    /** Whatever is not possible in its state isn't offered. */
    draw() {
      const { place, desk } = this;
      if (!place) {
        return;
      }
      this.dialog.querySelector("[data-place-title]").textContent = `Number ${place.number}`;
      this.dialog.querySelector("[data-place-state]").textContent = this.state(place);
      for (const button of this.dialog.querySelectorAll("[data-act]")) {
        const { act, priority } = button.dataset;
        button.hidden = !desk.can(act, place) || (act === "priority" && (place.priority > 0) === (Number(priority) > 0));
      }
      this.transfer.hidden ||= !desk.can("transfer", place);
    }

    state(place) {
      const { desk } = this;
      if (place.status === "WAITING") {
        return [words.waited(desk.seconds(place.joinedAt)), ...(place.priority > 0 ? [words.first] : [])].join(", ");
      }
      return words.now(place, desk.seconds(place.servingAt ?? place.calledAt)) ?? words.ended(place, desk.seconds(place.endedAt));
    }

    async showNeighbours() {
      const { place, desk } = this;
      if (!desk.queue.eventId || !desk.can("transfer", place)) {
        return;
      }
      try {
        const { items } = await desk.api.get("/neighbours");
        const choice = this.transfer.querySelector("select");
        choice.replaceChildren(...items.filter((queue) => queue.open && !queue.full)
          .map((queue) => new Option(`${queue.name}, ${words.waiting(queue.waiting)}`, queue.id)));
        this.transfer.hidden = choice.options.length === 0 || this.id !== place.id;
      } catch {
        // then it isn't offered
      }
    }

    act({ act, priority, behind }) {
      if (act === "priority") {
        this.make(act, { priority: Number(priority) });
      } else {
        this.make(act, act === "requeue" ? { ...(behind && { behind: Number(behind) }) } : undefined);
      }
    }

    make(move, body) {
      const { place } = this;
      this.dialog.close();
      if (place) {
        this.desk.move(move, place, body);
      }
    }

    ask() {
      const field = this.finder.querySelector("input");
      field.value = "";
      this.complain("");
      this.finder.showModal();
      field.focus();
    }

    async find(number) {
      // those at a counter and in line before those who ended; and what is new isn't here yet
      await this.desk.refresh();
      const place = this.desk.find((one) => one.number === number);
      if (place) {
        this.finder.close();
        this.open(place);
      } else {
        this.complain(words.unknownNumber(number));
      }
    }

    complain(text) {
      const line = this.finder.querySelector("[data-find-failed]");
      line.textContent = text;
      line.hidden = !text;
    }
  };
})();
