// Copies what a button names; where a browser doesn't let us, the field beside it is selected, ready to be copied by hand.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) {
    return;
  }
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  } catch {
    button.parentElement.querySelector("input, textarea").select();
  }
});
