// Counts what is written in the field that a [data-counts] element names, and says it in the words that it carries:
// data-text "{n} of at most {m} characters", data-over "{n} characters too many". A screen reader hears only the step
// over the limit and back, not every key.
"use strict";

(() => {
  const figures = new Intl.NumberFormat(document.documentElement.lang || "sv");
  for (const counter of document.querySelectorAll("[data-counts]")) {
    const field = document.getElementById(counter.dataset.counts);
    const longest = Number(counter.dataset.longest);
    if (!field || !longest) continue;
    const tell = () => {
      // As the server counts: characters, not the browser's halves of them, and a line break as one.
      const length = [...field.value.trim()].length;
      const isOver = length > longest;
      const words = isOver ? counter.dataset.over : counter.dataset.text;
      counter.textContent = words
        .replace("{n}", figures.format(isOver ? length - longest : length))
        .replace("{m}", figures.format(longest));
      if (counter.classList.toggle("is-over", isOver) !== (counter.getAttribute("aria-live") === "polite")) {
        counter.setAttribute("aria-live", isOver ? "polite" : "off");
      }
    };
    field.addEventListener("input", tell);
    tell();
  }
})();
