// A dialog puts the cursor into its first field as it opens. PrimeFaces does so a moment later, when whoever types fast is
// in the second field already, and then goes on in the first.
(() => {
  const dialog = window.PrimeFaces?.widget?.Dialog?.prototype;
  if (dialog) {
    dialog.applyFocus = function applyFocus() {
      const fields = this.jq.find(":input:visible:enabled").not("[readonly], :button, :submit");
      PrimeFaces.focusElement((fields.length > 0 ? fields : this.jq.find("a, button").filter(":visible:enabled")).first());
    };
  }
})();
