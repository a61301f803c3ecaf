// The code stands behind the #, which browsers keep to themselves: only this page, here, can show it.
const code = new URLSearchParams(location.hash.slice(1)).get('pair');
if (code) {
  document.getElementById('code').textContent = code;
  document.getElementById('with-code').hidden = false;
}
