// Tells who else has this inquiry open, and that somebody saved since it was shown. Without scripts both are said when
// the page is loaded, and a save against an older state is answered with what changed.

const shown = document.getElementById("viewers");
const { path, version, every } = shown.dataset;
const token = document.querySelector("input[name=__RequestVerificationToken]")?.value;

function post(to) {
  return fetch(to, { method: "POST", headers: { RequestVerificationToken: token }, keepalive: true });
}

function say(viewers, changed) {
  const text = [
    viewers.length ? `Also open at ${viewers.join(" and ")}` : "",
    changed ? "Somebody saved this since you opened it. Load the page again to see what." : "",
  ].filter(Boolean).join(". ");
  if (shown.textContent !== text) shown.textContent = text; // said once, not every few seconds
}

async function look() {
  try {
    const answer = await post(path);
    if (!answer.ok) {
      clearInterval(looking); // signed out, or it is gone: asking again changes nothing
      return;
    }
    const { viewers, version: current } = await answer.json();
    say(viewers, current !== version);
  } catch {
    // The network is away; the next look will tell.
  }
}

let looking;
let stays = false;
if (path && token) {
  look(); // the page before this one, if it was the same, has just said that it was left
  looking = setInterval(look, Number(every) * 1000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  addEventListener("submit", () => { stays = true; }); // every form leads back here
  addEventListener("pagehide", () => { if (!stays) post(`${path}/leave`); });
}
