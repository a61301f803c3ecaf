// The display on the wall: who is called to which counter, told by bell and voice. It hangs there for days, so whatever
// breaks is tried again, and nothing piles up.
window.gatehouse = window.gatehouse || {};
gatehouse.display = (() => {
  const MOST_SHOWN = 7;
  const MOST_SPOKEN = 3;
  const page = document.querySelector("[data-display]");
  const { display: id, root = "" } = page.dataset;
  const language = document.documentElement.lang;
  const words = new gatehouse.QueueWords(JSON.parse(page.dataset.texts), language);
  const chime = new gatehouse.Chime();
  const line = new gatehouse.QueueLine(words, page.querySelector("[data-lost]"));
  const list = page.querySelector("[data-calls]");
  const sound = page.querySelector("[data-sound]");
  const part = (name) => page.querySelector(`[data-${name}]`);
  /** How often each number was called, as far as is known; null before the first picture. */
  let heard = null;
  let first = null;
  /** When its hours begin, as a time, and in words if that is still to come. */
  let { opens = "", opensAt = "" } = page.dataset;
  let speaking = Promise.resolve();

  const speak = (call) =>
    new Promise((done) => {
      if (!window.speechSynthesis || !chime.isReady) {
        done();
        return;
      }
      const text = new SpeechSynthesisUtterance(words.of("display.speak", String(call.number), String(call.counter ?? "")));
      text.lang = language;
      let over = false;
      text.onend = text.onerror = () => {
        over = true;
        done();
      };
      // a voice that never ends must not keep the others silent
      setTimeout(() => {
        if (speechSynthesis.speaking && !over) {
          speechSynthesis.cancel();
        }
        done();
      }, 10_000);
      speechSynthesis.speak(text);
    });

  const announce = (call) => {
    speaking = speaking.then(async () => {
      chime.ring(1);
      await new Promise((done) => setTimeout(done, 1_300));
      await speak(call);
    }).catch(() => {});
  };

  const row = (call, fresh) => {
    const one = document.createElement("li");
    one.dataset.called = call.number;
    one.dataset.times = call.calls;
    one.dataset.stage = call.status;
    const number = document.createElement("strong");
    number.className = "called-number";
    number.textContent = call.number;
    const counter = document.createElement("span");
    counter.className = "called-counter";
    counter.textContent = call.counter === null ? "" : words.of("display.counter", String(call.counter));
    one.append(number, counter);
    one.classList.toggle("called-now", fresh);
    return one;
  };

  const showCalls = (calls) => {
    const fresh = heard === null ? [] : calls.filter((call) => call.status === "CALLED" && call.calls > (heard.get(call.number) ?? 0));
    heard = new Map(calls.map((call) => [call.number, call.calls]));
    if (fresh.length) {
      first = fresh[0].number;
      fresh.slice(0, MOST_SPOKEN).reverse().forEach(announce);
    }
    // who was called last stands on top, also when that was a second time
    const ordered = [...calls].sort((a, b) => (b.number === first) - (a.number === first)).slice(0, MOST_SHOWN);
    const same = list.children.length === ordered.length && ordered.every((call, n) => {
      const { called, times, stage } = list.children[n].dataset;
      return called === String(call.number) && times === String(call.calls) && stage === call.status;
    });
    if (!same) {
      const news = new Set(fresh.map((call) => call.number));
      list.replaceChildren(...ordered.map((call) => row(call, news.has(call.number))));
    }
    part("nobody").hidden = calls.length > 0;
  };

  const code = new gatehouse.JoinCode(root, id, (now) => {
    part("pair").hidden = now !== "pair";
    part("code-lost").hidden = now !== "lost";
    part("code-join").hidden = typeof now === "string";
    if (typeof now !== "string") {
      part("code").textContent = now.code;
      part("code-qr").src = `data:image/svg+xml,${encodeURIComponent(now.qrSvg)}`;
    }
  });

  const showJoin = (message) => {
    part("open-join").hidden = message.joinCodeNeeded;
    if (message.joinCodeNeeded) {
      code.start();
    } else {
      code.stop();
      ["pair", "code-lost", "code-join"].forEach((name) => (part(name).hidden = true));
    }
  };

  /** The server puts hours into words. */
  const learnHours = async (message) => {
    opensAt = message.opensAt ?? "";
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      opens = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-display]").dataset.opens ?? "";
      show(message);
    } catch {
      opensAt = null; // asked again when more is told
    }
  };

  const show = (message) => {
    if ((message.opensAt ?? "") !== opensAt) {
      learnHours(message);
    }
    opens = message.open ? "" : opens; // its hours have begun
    const status = gatehouse.QueueWords.status(message, opens);
    part("status").className = `status status-${status}`;
    part("status").textContent = words.of(`live.status.${status}`, opens);
    part("waiting").textContent = message.waiting.toLocaleString(language);
    part("rough").textContent = words.rough(message);
    page.querySelector("h1").textContent = message.name;
    showCalls(message.calls);
    showJoin(message);
  };

  const begin = async () => {
    sound.hidden = await chime.unlock();
  };
  sound.hidden = false;
  sound.addEventListener("click", async () => {
    await begin();
    chime.ring(1);
  });
  // where the browser was told that this page may ring, nobody has to press anything
  begin();
  chime.stayAwake();

  line.heard();
  const feed = new gatehouse.Feed(
    `${root}/ws/queues/${id}`,
    () => setTimeout(() => feed.open("-")),
    { picture: show, change: show, alive: () => line.heard(), state: (name) => line.state(name === "live") },
    () => ({ type: "watch" })
  );
  return { feed, code };
})();
