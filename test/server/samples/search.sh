curl -s "$BASE/api/v1/run/repo_name/search?search=status%3Asucceeded&token=${TOKEN}"
