// Single keys for those who work at the desk all day. What a key does stands in the page (data-shortcut), so that the
// list of keys is always true. They rest while somebody types, and can be switched off (WCAG 2.2, 2.1.4).

const STORED = "clinic-desk-shortcuts";
const dialog = document.getElementById("shortcuts");
const opener = document.getElementById("shortcuts-open");
const used = document.getElementById("shortcuts-on");

const isOn = () => localStorage.getItem(STORED) !== "off";

function typing(target) {
  return target.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit])") !== null;
}

function follow(element) {
  element.closest("details")?.setAttribute("open", "");
  element.scrollIntoView({ block: "center" });
  element.focus();
  if (element.matches("summary")) element.parentElement.open = true;
  else if (element.dataset.shortcutDoes !== "focus") element.click();
}

function list() {
  const rows = [...document.querySelectorAll("[data-shortcut]")].map((element) => row(element.dataset.shortcut, element.dataset.shortcutSays));
  document.getElementById("shortcuts-list").replaceChildren(...rows, row("?", "This list"));
}

function row(key, says) {
  const line = document.createElement("div");
  const term = document.createElement("dt");
  const shown = document.createElement("kbd");
  const meaning = document.createElement("dd");
  shown.textContent = key;
  meaning.textContent = says;
  term.append(shown);
  line.append(term, meaning);
  return line;
}

function show() {
  list();
  used.checked = isOn();
  dialog.showModal();
}

opener.hidden = false;
opener.addEventListener("click", show);
used.addEventListener("change", () => localStorage.setItem(STORED, used.checked ? "on" : "off"));
addEventListener("keydown", (event) => {
  if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || dialog.open || typing(event.target)) return;
  if (event.key === "?") {
    event.preventDefault();
    show();
    return;
  }

  const element = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
  if (!element) return;
  event.preventDefault(); // the key must not be typed into the field that gets the focus
  follow(element);
});
