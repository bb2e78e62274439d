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
})();
