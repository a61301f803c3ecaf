// The queues that this device runs. Each one's token lies in the browser's own storage under the queue's id, and nowhere else:
// no address ever has one.
window.gatehouse = window.gatehouse || {};
gatehouse.HostKeys = (() => {
  const PREFIX = "gatehouse.host.";
  const HERE = "gatehouse.host-here";
  const GONE = "gatehouse.host-gone";
  const PAIRING = "gatehouse.host-pairing";
  const CALL = "gatehouse.host-call.";
  const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

  return class HostKeys {
    constructor() {
      // what a browser that keeps nothing has for as long as the page lasts
      this.own = new Map();
    }

    /** The key {token, hostId, name, …} to a queue, as any page of this browser has left it; nothing, if there is none. */
    read(queueId) {
      try {
        return JSON.parse(localStorage.getItem(PREFIX + queueId)) ?? this.own.get(queueId);
      } catch {
        return this.own.get(queueId);
      }
    }

    all() {
      const ids = new Set(this.own.keys());
      try {
        Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).forEach((name) => ids.add(name.slice(PREFIX.length)));
      } catch {
        // then there are only ours
      }
      return [...ids].filter((id) => ID.test(id) && this.read(id)?.token).map((queueId) => ({ queueId, ...this.read(queueId) }));
    }

    /** Changes some of it. Answers whether it outlasts the page. */
    write(queueId, fields) {
      const key = { ...this.read(queueId), ...fields };
      this.own.set(queueId, key);
      try {
        localStorage.setItem(PREFIX + queueId, JSON.stringify(key));
        return true;
      } catch {
        return false;
      }
    }

    drop(queueId) {
      this.own.delete(queueId);
      try {
        localStorage.removeItem(PREFIX + queueId);
      } catch {
        // nothing was kept
      }
    }

    /** What this tab, and it alone, goes on with after it was loaded anew: the chosen queue, or one that was lost. */
    get here() {
      return this.tab(HERE);
    }

    set here(queueId) {
      this.tab(HERE, queueId);
    }

    get gone() {
      return this.tab(GONE);
    }

    set gone(lost) {
      this.tab(GONE, lost);
    }

    get pairing() {
      return this.tab(PAIRING);
    }

    set pairing(one) {
      this.tab(PAIRING, one);
    }

    /** A call that was not answered yet. */
    call(queueId) {
      return this.tab(CALL + queueId);
    }

    keepCall(queueId, call) {
      this.tab(CALL + queueId, call);
    }

    tab(name, value) {
      try {
        if (value === undefined) {
          return JSON.parse(sessionStorage.getItem(name));
        }
        sessionStorage.setItem(name, JSON.stringify(value));
      } catch {
        // then it is chosen again
      }
      return null;
    }
  };
})();
