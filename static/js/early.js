// Runs before the first paint, so that what needs a script (the folding menu) does not flicker into place.
document.documentElement.classList.add("js");
