// A bell, and a screen that stays on. Browsers let a page ring only after somebody has touched it.
window.gatehouse = window.gatehouse || {};
gatehouse.Chime = class {
  constructor() {
    this.context = null;
    this.lock = null;
    document.addEventListener("visibilitychange", () => document.hidden || (this.awake && this.stayAwake()));
  }

  get isReady() {
    return this.context?.state === "running";
  }

  /** Resolves to whether it can ring from now on. */
  async unlock() {
    try {
      this.context = this.context || new AudioContext();
      await this.context.resume();
    } catch {
      return false; // a browser without sound
    }
    return this.isReady;
  }

  /** Two tones, as at a door; that many times. */
  ring(times = 1) {
    if (!this.isReady) {
      return;
    }
    for (let n = 0; n < times; n++) {
      this.tone(880, n * 1.4);
      this.tone(660, n * 1.4 + 0.35);
    }
  }

  tone(frequency, after) {
    const at = this.context.currentTime + after;
    const tone = this.context.createOscillator();
    const loudness = this.context.createGain();
    tone.frequency.value = frequency;
    loudness.gain.setValueAtTime(0.0001, at);
    loudness.gain.exponentialRampToValueAtTime(0.6, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.9);
    tone.connect(loudness).connect(this.context.destination);
    tone.start(at);
    tone.stop(at + 1);
  }

  /** Where the browser can; it lets go whenever the page is covered, and is asked again afterwards. */
  async stayAwake() {
    this.awake = true;
    try {
      this.lock = await navigator.wakeLock?.request("screen");
      if (!this.awake) {
        this.sleep();
      }
    } catch {
      this.lock = null; // on a low battery, say
    }
  }

  sleep() {
    this.awake = false;
    this.lock?.release().catch(() => {});
    this.lock = null;
  }
};
