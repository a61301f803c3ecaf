// The camera in a dialog: one for guests' codes, and one for pairings. Without the reader of codes the rest works all the same.
window.gatehouse = window.gatehouse || {};
gatehouse.HostCamera = (() => {
  const words = gatehouse.hostWords;

  return class HostCamera {
    constructor() {
      this.dialog = document.querySelector("[data-dialog=scan]");
      this.told = this.within("scan-told");
      this.failed = this.within("scan-failed");
      this.again = this.within("scan-again");
      this.light = this.within("torch");
      this.dialog.addEventListener("close", () => this.lens?.stop());
      this.again.addEventListener("click", () => this.start());
      this.light.addEventListener("click", () => this.turnLight(this.light.getAttribute("aria-pressed") !== "true"));
      this.dialog.querySelector("video").addEventListener("playing", () => {
        this.light.hidden = !this.lens?.hasTorch;
      });
    }

    within(name) {
      return this.dialog.querySelector(`[data-${name}]`);
    }

    /** @param hear is told each text that comes into view, until the dialog is closed */
    open(title, hear) {
      this.hear = hear;
      this.within("scan-title").textContent = title;
      this.say("");
      this.dialog.showModal();
      this.start();
    }

    start() {
      this.failed.hidden = true;
      this.again.hidden = true;
      this.light.hidden = true;
      if (!gatehouse.Lens) {
        this.fail("absent");
        return;
      }
      this.lens ??= new gatehouse.Lens(this.dialog.querySelector("video"), { text: (text) => this.hear(text), error: (kind) => this.fail(kind) });
      this.lens.stop();
      // what was shown before the dialog was closed is told once more
      this.lens.forget();
      this.light.setAttribute("aria-pressed", "false");
      this.lens.start();
    }

    say(text) {
      this.told.textContent = text;
    }

    fail(kind) {
      this.failed.textContent = words.cameraFailed(kind);
      this.failed.hidden = false;
      this.again.hidden = kind === "insecure" || kind === "unsupported" || kind === "absent";
    }

    async turnLight(on) {
      const turned = await this.lens.torch(on);
      this.light.setAttribute("aria-pressed", String(turned && on));
    }

    close() {
      this.dialog.close();
    }
  };
})();
