// What has happened, in words, by a sound and by a tremble of the phone: who looks at a guest doesn't look at the screen.
window.gatehouse = window.gatehouse || {};
gatehouse.HostNotes = (() => {
  const words = gatehouse.hostWords;
  const SOUND = "gatehouse.host-sound";
  const SHOWN = 8_000;
  const VOLUME = 0.15;
  const TONE = 0.12;
  // in Hz, and in milliseconds
  const SIGNS = {
    good: { tones: [660, 990], tremble: [40] },
    bad: { tones: [220, 165], tremble: [120, 80, 120] },
  };

  return class HostNotes {
    /** @param undo takes the last step back */
    constructor(undo) {
      this.box = document.querySelector("[data-note]");
      this.button = this.box.querySelector("[data-note-undo]");
      this.button.addEventListener("click", undo);
      this.switch = document.querySelector("[data-sound]");
      this.switch.addEventListener("click", () => {
        this.sound = !this.sound;
        this.sign("good");
      });
      this.label();
    }

    get sound() {
      try {
        return localStorage.getItem(SOUND) !== "off";
      } catch {
        return true;
      }
    }

    set sound(on) {
      try {
        localStorage.setItem(SOUND, on ? "on" : "off");
      } catch {
        // it is on again on the next page
      }
      this.label();
    }

    label() {
      this.switch.textContent = this.sound ? words.soundOn : words.soundOff;
      this.switch.setAttribute("aria-pressed", String(this.sound));
    }

    /**
     * @param kind "good", "bad" or "plain"
     * @param step that can be undone, if it can
     */
    tell(text, kind, step = null) {
      clearTimeout(this.timer);
      // in a dialog that is above everything, or else where everything is
      const above = document.querySelector("dialog[open]") ?? document.querySelector(".host-notes");
      if (this.box.parentElement !== above) {
        above.append(this.box);
      }
      this.box.className = `host-note host-note-${kind}`;
      this.box.hidden = false;
      this.box.querySelector("[data-note-good]").textContent = kind === "bad" ? "" : text;
      this.box.querySelector("[data-note-bad]").textContent = kind === "bad" ? text : "";
      this.button.hidden = !step;
      this.button.setAttribute("aria-label", step ? words.undo(step) : "");
      this.timer = setTimeout(() => this.clear(), SHOWN);
      this.sign(kind);
    }

    clear() {
      clearTimeout(this.timer);
      this.box.hidden = true;
    }

    sign(kind) {
      const sign = SIGNS[kind];
      if (sign && this.sound) {
        navigator.vibrate?.(sign.tremble);
        this.play(sign.tones);
      }
    }

    play(tones) {
      try {
        this.speaker ??= new AudioContext();
        this.speaker.resume();
        const start = this.speaker.currentTime;
        tones.forEach((frequency, index) => {
          const tone = new OscillatorNode(this.speaker, { frequency });
          const loudness = new GainNode(this.speaker, { gain: VOLUME });
          tone.connect(loudness).connect(this.speaker.destination);
          tone.start(start + index * TONE);
          loudness.gain.setTargetAtTime(0, start + (index + 0.7) * TONE, 0.015);
          tone.stop(start + (index + 1) * TONE);
        });
      } catch {
        // a browser without sound
      }
    }
  };
})();
