// A round of values by keyboard. Without this the page is a table with a Save button.
//
// form[data-entry-form]  the round; input[data-entry][data-cell]  a value; #notes-<cell>  what is said beside it.
// htmx sends a field when it is left; here are the keys, the paste of a column, and what the answer means for the field.
"use strict";

(() => {
  const form = document.querySelector("form[data-entry-form]");
  if (!form) return;

  const fields = () => [...form.querySelectorAll("[data-entry]")];
  const fieldOf = (cell) => fields().find((field) => field.dataset.cell === cell);
  const status = document.getElementById("entry-status");

  for (const element of form.querySelectorAll("[data-with-script]")) element.hidden = false;

  // Enter and the arrows move between rows; leaving a field saves it. Enter in a reason goes on to the next value.
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key === "Enter" && field.matches("input[name^=comment-]")) {
      event.preventDefault();
      const next = fields()[fields().indexOf(fieldOf(field.dataset.cell)) + 1];
      (next || form.querySelector("[data-entry-end]")).focus();
      return;
    }
    if (!field.matches("[data-entry]") || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = fields();
    const next = all[all.indexOf(field) + step];
    if (next) {
      next.focus();
      next.select();
    } else if (event.key === "Enter" && step > 0) {
      form.querySelector("[data-entry-end]").focus();
    }
  });

  // A column from a spreadsheet fills the fields downwards. Empty cells leave their field as it is.
  form.addEventListener("paste", (event) => {
    const field = event.target;
    if (!field.matches("[data-entry]")) return;
    const text = event.clipboardData.getData("text/plain").replace(/(\r\n|\r|\n)+$/, "");
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.split("\t")[0].trim());
    if (lines.length < 2) return;
    event.preventDefault();
    const below = fields().slice(fields().indexOf(field));
    const filled = below.slice(0, lines.length).filter((_, row) => lines[row] !== "");
    below.slice(0, lines.length).forEach((target, row) => {
      if (lines[row] === "") return;
      target.value = lines[row];
      target.dispatchEvent(new Event("input", { bubbles: true }));
      target.dispatchEvent(new Event("change", { bubbles: true }));
    });
    if (filled.length) filled[filled.length - 1].focus();
    const leftOver = lines.length - below.length;
    const words = [status.dataset.pasted.replace("{n}", filled.length)];
    if (leftOver > 0) words.push(status.dataset.leftOver.replace("{n}", leftOver));
    status.textContent = words.join(" ");
  });

  // What the answer means for the field: wrong or right, and the number as it was understood.
  const unsent = new Set();
  document.addEventListener("htmx:afterSwap", (event) => {
    const said = event.detail.target.querySelector("[data-state]");
    const field = said && fieldOf(said.dataset.cell);
    if (!field) return;
    unsent.delete(field);
    const isStored = said.dataset.state === "saved" || said.dataset.state === "empty";
    if (isStored) field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
    const sent = event.detail.requestConfig.parameters[field.name];
    if (isStored && field.value === sent && field !== document.activeElement) field.value = said.dataset.text;
    if (isStored && (field.value === sent || field.value === said.dataset.text)) field.defaultValue = field.value;
    // An answered question goes away, and the focus with it: back to the value it was about.
    const asked = event.detail.requestConfig.elt;
    if (!asked.isConnected && document.activeElement === document.body) field.focus();
    form.dispatchEvent(new Event("change")); // draft.js forgets what is stored now
    retry();
  });

  // A dropped line: say so beside the field, and send again when something gets through.
  const noAnswer = (event) => {
    const field = fieldOf(event.detail.elt.dataset.cell);
    const said = field && document.querySelector(`#said-${field.dataset.cell}`);
    if (!said) return;
    said.textContent = document.getElementById("entry-unsaved").content.textContent;
    said.className = "entry-said is-error";
    field.setAttribute("aria-invalid", "true");
    unsent.add(field);
  };
  const retry = () => {
    const waiting = [...unsent];
    unsent.clear();
    for (const field of waiting) field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) form.addEventListener(name, noAnswer);
  window.addEventListener("online", retry);
})();
