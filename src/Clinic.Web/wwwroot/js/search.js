// Results while the reader types. Without this the form asks for a page of them. Made from text alone: the site's
// policy (Trusted Types) would refuse HTML.

const PauseMs = 150;

const input = document.getElementById("q");
const results = document.getElementById("results");
let pause;
let asking;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function show(found, query) {
  // Help comes with the page that the server makes, so that its words and links are the same everywhere.
  if (found.crisis) {
    input.form.requestSubmit();
    return;
  }
  const status = element("p", found.said, { role: "status" });
  const list = element("ol", "", { class: "search-hits" });
  for (const hit of found.hits) {
    const item = element("li");
    const title = element("h2", "", { class: "search-hits__title" });
    title.append(element("a", hit.title, { href: hit.path }));
    item.append(title, element("p", hit.summary));
    list.append(item);
  }
  results.replaceChildren(status, ...(found.hits.length > 0 ? [list] : []));
  history.replaceState(null, "", `${input.form.getAttribute("action")}?q=${encodeURIComponent(query)}`);
}

async function ask() {
  const query = input.value.trim();
  asking?.abort();
  if (query.length < 3) return;
  asking = new AbortController();
  try {
    const answer = await fetch(`${input.form.getAttribute("action")}/as-you-type?q=${encodeURIComponent(query)}`, { signal: asking.signal });
    if (answer.ok) show(await answer.json(), query);
  } catch {
    // The button still works.
  }
}

input?.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(ask, PauseMs);
});
