// Runs after altcha.min.js on pages that ask for a proof of work: its worker and its words.
"use strict";
const widget = document.querySelector("altcha-widget");
if (widget && globalThis.$altcha) {
  const words = widget.dataset;
  $altcha.algorithms.set("PBKDF2/SHA-256", () => new Worker(words.worker, { type: "module" }));
  $altcha.i18n.set(document.documentElement.lang, {
    label: words.label,
    verifying: words.verifying,
    verified: words.verified,
    error: words.failed,
    expired: words.failed,
    waitAlert: words.verifying,
  });
}
