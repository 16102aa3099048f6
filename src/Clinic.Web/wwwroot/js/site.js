// Makes pages that already work a little kinder. Nothing here is needed, and nothing here sends anything anywhere.
// No HTML is ever made from text: the site's policy (Trusted Types) would refuse it.

/** A word's meaning opens where the word stands; without this, the link leads to the glossary. */
function openMeanings() {
  for (const word of document.querySelectorAll("a.term")) {
    const meaning = document.getElementById(`meaning-${word.hash.slice(1)}`);
    if (!meaning?.showPopover) continue;
    word.setAttribute("role", "button");
    word.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return; // the reader wants the glossary itself
      event.preventDefault();
      meaning.showPopover({ source: word });
      meaning.focus();
    });
    // A link answers to Enter alone, a button to the space bar too.
    word.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      word.click();
    });
  }
}

/** The contents list is a sheet on a phone: a choice made in it closes it. */
function closeContentsOnChoice() {
  const contents = document.getElementById("contents");
  contents?.addEventListener("click", (event) => {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });
}

/** Help first, or else the error summary, takes the focus, also where the browser does not honor autofocus. */
function focusFirst() {
  document.querySelector("#first, #error-summary")?.focus();
}

/**
 * Says what the server would say, as soon as a field that was written in is left for another field. Not when it is left
 * for a button or a box: an error that appears moves them from under the finger.
 */
function sayErrorsEarly() {
  for (const field of document.querySelectorAll(":is(input, textarea):is([data-missing], [data-most])")) {
    let written = false;
    field.addEventListener("input", () => { written = true; });
    field.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (!written || !next?.matches("select, textarea, input:not([type=checkbox], [type=radio])")) return;
      const { missing, most, tooLong } = field.dataset;
      const text = field.value.trim();
      showError(field, !text ? missing : most && text.length > most ? tooLong : undefined);
    });
  }
}

function showError(field, message) {
  const id = `${field.id}-error`;
  let error = document.getElementById(id);
  if (message && !error) {
    error = document.createElement("p");
    error.id = id;
    error.className = "field__error";
    (field.closest(".field__with-button") ?? field).before(error);
  }
  if (message) {
    const prefix = document.createElement("span");
    prefix.className = "visually-hidden";
    prefix.textContent = document.documentElement.dataset.error ?? "Error: "; // other languages bring their own
    error.replaceChildren(prefix, message);
  } else {
    error?.remove();
  }

  const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
  const described = message ? [...others, id] : others;
  if (described.length) field.setAttribute("aria-describedby", described.join(" "));
  else field.removeAttribute("aria-describedby");
  if (message) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  field.closest(".field").classList.toggle("field--error", Boolean(message));
}

/** How much may still be written: shown at once, said when the writer pauses. */
function countCharacters() {
  for (const shown of document.querySelectorAll("[data-count]")) {
    const area = document.getElementById(shown.dataset.count);
    const said = document.createElement("p");
    said.className = "visually-hidden";
    said.setAttribute("aria-live", "polite");
    shown.after(said);
    let pause;
    const count = () => {
      const left = Number(shown.dataset.max) - area.value.trim().length;
      const number = Math.abs(left).toLocaleString(document.documentElement.lang);
      shown.textContent = ((left < 0 ? shown.dataset.over : shown.dataset.left) ?? (left < 0 ? "{0} characters too many." : "{0} characters left.")).replace("{0}", number);
      clearTimeout(pause);
      pause = setTimeout(() => { said.textContent = shown.textContent; }, 1500);
    };
    area.addEventListener("input", count);
    if (area.value) count();
    clearTimeout(pause); // nothing is said before anything is typed
  }
}

/** Shows a password while it is typed, and hides it again before it is sent. */
function revealPasswords() {
  for (const button of document.querySelectorAll("[data-reveal]")) {
    const password = document.getElementById(button.dataset.reveal);
    const show = (visible) => {
      password.type = visible ? "text" : "password";
      button.textContent = visible ? "Hide password" : "Show password";
    };
    button.hidden = false;
    button.addEventListener("click", () => show(password.type === "password"));
    password.form?.addEventListener("submit", () => show(false));
  }
}

/** A second press of a button sends nothing: the first is on its way. */
function sendOnce() {
  for (const form of document.querySelectorAll("form[method=post]")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
    });
    addEventListener("pageshow", () => { sent = false; });
  }
}

/**
 * The quick way out: a plain page takes this one's place in the history, and the site is told to close what was typed; the
 * browser does not wait for that. Escape, three times, does the same.
 */
function leaveQuickly() {
  const link = document.querySelector("[data-leave]");
  if (!link) return;
  const leave = () => {
    document.body.hidden = true; // out of sight before the other page has come
    navigator.sendBeacon("/leave");
    location.replace(link.dataset.leave);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  let presses = 0;
  let forget;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = 0;
      return;
    }
    clearTimeout(forget);
    forget = setTimeout(() => { presses = 0; }, 5000);
    if (++presses === 3) leave();
  });
}

openMeanings();
closeContentsOnChoice();
focusFirst();
sayErrorsEarly();
countCharacters();
revealPasswords();
sendOnce();
leaveQuickly();
