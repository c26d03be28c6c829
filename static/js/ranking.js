// Moving a goal in the order of priority by keyboard. Without this the buttons do the same.
//
// In a row of form[data-ranking], Alt with an arrow presses Up or Down, Alt and Shift with an arrow First or Last. The
// answer brings the list anew, with focus in the moved row (data-focus, navigation.js), and #ranking-status says where
// the goal now stands.
"use strict";

(() => {
  const form = document.querySelector("form[data-ranking]");
  if (!form) return;
  for (const element of form.querySelectorAll("[data-with-script]")) element.hidden = false;

  form.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const row = event.target.closest("[data-rank-row]");
    const moves = { ArrowUp: event.shiftKey ? "top" : "up", ArrowDown: event.shiftKey ? "bottom" : "down" };
    const button = row && moves[event.key] && row.querySelector(`[data-move=${moves[event.key]}]`);
    if (!button) return;
    event.preventDefault();
    button.click(); // one that is switched off does nothing
  });
})();
