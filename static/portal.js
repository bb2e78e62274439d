// Everything works without this file; it only saves steps.
(function () {
  "use strict";
  // The summary of errors takes the focus.
  var summary = document.querySelector(".errors[role=alert]");
  if (summary) { summary.focus(); }

  // A double click sends once; coming back by the back button frees the button again.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    });
  });

  // «Показать пароль»
  document.querySelectorAll("[data-show-password]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var shown = button.getAttribute("aria-pressed") === "true";
      button.dataset.showPassword.split(" ").forEach(function (id) {
        var input = document.getElementById(id);
        if (input) { input.type = shown ? "password" : "text"; }
      });
      button.setAttribute("aria-pressed", String(!shown));
      button.textContent = shown ? button.dataset.show : button.dataset.hide;
    });
  });

  // An answer that is on the screen is seen; without scripts the button says so.
  document.querySelectorAll("form[data-seen]").forEach(function (form) {
    if (!window.fetch) { return; }
    fetch(form.action, { method: "POST", redirect: "manual", credentials: "same-origin" })
      .then(function () { form.hidden = true; }, function () {});
  });

  // «Напечатать»: without scripts the words beside it tell the keys.
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // The sum of the pay form; the server counts again on the next page.
  var total = document.querySelector("[data-total]");
  if (total) {
    var amounts = total.closest("form").querySelectorAll("input[data-contract]");
    var count = function () {
      var kopecks = 0;
      var clear = Array.prototype.every.call(amounts, function (input) {
        var text = input.value.replace(/[\s\u00a0\u202f₽]/g, "").replace(",", ".");
        if (!/^\d{0,9}(\.\d{0,2})?$/.test(text)) { return false; }
        kopecks += Math.round(Number(text || 0) * 100);
        return true;
      });
      total.hidden = !clear;
      var english = document.documentElement.lang === "en";
      var sum = (kopecks / 100).toLocaleString(english ? "en-GB" : "ru-RU",
        { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      total.querySelector("[data-total-sum]").textContent = english ? "₽" + sum : sum + "\u00a0₽";
    };
    total.closest("form").addEventListener("input", count);
    count();
  }
})();
