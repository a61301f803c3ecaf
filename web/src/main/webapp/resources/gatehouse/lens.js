// Reads QR codes with the camera, in the middle of what a <video> shows:
//
//   const lens = new gatehouse.Lens(video, { text(text) {}, error(kind) {} });
//   lens.start();
//
// A code is told once for as long as it is in view. One frame is looked at at a time and the newest is the next, so nothing
// queues up. While the page is hidden the camera is given back.
window.gatehouse = window.gatehouse || {};
gatehouse.Lens = (() => {
  const WIDEST = 640;
  const AWAY = 2_000;
  const REST = 30;
  const STALLED = 500;
  const PATIENCE = 10_000;
  const WORKER = document.currentScript.src.replace("/lens.js", "/lens-worker.js");
  const CAMERA = { audio: false, video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } } };

  // what browsers call it, and what it is to whoever stands there
  const KINDS = {
    NotAllowedError: "denied",
    SecurityError: "denied",
    NotFoundError: "missing",
    OverconstrainedError: "missing",
    NotReadableError: "busy",
    AbortError: "busy",
  };

  class Failure extends Error {
    constructor(kind) {
      super(kind);
      this.kind = kind;
    }
  }

  /** The browser's own, where it has one that knows QR codes. */
  const native = async () => {
    try {
      const formats = await window.BarcodeDetector?.getSupportedFormats();
      return formats?.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
    } catch {
      return null;
    }
  };

  /** Ours. */
  class Reader {
    constructor() {
      this.worker = new Worker(WORKER);
    }

    read({ data: { buffer }, width }) {
      return new Promise((resolve, reject) => {
        const failed = () => reject(new Failure("reader"));
        const timer = setTimeout(failed, PATIENCE);
        this.worker.onmessage = ({ data: text }) => {
          clearTimeout(timer);
          resolve(text);
        };
        this.worker.onerror = (event) => {
          event.preventDefault();
          clearTimeout(timer);
          failed();
        };
        this.worker.postMessage({ pixels: buffer, width }, [buffer]);
      });
    }

    close() {
      this.worker.terminate();
    }
  }

  return class Lens {
    /**
     * @param video where the camera's picture is shown
     * @param hear text(text) of each code that comes into view, and error(kind), after which it stands still: "insecure" (the
     *   page came by plain HTTP), "unsupported", "denied", "missing" (no camera), "busy" (another program has it), "ended" (it
     *   was pulled out, or the permission taken back), or "reader" (our script didn't come)
     * @param options away: the milliseconds without a code after which it counts as shown again
     */
    constructor(video, hear, { away = AWAY } = {}) {
      this.video = video;
      this.hear = hear;
      this.away = away;
      this.wanted = false;
      this.seen = new Map();
      this.canvas = document.createElement("canvas");
      this.pen = this.canvas.getContext("2d", { willReadFrequently: true });
      video.muted = true;
      video.playsInline = true;
      document.addEventListener("visibilitychange", () => this.wanted && (document.hidden ? this.rest() : this.open()));
    }

    /** Asks for the camera if need be. To be called again after an error. */
    start() {
      if (!this.wanted) {
        this.wanted = true;
        this.open();
      }
    }

    stop() {
      this.wanted = false;
      this.rest();
    }

    /** What is in view counts as new. */
    forget() {
      this.seen.clear();
    }

    /** Whether there is a light, which is known once the camera is there. */
    get hasTorch() {
      return Boolean(this.track?.getCapabilities?.().torch);
    }

    /** Answers whether it is as wished. */
    async torch(on) {
      if (!this.hasTorch) {
        return false;
      }
      try {
        await this.track.applyConstraints({ advanced: [{ torch: on }] });
        return true;
      } catch {
        return false;
      }
    }

    async open() {
      this.rest();
      if (document.hidden) {
        return;
      }
      const turn = Symbol();
      this.turn = turn;
      const over = () => this.turn !== turn;
      try {
        const stream = await this.camera();
        if (over()) {
          stream.getTracks().forEach((track) => track.stop());
          return;
        }
        await this.show(stream);
        await this.watch(over);
      } catch (failure) {
        if (!over()) {
          this.stop();
          this.hear.error(failure.kind ?? KINDS[failure.name] ?? "unsupported");
        }
      }
    }

    camera() {
      if (!window.isSecureContext) {
        throw new Failure("insecure");
      }
      if (!navigator.mediaDevices?.getUserMedia) {
        throw new Failure("unsupported");
      }
      return navigator.mediaDevices.getUserMedia(CAMERA);
    }

    async show(stream) {
      this.stream = stream;
      [this.track] = stream.getVideoTracks();
      this.video.srcObject = stream;
      await this.video.play();
    }

    async watch(over) {
      this.detector = await native();
      while (!over()) {
        await this.frame();
        if (this.track?.readyState === "ended") {
          throw new Failure("ended");
        }
        if (!over() && this.video.videoWidth) {
          const texts = await this.look();
          if (!over()) {
            this.tell(texts);
          }
        }
      }
    }

    async look() {
      this.draw();
      if (this.detector) {
        try {
          return (await this.detector.detect(this.canvas)).map((code) => code.rawValue).filter(Boolean);
        } catch {
          this.detector = null; // says that it can, and can't
        }
      }
      this.reader ??= new Reader();
      const text = await this.reader.read(this.pen.getImageData(0, 0, this.canvas.width, this.canvas.height));
      return text ? [text] : [];
    }

    /** A moment's rest, then the next picture. A camera that gives none is looked after all the same: it may have ended. */
    async frame() {
      await new Promise((resolve) => setTimeout(resolve, REST));
      if (this.video.requestVideoFrameCallback) {
        await new Promise((resolve) => {
          this.video.requestVideoFrameCallback(resolve);
          setTimeout(resolve, STALLED);
        });
      }
    }

    /** The square in the middle. */
    draw() {
      const { videoWidth: width, videoHeight: height } = this.video;
      const from = Math.min(width, height);
      const to = Math.min(from, WIDEST);
      if (this.canvas.width !== to || this.canvas.height !== to) {
        this.canvas.width = to;
        this.canvas.height = to;
      }
      this.pen.drawImage(this.video, (width - from) / 2, (height - from) / 2, from, from, 0, 0, to, to);
    }

    tell(texts) {
      const now = performance.now();
      for (const [text, at] of this.seen) {
        if (now - at >= this.away) {
          this.seen.delete(text);
        }
      }
      for (const text of texts) {
        const already = this.seen.has(text);
        this.seen.set(text, now);
        if (!already) {
          this.hear.text(text);
        }
      }
    }

    rest() {
      this.turn = null;
      this.reader?.close();
      this.reader = null;
      this.stream?.getTracks().forEach((track) => track.stop());
      this.stream = null;
      this.track = null;
      this.video.srcObject = null;
    }
  };
})();
