// The words of a line's pages, put together as the server does it: see GuestWords and GuestView.
window.gatehouse = window.gatehouse || {};
gatehouse.QueueWords = (() => {
  const MINUTE = 60;
  const HOUR = 60;

  /** Parts of a text between bars that are in no braces. */
  const choices = (text) => {
    const parts = [""];
    let depth = 0;
    for (const c of text) {
      depth += (c === "{") - (c === "}");
      if (c === "|" && depth === 0) {
        parts.push("");
      } else {
        parts[parts.length - 1] += c;
      }
    }
    return parts;
  };

  /** The last whose limit the number reaches, or passes. */
  const choose = (text, number) => {
    const parts = choices(text).map((part) => /^([^#<]*)([#<])([^]*)$/.exec(part));
    const fits = ([, limit, sign]) => (sign === "#" ? number >= Number(limit) : number > Number(limit));
    return (parts.filter(fits).pop() || parts[0])[3];
  };

  return class QueueWords {
    constructor(texts, language) {
      this.texts = texts;
      this.language = language;
    }

    has(key) {
      return key in this.texts;
    }

    /** Numbers that name something are given as texts: they have no thousands. */
    of(key, ...values) {
      return this.fill(this.texts[key] || "", values);
    }

    fill(text, values) {
      let said = "";
      for (let at = 0; at < text.length; at++) {
        if (text[at] !== "{") {
          said += text[at];
          continue;
        }
        const from = at + 1;
        for (let depth = 1; depth > 0; ) {
          at++;
          depth += (text[at] === "{") - (text[at] === "}");
        }
        said += this.part(text.slice(from, at), values);
      }
      return said;
    }

    part(inner, values) {
      const [, index, choice] = /^(\d+)(?:,choice,([^]*))?$/.exec(inner);
      const value = values[index];
      if (choice !== undefined) {
        return this.fill(choose(choice, Number(value)), values);
      }
      return typeof value === "number" ? value.toLocaleString(this.language) : value;
    }

    span(minutes) {
      if (minutes < HOUR) {
        return this.of("live.minutes", minutes);
      }
      return minutes % HOUR === 0
        ? this.of("live.hours", minutes / HOUR)
        : this.of("live.hours.minutes", Math.floor(minutes / HOUR), minutes % HOUR);
    }

    wait(seconds, range) {
      const minutes = Math.round(seconds / MINUTE);
      const least = Math.floor(range[0] / MINUTE);
      const most = Math.ceil(range[1] / MINUTE);
      if (minutes === 0) {
        return most <= 1 ? this.of("live.wait.soon") : this.of("live.wait.soon.most", this.span(most));
      }
      if (least === most) {
        return this.of("live.wait.exact", this.span(minutes));
      }
      return most < HOUR
        ? this.of("live.wait.range", this.span(minutes), least, most)
        : this.of("live.wait.range", this.span(minutes), this.span(least), this.span(most));
    }

    /** What who joins now may expect. */
    rough(line) {
      if (!line.open) {
        return this.of("live.rough.closed");
      }
      if (line.paused) {
        return this.of("live.rough.paused");
      }
      if (line.estimate.secondsPerPlace === null) {
        return this.of("live.rough.unknown");
      }
      const before = line.waiting + (line.inService < line.counters ? 0 : 1);
      const seconds = before * line.estimate.secondsPerPlace;
      return seconds === 0 ? this.of("live.rough.none") : this.of("live.rough", this.span(Math.max(1, Math.round(seconds / MINUTE))));
    }

    /** @param opens when its hours begin; empty if they have begun */
    static status(line, opens) {
      if (!line.open) {
        return line.opened && opens ? "opens" : "closed";
      }
      if (line.paused) {
        return "paused";
      }
      return line.full ? "full" : "open";
    }

    /** A time span that passes while one looks. */
    passed(milliseconds) {
      const seconds = Math.round(milliseconds / 1000);
      return seconds < 90 ? this.of("live.seconds", seconds) : this.span(Math.round(seconds / MINUTE));
    }
  };
})();

// Says when the connection was lost, since when nothing new came, and that it is back.
gatehouse.QueueLine = class {
  constructor(words, place) {
    this.words = words;
    this.place = place;
    this.last = null;
    this.lost = false;
  }

  heard() {
    this.last = Date.now();
  }

  /** News came, though the line is lost: the page asks for them. */
  asked() {
    this.heard();
    this.asks = this.lost;
  }

  state(live) {
    if (live === !this.lost) {
      return;
    }
    this.lost = !live;
    this.asks = false;
    clearInterval(this.clock);
    clearTimeout(this.end);
    this.place.classList.toggle("line-lost", !live);
    this.place.hidden = false;
    if (live) {
      this.place.textContent = this.words.of("live.back");
      this.end = setTimeout(() => (this.place.hidden = true), 4_000);
      return;
    }
    // only the first words are news for who listens
    this.place.setAttribute("aria-live", "polite");
    this.tell();
    this.clock = setInterval(() => {
      this.place.setAttribute("aria-live", "off");
      this.tell();
    }, 1_000);
  }

  tell() {
    const since = Date.now() - this.last;
    this.place.textContent =
      this.last === null ? this.words.of("live.lost.never")
      : this.asks && since < 30_000 ? this.words.of("live.asking")
      : this.words.of("live.lost", this.words.passed(since));
  }
};
