// The address that the server prints has the token after "#", which browsers do not send. Post it, and remove it from the
// address so that it is not in the history.
function signIn() {
  const token = location.hash.slice(1);
  if (!token) return;
  history.replaceState(null, "", location.pathname);
  document.getElementById("token").value = token;
  document.getElementById("enter").requestSubmit();
}

signIn();
// Pasting the address into a tab that shows this page does not reload it.
addEventListener("hashchange", signIn);
