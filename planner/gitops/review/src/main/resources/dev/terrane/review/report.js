
"use strict";
(function () {
  var root = document.documentElement;
  var changes = Array.from(document.querySelectorAll("details.change"));
  var input = document.getElementById("filter");
  var shown = document.getElementById("shown");
  var kinds = Array.from(document.querySelectorAll("button.kind"));
  var classes = { "+": "plus", "-": "minus", "!": "other", "#": "remark" };

  // A diff is coloured when it is first seen: pages of thousands of changes open at once.
  function colour(pre) {
    if (pre.dataset.coloured) { return; }
    pre.dataset.coloured = "yes";
    var lines = pre.textContent.split("\n");
    pre.textContent = "";
    lines.forEach(function (line) {
      var span = document.createElement("span");
      span.className = classes[line.charAt(0)] || "";
      span.textContent = line || " ";
      pre.appendChild(span);
    });
  }

  changes.forEach(function (change) {
    change.addEventListener("toggle", function () {
      if (change.open) { change.querySelectorAll("pre.diff").forEach(colour); }
    });
  });
  Array.from(document.querySelectorAll("pre.diff")).forEach(function (pre) {
    if (!pre.closest("details.change")) { colour(pre); }
  });

  function filter() {
    var text = input.value.trim().toLowerCase();
    var off = {};
    kinds.forEach(function (button) { off[button.dataset.kind] = button.getAttribute("aria-pressed") === "false"; });
    var count = 0;
    changes.forEach(function (change) {
      if (text && change.words === undefined) { change.words = change.textContent.toLowerCase(); }
      var hide = off[change.dataset.kind] || (text !== "" && change.words.indexOf(text) < 0);
      change.classList.toggle("hidden", hide);
      if (!hide) { count++; }
    });
    document.querySelectorAll(".resource, details.module").forEach(function (group) {
      group.classList.toggle("hidden", !group.querySelector("details.change:not(.hidden)"));
    });
    shown.textContent = count + " of " + changes.length + " shown";
  }

  function fold(open) {
    changes.forEach(function (change) { if (!change.classList.contains("hidden")) { change.open = open; } });
  }

  function step(by) {
    var visible = changes.filter(function (change) { return !change.classList.contains("hidden"); });
    if (visible.length === 0) { return; }
    var at = visible.findIndex(function (change) { return change.contains(document.activeElement); });
    var next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(visible.length - 1, Math.max(0, at + by));
    reveal(visible[next]);
    visible[next].querySelector("summary").focus();
  }

  function reveal(element) {
    for (var parent = element.parentElement; parent; parent = parent.parentElement) {
      if (parent.tagName === "DETAILS") { parent.open = true; }
    }
  }

  document.getElementById("theme").addEventListener("click", function () {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  if (!input) { return; }
  input.addEventListener("input", filter);
  kinds.forEach(function (button) {
    button.addEventListener("click", function () {
      button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") === "true" ? "false" : "true");
      filter();
    });
  });
  document.getElementById("unfold").addEventListener("click", function () { fold(true); });
  document.getElementById("fold").addEventListener("click", function () { fold(false); });
  document.querySelectorAll("svg a").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var target = document.getElementById(link.getAttribute("href").slice(1));
      var change = target && target.querySelector("details.change");
      if (change) { reveal(change); change.open = true; change.querySelector("summary").focus(); change.scrollIntoView({ block: "center" }); }
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target === input) {
      if (event.key === "Escape") { input.value = ""; filter(); input.blur(); }
      return;
    }
    if (event.key === "/") { input.focus(); event.preventDefault(); }
    else if (event.key === "j") { step(1); }
    else if (event.key === "k") { step(-1); }
    else if (event.key === "e") { fold(true); }
    else if (event.key === "c") { fold(false); }
  });
  filter();
})();
