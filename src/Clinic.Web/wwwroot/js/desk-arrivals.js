// Says that somebody wrote while this page was open. Nothing on the page moves: who reads or types goes on, and looks
// when they like. Without scripts the page shows what there is when it is loaded.

const POLL_MS = 30_000;

const region = document.getElementById("arrivals");
const address = `${region.dataset.from}?since=${region.dataset.since}&danger=${region.dataset.danger}`;
let events;
let timer;

// Danger is said at once and stays said: no number of other arrivals takes its place.
function warn(count) {
  if (!count || region.dataset.dangers === String(count)) return;
  region.dataset.dangers = count;
  region.setAttribute("role", "alert");
  const link = document.createElement("a");
  link.href = region.dataset.today;
  link.textContent = "Look now";
  region.replaceChildren("Somebody may be in danger. ", link);
}

function say(count) {
  if (region.dataset.dangers) return;
  if (!count || region.dataset.count === String(count)) return; // said once, not at every look
  region.dataset.count = count;
  const link = document.createElement("a");
  link.href = region.dataset.queue;
  link.textContent = count === 1 ? "Show it" : "Show them";
  const number = count >= 100 ? "Over 99" : count;
  region.replaceChildren(`${number} new ${count === 1 ? "inquiry" : "inquiries"}. `, link);
}

async function ask() {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.ok && answer.headers.get("Content-Type")?.startsWith("application/json")) {
      const { arrivals, dangers } = await answer.json();
      warn(dangers);
      say(arrivals);
    }
  } catch {
    // The network is away; the next look will tell.
  }
}

function listen() {
  if ("EventSource" in window) {
    events = new EventSource(address);
    events.addEventListener("dangers", (event) => warn(Number(event.data)));
    events.addEventListener("arrivals", (event) => say(Number(event.data)));
  } else {
    ask();
    timer = setInterval(ask, POLL_MS);
  }
}

function rest() {
  events?.close();
  clearInterval(timer);
}

// A tab that nobody looks at keeps no connection: a browser has few of them for one site.
document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
addEventListener("pagehide", rest);
if (!document.hidden) listen();
