const { BASE, TOKEN } = process.env;
fetch(`${BASE}/api/v1/run/repo_name?token=${TOKEN}`, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    branch: "master",
    ref: "9abc2ac68d52afe1a5a3fbc724d031af5a397204",
    accept_buttons: "true",
    extra: "some extra data",
  }),
})
  .then((res) => res.json())
  .then((json) => process.stdout.write(JSON.stringify(json)));
