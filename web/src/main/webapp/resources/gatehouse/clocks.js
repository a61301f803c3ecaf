// Tells times on the clocks of a place, wherever the reader is.
window.gatehouse = window.gatehouse || {};
gatehouse.clocks = (zone) => {
  const MINUTE = 60_000;

  const formatter = (options) => {
    for (const timeZone of [zone, "UTC"]) {
      try {
        return new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
      } catch {
        // a zone that this browser doesn't know
      }
    }
    return new Intl.DateTimeFormat("en-GB", options);
  };
  const parts = formatter({ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" });

  return {
    formatter,

    /** How far the clocks there are ahead of UTC. */
    offset(at) {
      const told = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, Number(part.value)]));
      return Date.UTC(told.year, told.month - 1, told.day, told.hour, told.minute) - Math.floor(at / MINUTE) * MINUTE;
    },
  };
};
