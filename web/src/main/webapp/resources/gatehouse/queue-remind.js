// Calls a guest who looks elsewhere: by bell, by vibration, and by notification where a page can make one. A page on a
// locked phone sleeps, so the screen is kept on for whom is to be called.
window.gatehouse = window.gatehouse || {};
gatehouse.Reminder = (() => {
  const KEY = "gatehouse-remind";
  const LONG = [400, 200, 400, 200, 800];
  const SHORT = [200];

  /** Chosen once, it holds for the tab, whichever of our pages it loads. A browser that keeps nothing asks again. */
  const kept = (now) => {
    try {
      if (now) {
        sessionStorage.setItem(KEY, "on");
      }
      return sessionStorage.getItem(KEY) !== null;
    } catch {
      return now;
    }
  };

  /** Phones let only a service worker notify: they throw, and needn't be asked for the permission. */
  const mayAskToNotify = () => {
    try {
      return window.Notification?.permission === "default" && Boolean(new Notification(""));
    } catch {
      return false;
    }
  };

  return class Reminder {
    constructor() {
      this.chime = new gatehouse.Chime();
      this.on = kept(false);
    }

    get isPossible() {
      return Boolean(window.AudioContext || window.Notification || navigator.vibrate);
    }

    /** Whether there is no need to touch the page first. */
    get isReady() {
      return this.chime.isReady || !window.AudioContext;
    }

    /** To be called when the page is touched: only then a browser allows sound. */
    async unlock() {
      return this.isReady || this.chime.unlock();
    }

    async begin() {
      this.on = kept(true);
      const asked = mayAskToNotify() ? Notification.requestPermission() : null;
      if (await this.chime.unlock()) {
        this.chime.ring(1);
      }
      await asked;
    }

    /** Whether there is something to wait for, with the screen on. */
    wait(waiting) {
      if (!waiting) {
        this.chime.sleep();
      } else if (this.on && !this.chime.awake) {
        this.chime.stayAwake();
      }
    }

    call(text, from, urgent) {
      this.chime.ring(urgent ? 3 : 1);
      navigator.vibrate?.(urgent ? LONG : SHORT);
      if (this.on && window.Notification?.permission === "granted") {
        try {
          new Notification(text, { body: from, tag: KEY, renotify: true, requireInteraction: true });
        } catch {
          // bell and vibration must do
        }
      }
    }
  };
})();
