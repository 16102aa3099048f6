// Makes passkeys and signs in with them (WebAuthn). Before a form with [data-passkey] is sent, the browser is asked for
// what the address in it offers; the answer goes along in the form. Where a browser has no passkeys, the form stays hidden and [data-without-passkeys] says so.

const able = Boolean(globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON && navigator.credentials);

async function answer({ dataset }) {
  const response = await fetch(dataset.passkey, { headers: { Accept: "application/json" } });
  if (!response.ok || response.redirected) throw new Error(`The offer was answered with ${response.status}.`);
  const { options, state } = await response.json();
  const credential = "new" in dataset
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return { credential: JSON.stringify(credential), state };
}

for (const hint of able ? document.querySelectorAll("[data-without-passkeys]") : []) hint.hidden = true;

for (const form of able ? document.querySelectorAll("form[data-passkey]") : []) {
  const { credential, state } = { credential: form.querySelector("[data-credential]"), state: form.querySelector("[data-state]") };
  const status = form.querySelector("[role=status]");
  form.hidden = false;
  let asking = false;

  // Before the page's own handlers: what waits for the browser was not sent yet.
  document.addEventListener("submit", async (event) => {
    if (event.target !== form || credential.value) return;
    // What lacks, the server says, before a device makes a passkey that nobody takes.
    if ([...form.querySelectorAll("input:not([type=hidden])")].some(({ value }) => !value.trim())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (asking) return;
    asking = true;
    status.textContent = "";
    try {
      const answered = await answer(form);
      [credential.value, state.value] = [answered.credential, answered.state];
      form.requestSubmit();
    } catch (error) {
      const { known, elsewhere, failed } = status.dataset;
      status.textContent = { InvalidStateError: known, SecurityError: elsewhere }[error.name] ?? failed;
    } finally {
      asking = false;
    }
  }, { capture: true });

  // Back from the next page: the answer was good for once.
  addEventListener("pageshow", () => { credential.value = ""; });
}
