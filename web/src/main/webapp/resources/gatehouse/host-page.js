// The page of a device that runs queues: becoming one, choosing among several, and the work at one. Each queue is a page load
// of its own.
(() => {
  const { HostApi, HostBegin, HostWork } = gatehouse;
  const NONE = "none";

  const keys = new gatehouse.HostKeys();
  const camera = new gatehouse.HostCamera();

  const clearAddress = () => history.replaceState(null, "", location.pathname + location.search);

  /** A code that an address brought is not left in it: neither a passer-by nor the browser's history is to have it. */
  const pairingOfAddress = () => {
    const pairing = HostBegin.pairing(location.hash.slice(1));
    if (location.hash.includes("/")) {
      clearAddress();
    }
    return pairing;
  };

  const reload = (here) => {
    keys.here = here;
    location.reload();
  };

  const work = (queueId, { kept = true, otherwise = null } = {}) => {
    keys.here = queueId;
    clearAddress();
    new HostWork(queueId, keys, camera, {
      gone() {
        const { queue } = keys.read(queueId) ?? {};
        keys.drop(queueId);
        keys.gone = { queueId, queue };
        keys.pairing = otherwise;
        reload(null);
      },
      left() {
        keys.drop(queueId);
        reload(null);
      },
      another: () => reload(NONE),
    }).begin(kept);
  };

  const begin = new HostBegin(keys, camera, (queueId) => new HostApi(queueId, keys, () => {}), (queueId, kept) => work(queueId, { kept }));
  for (const button of document.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  // another code was scanned by the phone's own camera while this page was open
  window.addEventListener("hashchange", () => {
    const next = pairingOfAddress();
    if (next) {
      keys.pairing = next;
      reload(null);
    }
  });

  const pairing = pairingOfAddress() ?? keys.pairing;
  keys.pairing = null;
  const known = keys.all();
  const chosen = known.find((key) => key.queueId === keys.here) ?? (known.length === 1 && !keys.gone && keys.here !== NONE ? known[0] : null);
  if (pairing && keys.read(pairing.queueId)?.token) {
    // runs it already, unless it was sent away meanwhile: then the pairing is for that
    work(pairing.queueId, { otherwise: pairing.code ? pairing : null });
  } else if (pairing) {
    begin.offer(pairing);
  } else if (chosen) {
    work(chosen.queueId);
  } else {
    begin.show();
  }
})();
