// The code stands behind the #, which browsers keep to themselves. From here it goes only into the form.
(() => {
  const field = document.getElementById("welcome:code");
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  if (field && code) {
    field.value = code;
    field.closest("[data-invitation]").hidden = true;
    history.replaceState(null, "", location.pathname);
  }
})();
