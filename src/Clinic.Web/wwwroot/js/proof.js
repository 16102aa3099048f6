// The sum that a form asks for in a flood: a number whose text, behind the form's key and a colon, has a SHA-256 hash
// that starts with so many zero bits. It begins as soon as the page is there, and nobody waits who reads their answers.

const AT_ONCE = 256; // hashes under way before the page may breathe

async function findAnswer(key, bits) {
  const encoder = new TextEncoder();
  for (let from = 0; ; from += AT_ONCE) {
    const hashes = await Promise.all(Array.from({ length: AT_ONCE },
      (_, n) => crypto.subtle.digest("SHA-256", encoder.encode(`${key}:${from + n}`))));
    const found = hashes.findIndex((hash) => Math.clz32(new DataView(hash).getUint32(0)) >= bits);
    if (found >= 0) return from + found;
  }
}

const field = document.querySelector("[data-proof-of]");
const form = field.form;
const status = form.querySelector("[data-saying]");
let done = !globalThis.crypto?.subtle; // plain HTTP: sent without, as from a browser without JavaScript
const answered = done ? undefined : findAnswer(field.dataset.proofOf, Number(field.dataset.bits))
  .then((answer) => { field.value = answer; })
  .finally(() => { done = true; });

// Before the page's own handlers: what waits here was not sent yet.
document.addEventListener("submit", async (event) => {
  if (done || event.target !== form || event.submitter?.name === "Change") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  status.textContent = status.dataset.saying;
  await answered.catch(() => {});
  form.requestSubmit(event.submitter);
}, { capture: true });
