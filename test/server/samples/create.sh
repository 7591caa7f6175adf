# The backslashes are in quotes, so the shell leaves them in what is sent, as the documentation's own do.
curl -s -X POST \
    -H 'Content-Type: application/json' \
    -d '{"branch": "master", \
         "ref": "9abc2ac68d52afe1a5a3fbc724d031af5a397204", \
         "accept_buttons": "true", \
         "skip_no_further_than": "run-and-deploy" \
        }' \
    "$BASE/api/v1/run/repo_name?layertoken=${TOKEN}"
