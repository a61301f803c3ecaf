// The guest's page, live. What the server drew is the truth; this changes words in it as the socket tells them, and asks
// the server for the page anew where more than words change: after joining, leaving, and at the end.
window.gatehouse = window.gatehouse || {};
gatehouse.guest = (() => {
  const COOKIE = "gatehouse-guest";
  const LONGEST = 400 * 24 * 60 * 60;
  const SLOWLY = 15_000;
  const LIVE = ["waiting", "called", "serving"];
  let page = document.querySelector("[data-guest]");
  const { guest: id, root = "" } = page.dataset;
  const api = `${root}/api/queues/${id}/places`;
  const words = new gatehouse.QueueWords(JSON.parse(page.dataset.texts), document.documentElement.lang);
  const chime = new gatehouse.Chime();
  const line = new gatehouse.QueueLine(words, document.querySelector("[data-lost]"));
  let last = null;
  /** While this device joins or leaves, what is told of the line doesn't tell of its place yet. */
  let deaf = "";
  let reminding = false;
  let slowly = null;
  let cooling = null;
  let feed = null;

  const part = (name) => page.querySelectorAll(`[data-${name}]`);
  const put = (name, text) => part(name).forEach((one) => one.textContent !== text && (one.textContent = text));
  const hide = (name, hidden) => part(name).forEach((one) => (one.hidden = hidden));
  const say = (text, urgent) => (document.querySelector(urgent ? "[data-cried]" : "[data-said]").textContent = text);
  const known = () => page.dataset;

  const token = () => new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(document.cookie)?.[1];
  /** Made here only where the server hasn't; null if the browser keeps nothing. */
  const keptToken = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const secret = token() || btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${COOKIE}=${secret}; Path=${root}/q; Max-Age=${LONGEST}; SameSite=Lax${secure}`;
    return token() || null;
  };

  const state = (you) => (you ? (you.wentTo ? "moved" : you.status.toLowerCase()) : "none");
  const isNext = (message) => message.you?.status === "WAITING" && message.you.ahead <= message.inService;

  const wait = (message) => {
    if (message.paused) {
      return words.of("live.wait.paused");
    }
    const { etaSeconds, etaRange } = message.you;
    return etaSeconds === null ? words.of("live.wait.unknown") : words.wait(etaSeconds, etaRange);
  };

  const ahead = (message) => words.of(isNext(message) ? "live.ahead.next" : "live.ahead", message.you.ahead);

  const headline = (message) =>
    isNext(message) ? words.of("live.headline.next") : words.of(`live.headline.${state(message.you)}`, String(message.you.counter ?? ""));

  const showLine = (message) => {
    if (message.open) {
      page.dataset.opens = ""; // what closes after that doesn't open by itself
    }
    const status = gatehouse.QueueWords.status(message, known().opens || "");
    part("status").forEach((one) => (one.className = `status status-${status}`));
    put("status", words.of(`live.status.${status}`, known().opens || ""));
    put("waiting", message.waiting.toLocaleString(words.language));
    put("serving", message.nowServing === 0 ? "–" : String(message.nowServing));
    put("rough", words.rough(message));
    const live = LIVE.includes(state(message.you));
    const mayJoin = !live && status === "open" && Number(known().cooling) === 0;
    hide("join", !mayJoin);
    hide("cannot", live || mayJoin);
    if (!live && status !== "open") {
      put("cannot", words.of(`live.cannot.${status}`, known().opens || ""));
    }
  };

  const showPlace = (message) => {
    const { you } = message;
    const now = state(you);
    page.dataset.state = now;
    if (!LIVE.includes(now)) {
      chime.sleep();
    } else if (reminding && !chime.awake) {
      chime.stayAwake();
    }
    part("when").forEach((one) => (one.hidden = !one.dataset.when.split(" ").includes(now)));
    if (!you) {
      document.title = message.name;
      return;
    }
    put("headline", headline(message));
    put("number", String(you.number));
    put("ahead", ahead(message));
    put("wait", wait(message));
    put("again", words.of("live.again", Math.max(1, you.calls)));
    put("ended", words.of(`live.ended.${now}`, String(you.number)));
    document.title =
      now === "waiting" ? words.of("live.title.number", String(you.number), isNext(message) ? headline(message) : ahead(message))
      : LIVE.includes(now) ? headline(message)
      : message.name;
  };

  const notify = (text) => {
    if (reminding && window.Notification?.permission === "granted") {
      try {
        new Notification(text, { body: page.querySelector("h1").textContent, tag: id, renotify: true, requireInteraction: true });
      } catch {
        // phones show them by a service worker only: there the bell must do
      }
    }
  };

  const cryCalled = (text) => {
    say(text, true);
    chime.ring(3);
    navigator.vibrate?.([400, 200, 400, 200, 800]);
    notify(text);
  };

  /** Tells what is new since the last message, or since the page was drawn. */
  const cry = (message, before) => {
    const { you } = message;
    if (you?.status === "CALLED" && (before.state !== "called" || you.calls > before.calls)) {
      cryCalled(headline(message));
    } else if (isNext(message) && !before.next) {
      say(headline(message));
      chime.ring(1);
      navigator.vibrate?.(200);
      notify(headline(message));
    } else if (you?.status === "WAITING" && you.ahead !== before.ahead) {
      say(ahead(message));
    }
  };

  const seen = () =>
    last
      ? { state: state(last.you), calls: last.you?.calls ?? 0, next: isNext(last), ahead: last.you?.ahead }
      : { state: known().state, calls: Number(known().calls), next: true, ahead: NaN };

  const show = (message) => {
    line.heard();
    if (message.seq < Number(known().seq)) {
      return; // the page was drawn later
    }
    const before = seen();
    const drawn = known().state;
    last = message;
    if (message.you?.wentTo && LIVE.includes(drawn)) {
      location.replace(`${root}/q/${message.you.wentTo.queueId}?moved=`);
      return;
    }
    showPlace(message);
    showLine(message);
    cry(message, before);
    const now = state(message.you);
    const ended = !LIVE.includes(now) && now !== drawn;
    if (ended || (message.you && message.you.placeId !== known().place)) {
      refresh();
    }
  };

  /** Lets the server draw the page; what the socket told meanwhile is put into it. */
  const refresh = async () => {
    const answer = await fetch(`${root}/q/${id}`, { cache: "no-store" });
    if (answer.redirected) {
      location.replace(answer.url);
      return;
    }
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = drawn.querySelector("[data-guest]");
    if (!fresh) {
      return;
    }
    line.heard();
    const before = { ...known() };
    const typed = page.querySelector("#code")?.value;
    page.replaceWith(document.adoptNode(fresh));
    page = fresh;
    const code = page.querySelector("#code");
    if (code && typed) {
      code.value = typed;
    }
    document.title = drawn.title;
    dress();
    // without a socket this is how a call is heard of
    if (!feed?.live && known().state === "called" && (before.state !== "called" || Number(known().calls) > Number(before.calls))) {
      cryCalled(page.querySelector("section:not([hidden]) [data-headline]")?.textContent ?? drawn.title);
    }
    if (last && last.seq > Number(known().seq)) {
      showPlace(last);
      showLine(last);
    }
  };

  /** Where the page can do more than the server knows. */
  const dress = () => {
    hide("remind", reminding || !(window.AudioContext || window.Notification));
    hide("reminded", !reminding);
    clearTimeout(cooling);
    if (Number(known().cooling) > 0) {
      cooling = setTimeout(() => refresh().catch(() => {}), Number(known().cooling) + 500);
    }
  };

  const problem = (slug) => {
    const key = `live.problem.${slug}`;
    put("problem", slug ? words.of(words.has(key) ? key : "live.problem.other") : "");
    hide("problem", !slug);
  };

  /** One tap, one answer: the button waits, and what went wrong is said. */
  const act = async (form, call) => {
    const buttons = form.querySelectorAll("button");
    buttons.forEach((one) => (one.disabled = true));
    problem(null);
    deaf = "all";
    try {
      const answer = await call();
      if (answer.ok) {
        last = null;
        await refresh();
        page.querySelector("section:not([hidden]) [data-headline]")?.focus();
      } else {
        problem((await answer.json()).type.split(":").pop());
      }
    } catch {
      problem("offline");
    } finally {
      buttons.forEach((one) => (one.disabled = false));
      deaf = "changes";
      watch();
    }
  };

  const join = (form) => {
    const secret = keptToken();
    if (!secret) {
      problem("no-cookie");
      return;
    }
    const joinCode = form.elements.code?.value;
    const body = JSON.stringify({ deviceToken: secret, ...(joinCode && { joinCode }) });
    act(form, () => fetch(api, { method: "POST", headers: { "Content-Type": "application/json" }, body }));
  };

  const leave = (form) => {
    form.closest("dialog").close();
    act(form, () => fetch(`${api}/${known().place}`, { method: "DELETE", headers: { "X-Device-Token": token() } }));
  };

  const remind = async () => {
    reminding = true;
    dress();
    chime.stayAwake();
    if (await chime.unlock()) {
      chime.ring(1);
    }
    if (window.Notification?.permission === "default") {
      await Notification.requestPermission();
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-join]")) {
      event.preventDefault();
      chime.unlock();
      join(form);
    } else if (form.matches("[data-leave-form]")) {
      event.preventDefault();
      leave(form);
    }
  });
  document.addEventListener("click", (event) => {
    const on = (name) => event.target.closest(`[data-${name}]`);
    const dialog = page.querySelector("[data-leaving]");
    if (on("remind")) {
      remind();
    } else if (on("leave") && dialog.showModal) {
      event.preventDefault();
      dialog.showModal();
    } else if (on("stay")) {
      dialog.close();
    }
  });
  document.addEventListener("pointerdown", () => chime.unlock(), { once: true });

  const greeting = () => ({ type: "watch", token: token() || "" });
  const watch = () => feed.send(greeting());
  const hear = {
    picture(message) {
      if (deaf !== "all") {
        deaf = "";
        show(message);
      }
    },
    change: (message) => deaf || show(message),
    state(name, tries) {
      const live = name === "live";
      line.state(live);
      clearInterval(slowly);
      if (!live && tries > 2) {
        // a way that carries pages but no sockets still brings news
        slowly = setInterval(() => page.querySelector("dialog[open]") || document.activeElement?.id === "code" || refresh().catch(() => {}), SLOWLY);
      }
    },
  };
  line.heard();
  dress();
  feed = new gatehouse.Feed(`${root}/ws/queues/${id}`, () => setTimeout(() => feed.open("-")), hear, greeting);
  return { feed };
})();
