// All that the page of hosts says by itself; what stands there always is in the page.
window.gatehouse = window.gatehouse || {};
gatehouse.hostWords = (() => {
  const count = new Intl.NumberFormat("en");
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const MINUTE = 60;
  const HOUR = 60 * MINUTE;

  /** How long something has lasted, or will: to the second in the first minutes. */
  const span = (seconds) => {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < MINUTE) {
      return `${whole} s`;
    }
    return whole < HOUR ? `${Math.floor(whole / MINUTE)} min` : `${Math.floor(whole / HOUR)} h ${Math.floor((whole % HOUR) / MINUTE)} min`;
  };
  const times = (calls) => (calls > 1 ? `, called ${count.format(calls)} times` : "");
  const to = (counter) => (counter ? ` to counter ${counter}` : "");

  const queueState = ({ open, paused, full }) => {
    if (!open) {
      return "Closed";
    }
    if (paused) {
      return "Paused";
    }
    return full ? "Full" : "Open";
  };
  const JOINING = {
    Closed: "nobody new can join, the queue is closed",
    Paused: "nobody new can join, the queue is paused",
    Full: "nobody new can join before a place is free",
    Open: "guests can join",
  };
  const joining = (queue) => JOINING[queueState(queue)];

  /** What the clock says before a queue's hours, and after them; nothing within them. */
  const outside = ({ opensAt, closesAt }, now, before, after) => {
    const [from, until] = [Date.parse(opensAt ?? ""), Date.parse(closesAt ?? "")];
    if (now < from) {
      return before(day.format(from));
    }
    return now >= until ? after(day.format(until)) : "";
  };
  const hours = (queue, now) => outside(queue, now,
    (from) => `Its hours begin ${from}`, (until) => `Its hours ended ${until}; a supervisor can change them`);
  const opened = (queue, now) => outside(queue, now,
    (from) => `guests can join from ${from} on${queue.paused ? ", unless it is still paused" : ""}`, () => "but nobody new can join, its hours are over") || joining(queue);

  const STATES = {
    WAITING: "waiting", CALLED: "called", SERVING: "being served", COMPLETED: "done", NO_SHOW: "not here", CANCELLED: "gone",
  };
  const DOING = {
    next: "Calling the next one", recall: "Calling again", serve: "Beginning", complete: "Finishing", "no-show": "Noting that nobody came",
    requeue: "Sending back into the line", undo: "Undoing", priority: "Changing the turn", transfer: "Sending to the other queue",
    scan: "Looking the code up", pause: "Pausing", resume: "Resuming", open: "Opening", close: "Closing",
  };
  const DONE = {
    next: (place) => `Number ${place.number} called${to(place.counter)}`,
    recall: (place) => `Number ${place.number} called again${to(place.counter)}`,
    serve: (place) => `Number ${place.number} is being served`,
    complete: (place) => `Number ${place.number} done`,
    "no-show": (place) => `Number ${place.number} is not here`,
    requeue: (place) => `Number ${place.number} waits again`,
    undo: (place) => `Undone: number ${place.number} is ${STATES[place.status]} again`,
    priority: (place) => (place.priority > 0 ? `Number ${place.number} goes first` : `Number ${place.number} waits in turn`),
    transfer: (place, before) => `Number ${before.number} waits in the other queue, as number ${place.number}`,
    pause: () => "Paused: who is in line stays, nobody new can join",
    resume: (queue, now) => `Going on: ${queue.opened ? opened(queue, now) : joining(queue)}`,
    open: (queue, now) => `Open: ${opened(queue, now)}`,
    close: () => "Closed: who is in line is still served",
  };
  /** To what a move takes a place back when it is undone. */
  const UNDO = { next: "Undo call", serve: "Undo serve", complete: "Undo done", "no-show": "Undo no-show" };

  const PROBLEMS = {
    "wrong-queue": "This device runs another queue",
    "already-in-line": "The guest has joined again meanwhile, with another number",
    "queue-closed": "The other queue is closed",
    "queue-full": "The other queue is full",
    "too-many-attempts": "Too many wrong codes. Wait a few minutes, then try again",
    busy: "The server is too busy at the moment. Try again",
    internal: "Something went wrong on the server. Look at the list, then try again",
  };
  const CAMERA = {
    insecure: "The camera works only over HTTPS. Open this page by its https address, or type the number instead",
    unsupported: "This browser lends no camera to pages. Type the number instead",
    denied: "The camera is not allowed. Allow it in the browser’s settings of this site, then try again",
    missing: "No camera was found. Type the number instead",
    busy: "Another program has the camera. Close it there, then try again",
    ended: "The camera was taken away. Start it again",
    reader: "The reader of codes could not be loaded. Try again when the network is back",
    absent: "The reader of codes is not there. Type the number instead",
  };

  return {
    queueState,
    state: (place) => STATES[place.status],
    trying: (move, tries) => `${DOING[move]}: no answer yet. Trying again (${count.format(tries)})`,
    done: (move, ...about) => DONE[move](...about),
    undo: ({ move, number }) => `${UNDO[move]} of ${number}`,
    cameraFailed: (kind) => CAMERA[kind] ?? CAMERA.unsupported,

    now: (place, seconds) => ({
      CALLED: `Called ${span(seconds)} ago${times(place.calls)}`,
      SERVING: `Being served for ${span(seconds)}`,
    })[place.status],
    waiting: (waiting) => ["Nobody waits", "1 waits"][waiting] ?? `${count.format(waiting)} wait`,
    all: (many) => `Show all ${count.format(many)}`,
    fewer: (many) => `Show the first ${count.format(many)}`,
    waited: (seconds) => `${span(seconds)} in line`,
    soon: (seconds) => `in about ${span(seconds)}`,
    pace: ({ secondsPerPlace }, counters) => (secondsPerPlace === null
      ? "No estimate before some guests were served"
      : `About ${span(secondsPerPlace)} a guest${counters > 1 ? `, with ${counters} counters` : ""}`),
    counter: (number) => `Counter ${number}`,
    atCounter: (place, seconds) => `${place.status === "SERVING" ? "served for" : "called"} ${span(seconds)}${place.status === "SERVING" ? "" : " ago"}`,
    free: "free",
    ended: (place, seconds) => `${STATES[place.status]} ${span(seconds)} ago`,
    first: "goes first",
    hours,

    away: (seenAt) => (seenAt ? `Not live. What you see is of ${clock.format(seenAt)}, and may be old` : "No connection to the server yet"),
    noneWaits: "Nobody waits",
    nothingToUndo: "There is nothing to undo",
    noOneHere: "There is nobody at your counter. Call the next one first",
    notNow: (move, place) => `Number ${place.number} is ${STATES[place.status]}: that is not possible now`,
    already: (state, number) => `${number ? `Number ${number}` : "The guest"} is ${STATES[state]} already`,
    otherState: (state, number) => (state === "WAITING"
      ? `${number ? `Number ${number}` : "The guest"} still waits. Call the guest first`
      : `Not possible: ${number ? `number ${number}` : "the guest"} is ${STATES[state]}`),
    lost: "No connection. Nothing is sure to have happened; look at the list when it is back",
    stopped: "Stopped. Whether it happened shows when the connection is back",
    unknownNumber: (number) => `Number ${number} is not in line, and was not lately`,
    unknownCode: "No guest of this queue has that code",
    noGuestCode: "That is no guest’s code. Guests show theirs on the page where they wait",
    problem: (problem) => PROBLEMS[problem.slug] ?? problem.detail ?? problem.title,

    pairingWrong: "The pairing code is wrong, used or expired. Ask for a new one on a device that runs the queue, or in the console",
    pairingQueue: "This server has no such queue. Was the link made by another server? Then open it there",
    pairingCodeAlone: "A code alone does not say which queue it is for. Open the link that stands with it and type it there, or scan the QR code",
    pairingNothing: "That is no pairing link. It looks like …/host#…",
    pairingNoNetwork: "No connection to the server. Try again in a moment",
    paired: (name) => `${name} runs this queue now`,
    expires: (seconds) => `Good once, for ${Math.floor(seconds / MINUTE)}:${String(Math.floor(seconds % MINUTE)).padStart(2, "0")} more`,
    expired: "The code has expired",
    tokenWrong: "That token is nobody’s here. Look whether it was copied whole, and for this queue",
    tokenNoQueue: "Say of which queue: its id, or the address where guests join",
    notKept: "This browser keeps nothing: when the page is closed, the device must be paired again",
    gone: (name) => `This device isn’t a host of ${name ? `“${name}”` : "this queue"} any more`,
    since: (at) => `since ${day.format(at)}`,
    thisDevice: "this device",
    revoke: "Revoke",
    sure: "Really revoke?",
    revoked: (name) => `${name} is no host any more`,
    rotated: "This device has a new token. The old one is nobody’s",
    device: (agent) => [["iPhone", /iPhone/], ["iPad", /iPad/], ["Android device", /Android/], ["Mac", /Macintosh/], ["Windows computer", /Windows/]]
      .find(([, pattern]) => pattern.test(agent))?.[0] ?? "Computer",
    soundOn: "Sound is on",
    soundOff: "Sound is off",
    actions: (place) => `Number ${place.number}, ${STATES[place.status]}: what to do`,
  };
})();
