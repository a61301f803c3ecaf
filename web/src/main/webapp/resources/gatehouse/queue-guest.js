// The guest's page, live. What the server drew is the truth; this changes words in it as the socket tells them, and asks
// the server for the page anew where more than words change: after joining, leaving, and at the end.
window.gatehouse = window.gatehouse || {};
gatehouse.guest = (() => {
  const COOKIE = "gatehouse-guest";
  const LONGEST = 400 * 24 * 60 * 60;
  const SLOWLY = 15_000;
  const PATIENCE = 15_000;
  const LIVE = ["waiting", "called", "serving"];
  let page = document.querySelector("[data-guest]");
  const { guest: id, root = "" } = page.dataset;
  const api = `${root}/api/queues/${id}/places`;
  const words = new gatehouse.QueueWords(JSON.parse(page.dataset.texts), document.documentElement.lang);
  const reminder = new gatehouse.Reminder();
  const line = new gatehouse.QueueLine(words, document.querySelector("[data-lost]"));
  let last = null;
  /** While this device joins or leaves, what is told of the line doesn't tell of its place yet. */
  let deaf = "";
  /** How it stood when something was done that got no answer. */
  let unanswered = null;
  let news = "";
  let slowly = null;
  let cooling = null;
  let looking = null;
  /** Counts what is asked and done: a page that was asked for before that is old. */
  let turn = 0;

  const part = (name) => page.querySelectorAll(`[data-${name}]`);
  const put = (name, text) => part(name).forEach((one) => one.textContent !== text && (one.textContent = text));
  const hide = (name, hidden) => part(name).forEach((one) => (one.hidden = hidden));
  const say = (text, urgent) => (document.querySelector(urgent ? "[data-cried]" : "[data-said]").textContent = text);
  const known = () => page.dataset;
  const inTime = () => {
    const patience = new AbortController();
    setTimeout(() => patience.abort(), PATIENCE);
    return patience.signal;
  };

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
      page.dataset.opens = ""; // its hours have begun
    }
    const status = gatehouse.QueueWords.status(message, known().opens || "");
    part("status").forEach((one) => (one.className = `status status-${status}`));
    put("status", words.of(`live.status.${status}`, known().opens || ""));
    put("waiting", message.waiting.toLocaleString(words.language));
    put("serving", message.nowServing === 0 ? "–" : String(message.nowServing));
    put("rough", words.rough(message));
    hide("kept", message.open);
    const live = LIVE.includes(state(message.you));
    const cannot = status === "open" ? known().cools : words.of(`live.cannot.${status}`, known().opens || "");
    hide("join", live || Boolean(cannot));
    hide("cannot", live || !cannot);
    put("cannot", cannot || "");
    clearTimeout(looking);
    if ((message.opensAt ?? "") !== (known().opensAt ?? "")) {
      // the server puts hours into words; not asked by all at once
      looking = setTimeout(lookOn, Math.random() * 3_000);
    }
  };

  const showPlace = (message) => {
    const { you } = message;
    const now = state(you);
    Object.assign(page.dataset, { state: now, place: you?.placeId ?? "", calls: you?.calls ?? 0, next: isNext(message) });
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

  /** As the page shows it, whoever drew that. */
  const seen = () => ({
    state: known().state,
    place: known().place || "",
    calls: Number(known().calls),
    next: known().next === "true",
    headline: page.querySelector("[data-headline]").textContent,
    ahead: page.querySelector("[data-ahead]").textContent,
  });

  /** What is told to somebody whose place isn't any more what it was. */
  const returned = (now, before) => {
    if (now.place !== before.place || !LIVE.includes(now.state)) {
      return "";
    }
    if (!LIVE.includes(before.state)) {
      return words.of("live.returned.ended");
    }
    return now.state === "waiting" ? words.of("live.returned.called") : "";
  };

  const call = (text, urgent) => {
    say(text, urgent);
    reminder.call(text, page.querySelector("h1").textContent, urgent);
  };

  const remindOf = (now) => {
    reminder.wait(now === "waiting" || now === "called");
    hide("remind", !reminder.isPossible || (reminder.on && reminder.isReady));
    put("remind", words.of(reminder.on ? "live.remind.again" : "live.remind"));
    hide("reminded", !reminder.on);
  };

  /** Tells what is new since then. */
  const tell = (before) => {
    const now = seen();
    const changed = now.state !== before.state;
    if (changed) {
      news = returned(now, before);
    }
    put("news", news);
    hide("news", !news);
    remindOf(now.state);
    if (now.state === "called" && (before.state !== "called" || now.calls > before.calls)) {
      call(now.headline, true);
    } else if (changed && (news || now.state === "no_show")) {
      call(`${news} ${now.headline}`.trim());
    } else if (now.state === "waiting" && now.next && !before.next && !changed) {
      call(now.headline);
    } else if (now.state === "waiting" && now.ahead !== before.ahead) {
      say(now.ahead);
    }
  };

  const show = (message) => {
    if (message.seq < Number(known().seq)) {
      return; // the page was drawn later
    }
    const before = seen();
    last = message;
    if (message.you?.wentTo && LIVE.includes(before.state)) {
      location.replace(`${root}/q/${message.you.wentTo.queueId}?moved=`);
      return;
    }
    showPlace(message);
    showLine(message);
    tell(before);
    const now = state(message.you);
    const ended = !LIVE.includes(now) && now !== before.state;
    if (ended || (message.you && message.you.placeId !== before.place)) {
      look();
    }
  };

  /** Lets the server draw the page; what the socket told meanwhile is put into it. */
  const refresh = async (unless = () => false) => {
    const own = ++turn;
    const answer = await fetch(`${root}/q/${id}`, { cache: "no-store", signal: inTime() });
    const text = await answer.text();
    if (own !== turn || unless()) {
      return;
    }
    if (answer.redirected) {
      location.replace(answer.url);
      return;
    }
    const drawn = new DOMParser().parseFromString(text, "text/html");
    const fresh = drawn.querySelector("[data-guest]");
    if (!fresh) {
      return;
    }
    line.asked();
    const before = seen();
    const typed = page.querySelector("#code")?.value;
    page.replaceWith(document.adoptNode(fresh));
    page = fresh;
    const code = page.querySelector("#code");
    if (code && typed) {
      code.value = typed;
    }
    document.title = drawn.title;
    dress();
    if (last && last.seq > Number(known().seq)) {
      showPlace(last);
      showLine(last);
    }
    tell(before);
    if (unanswered) {
      const { state: now, place } = seen();
      problem(now === unanswered.state && place === unanswered.place ? "unanswered" : null);
      unanswered = null;
    }
  };

  const look = (unless) => refresh(unless).catch(() => {});

  /** Where the page can do more than the server knows. */
  const dress = () => {
    remindOf(known().state);
    clearTimeout(cooling);
    if (Number(known().cooling) > 0) {
      cooling = setTimeout(look, Number(known().cooling) + 500);
    }
  };

  const problem = (slug) => {
    const key = `live.problem.${slug}`;
    put("problem", slug ? words.of(words.has(key) ? key : "live.problem.other") : "");
    hide("problem", !slug);
  };

  /** One tap, one answer: the button waits, and what went wrong is said. Without an answer it is looked up what became of it. */
  const act = async (form, address, request) => {
    const buttons = form.querySelectorAll("button");
    buttons.forEach((one) => (one.disabled = true));
    problem(null);
    deaf = "all";
    turn++;
    const before = seen();
    try {
      const answer = await fetch(address, { ...request, signal: inTime() });
      if (answer.status >= 500) {
        throw new Error(`answered ${answer.status}`);
      }
      if (answer.ok) {
        last = null;
        await look();
        page.querySelector("section:not([hidden]) [data-headline]")?.focus();
      } else {
        problem((await answer.json()).type.split(":").pop());
      }
    } catch {
      unanswered = before;
      problem("unclear");
      await look();
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
    act(form, api, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  };

  const leave = (form) => {
    form.closest("dialog").close();
    act(form, `${api}/${known().place}`, { method: "DELETE", headers: { "X-Device-Token": token() } });
  };

  const remind = async () => {
    const begun = reminder.begin();
    remindOf(known().state);
    await begun;
    remindOf(known().state);
  };

  const unlock = () => reminder.unlock().then(() => remindOf(known().state));

  /** Not while something is tapped or typed, which a page drawn anew would sweep away. */
  const isBusy = () => page.querySelector("dialog[open]") || document.activeElement?.id === "code" || deaf === "all";

  const lookOn = () => isBusy() || look(isBusy);

  const greeting = () => ({ type: "watch", token: token() || "" });
  const watch = () => feed.send(greeting());
  const hear = {
    picture(message) {
      if (deaf !== "all") {
        deaf = "";
        show(message);
        if (unanswered) {
          look();
        }
      }
    },
    change: (message) => deaf || show(message),
    alive: () => line.heard(),
    state(name) {
      const live = name === "live";
      line.state(live);
      if (live) {
        clearInterval(slowly);
        slowly = null;
      } else {
        // a way that carries pages but no sockets still brings news
        slowly = slowly ?? setInterval(lookOn, SLOWLY);
      }
    },
  };
  const feed = new gatehouse.Feed(`${root}/ws/queues/${id}`, () => setTimeout(() => feed.open("-")), hear, greeting);

  // from here on the page is the script's; had anything before failed, its forms and links would work without
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-join]")) {
      event.preventDefault();
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
    unlock();
  });

  line.heard();
  dress();
  if (reminder.on) {
    unlock();
  }
  return { feed };
})();
