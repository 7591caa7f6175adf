const { BASE, TOKEN } = process.env;
fetch(`${BASE}/api/v1/run/repo_name/search?search=status%3Asucceeded&token=${TOKEN}`)
  .then((res) => res.json())
  .then((json) => process.stdout.write(JSON.stringify(json)));
