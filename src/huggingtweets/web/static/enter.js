// The address that the server showed holds the token behind "#", which no browser sends: it is posted instead, and the
// address is cleaned, so that the token is not kept in the history.
function enter() {
  const token = location.hash.slice(1);
  if (!token) return;
  history.replaceState(null, "", location.pathname);
  document.getElementById("token").value = token;
  document.getElementById("enter").requestSubmit();
}

enter();
// Pasted where this page is open already, the address loads nothing anew.
addEventListener("hashchange", enter);
