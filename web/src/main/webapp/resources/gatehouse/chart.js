// Draws figures over time. A chart is a frame of the page with an empty <svg> in it; one can walk through it with the
// pointer or the arrow keys, and what is chosen is read out in words.
window.gatehouse = window.gatehouse || {};
gatehouse.Chart = (() => {
  const HEIGHT = 168;
  const MARGIN = { top: 10, right: 12, bottom: 24, left: 44 };
  const MINUTE = 60_000;
  const TICK_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080];
  const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

  const shape = (name, attributes, text) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    if (text !== undefined) {
      element.textContent = text;
    }
    return element;
  };

  /** Round steps, at most five of them, that reach up to a value. */
  const steps = (value, smallest) => {
    const power = 10 ** Math.floor(Math.log10(Math.max(value, smallest) / 5));
    const step = Math.max(smallest, [1, 2, 5, 10].find((times) => times * power * 5 >= value) * power);
    return Array.from({ length: Math.max(2, Math.ceil(value / step - 1e-9)) + 1 }, (unused, times) => times * step);
  };

  return class Chart {
    /**
     * @param frame holds the svg, and is what takes the focus
     * @param drawing what this kind of chart is: top(view) and the smallest step of its scale, paint(view, scale, shape),
     *   words(slot, view) and summary(view)
     */
    constructor(frame, drawing) {
      this.frame = frame;
      this.svg = frame.querySelector("svg");
      this.words = frame.parentElement.querySelector("[data-words]");
      this.drawing = drawing;
      this.view = null;
      this.chosen = null;
      new ResizeObserver(() => this.draw()).observe(frame);
      frame.addEventListener("pointermove", (event) => this.point(event));
      frame.addEventListener("pointerdown", (event) => this.point(event));
      frame.addEventListener("pointerleave", () => this.choose(null));
      frame.addEventListener("keydown", (event) => this.walk(event));
      frame.addEventListener("blur", () => this.choose(null));
    }

    width() {
      return this.frame.clientWidth;
    }

    show(view) {
      // what was chosen is a time, not the place at which it stood
      const at = this.chosen === null ? null : this.view.slots[this.chosen].from;
      this.view = view;
      const again = view.slots.findIndex((slot) => slot.from === at);
      this.chosen = again < 0 ? null : again;
      this.draw();
    }

    draw() {
      if (!this.view || this.width() === 0) {
        return;
      }
      const { view } = this;
      const width = this.width();
      const plot = { width: width - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
      const levels = steps(this.drawing.top(view), this.drawing.smallest);
      const top = levels.at(-1);
      const x = (time) => MARGIN.left + ((time - view.from) / (view.to - view.from)) * plot.width;
      const y = (value) => MARGIN.top + plot.height * (1 - value / top);
      this.scale = { x, y, bottom: y(0), left: MARGIN.left, right: width - MARGIN.right };
      this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
      this.svg.setAttribute("height", HEIGHT);
      this.svg.replaceChildren(
        ...this.lines(levels),
        ...this.times(plot.width),
        ...this.drawing.paint(view, this.scale, shape),
        ...this.mark());
      this.tell();
    }

    lines(levels) {
      const { y, left, right } = this.scale;
      return levels.flatMap((level) => [
        shape("line", { class: "chart-line", x1: left, x2: right, y1: y(level), y2: y(level) }),
        shape("text", { class: "chart-text", x: left - 8, y: y(level) + 4, "text-anchor": "end" }, number.format(level)),
      ]);
    }

    times(room) {
      const { view, scale } = this;
      const minutes = (view.to - view.from) / MINUTE;
      const step = MINUTE * (TICK_MINUTES.find((candidate) => (candidate / minutes) * room >= 64) ?? TICK_MINUTES.at(-1));
      const ticks = [];
      for (let at = Math.ceil((view.from + view.offset) / step) * step - view.offset; at <= view.to; at += step) {
        const midnight = (at + view.offset) % (1440 * MINUTE) === 0;
        const place = scale.x(at);
        const anchor = place > scale.right - 16 ? "end" : place < scale.left + 16 ? "start" : "middle";
        ticks.push(shape("line", { class: "chart-line", x1: place, x2: place, y1: scale.bottom, y2: scale.bottom + 4 }));
        ticks.push(shape("text", { class: "chart-text", x: place, y: scale.bottom + 18, "text-anchor": anchor },
          midnight ? view.day(at) : view.time(at)));
      }
      return ticks;
    }

    mark() {
      if (this.chosen === null) {
        return [];
      }
      const slot = this.view.slots[this.chosen];
      const place = this.scale.x((slot.from + slot.to) / 2);
      return [shape("line", { class: "chart-mark", x1: place, x2: place, y1: MARGIN.top, y2: this.scale.bottom })];
    }

    tell() {
      const slot = this.chosen === null ? null : this.view.slots[this.chosen];
      const words = slot ? this.drawing.words(slot, this.view) : this.drawing.summary(this.view);
      this.words.textContent = words;
      this.frame.setAttribute("aria-valuemax", this.view.slots.length - 1);
      this.frame.setAttribute("aria-valuenow", this.chosen ?? this.view.slots.length - 1);
      this.frame.setAttribute("aria-valuetext", words);
    }

    choose(index) {
      if (index !== this.chosen) {
        this.chosen = index;
        this.draw();
      }
    }

    point(event) {
      if (!this.view) {
        return;
      }
      const { left, right } = this.scale;
      const share = (event.clientX - this.frame.getBoundingClientRect().left - left) / (right - left);
      const time = this.view.from + share * (this.view.to - this.view.from);
      this.choose(share < 0 || share > 1 ? null : this.view.slots.findIndex((slot) => time <= slot.to));
    }

    walk(event) {
      const last = this.view ? this.view.slots.length - 1 : -1;
      const at = this.chosen ?? last;
      const next = { ArrowLeft: at - (this.chosen === null ? 0 : 1), ArrowRight: at + 1, Home: 0, End: last }[event.key];
      if (next !== undefined && last >= 0) {
        event.preventDefault();
        this.choose(Math.min(last, Math.max(0, next)));
      } else if (event.key === "Escape") {
        this.choose(null);
      }
    }
  };
})();
